/** One line or several of text, with a unit after it where there is one. */
import type { Tied } from "./Field";
import { useDraft } from "./useDraft";

interface Props {
  tied: Tied;
  value: string;
  onCommit: (text: string) => void;
  unit?: string | null;
  long?: boolean;
  readOnly?: boolean;
  numeric?: boolean;
  maxLength?: number | null;
  autoComplete?: string;
  inputMode?: "text" | "decimal" | "numeric" | "email" | "tel" | "url";
}

export function TextBox({ tied, value, onCommit, unit, long, readOnly, numeric, autoComplete = "off", inputMode }: Props) {
  const draft = useDraft(value, onCommit);
  const shared = {
    ...tied,
    value: draft.text,
    readOnly,
    onFocus: draft.focus,
    onBlur: draft.leave,
    autoComplete,
    spellCheck: long ?? false,
  };
  if (long) return <textarea {...shared} className="box box-long" rows={5} onChange={(e) => draft.type(e.target.value)} />;
  return (
    <span className="box-line">
      <input
        {...shared}
        className={numeric ? "box box-number num" : "box"}
        inputMode={inputMode ?? (numeric ? "decimal" : "text")}
        onChange={(e) => draft.type(e.target.value)}
        onKeyDown={(e) => e.key === "Enter" && draft.send()}
      />
      {unit && <span className="box-unit">{unit}</span>}
    </span>
  );
}
