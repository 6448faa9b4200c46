/** What stands around a control: label, help, example, mark, error. All are tied to the control in text. */
import type { ReactNode } from "react";
import { useWords } from "../words";
import { Icon } from "./Icon";

/** What is said at a field: a blocking finding, a warning, or none. */
export interface FieldNote {
  severity: "blocking" | "warning";
  text: string;
}

/** What a control takes from its field so that both are tied. */
export interface Tied {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
  "aria-required": boolean | undefined;
}

interface Props {
  id: string;
  label: string;
  help?: string | null;
  example?: string | null;
  required?: boolean;
  mark?: string | null;
  notes?: FieldNote[];
  /** False where everything is optional, so that saying it each time is noise. */
  saysOptional?: boolean;
  width?: "short" | "medium" | "full";
  /** The person has left the control. */
  onLeave?: () => void;
  children: (tied: Tied) => ReactNode;
}

export function Field({ id, label, help, example, required, mark, notes = [], saysOptional = true, width = "full", onLeave, children }: Props) {
  const words = useWords();
  const ids = [help ? `${id}-help` : "", example ? `${id}-example` : "", notes.length ? `${id}-notes` : ""].filter(Boolean);
  const tied: Tied = {
    id,
    "aria-describedby": ids.join(" ") || undefined,
    "aria-invalid": notes.some((n) => n.severity === "blocking") || undefined,
    "aria-required": required || undefined,
  };
  return (
    <div className={`field field-${width}`} data-invalid={tied["aria-invalid"]} onBlur={onLeave}>
      <div className="field-top">
        <label htmlFor={id}>{label}</label>
        {!required && saysOptional && <span className="field-optional">{words.t("field-optional")}</span>}
        {mark && <span className="field-mark">{mark}</span>}
      </div>
      {help && <p className="field-help" id={`${id}-help`}>{help}</p>}
      {children(tied)}
      {example && <p className="field-example" id={`${id}-example`}>{words.t("field-example", { example })}</p>}
      <FieldNotes id={`${id}-notes`} notes={notes} />
    </div>
  );
}

/** The findings of a field, in text under it. */
export function FieldNotes({ id, notes }: { id: string; notes: FieldNote[] }) {
  const words = useWords();
  if (notes.length === 0) return null;
  return (
    <div id={id} className="field-notes">
      {notes.map((note) => (
        <p key={note.text} className={`note note-${note.severity}`}>
          <Icon name={note.severity === "blocking" ? "stop" : "warn"} />
          <span>
            <span className="visually-hidden">{words.t(`severity-${note.severity}`)} </span>
            {note.text}
          </span>
        </p>
      ))}
    </div>
  );
}
