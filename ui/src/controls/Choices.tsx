/** Short lists, all shown: one answer (radio) or several (boxes). Yes and no is a short list of two. */
import type { ReactNode } from "react";
import { useWords } from "../words";
import { FieldNotes, type FieldNote } from "./Field";

export interface Option {
  code: string;
  label: string;
}

interface Props {
  id: string;
  legend: string;
  help?: string | null;
  required?: boolean;
  mark?: ReactNode;
  notes?: FieldNote[];
  options: Option[];
  chosen: string[];
  several?: boolean;
  inline?: boolean;
  readOnly?: boolean;
  onChoose: (codes: string[]) => void;
}

export function Choices({ id, legend, help, required, mark, notes = [], options, chosen, several, inline, readOnly, onChoose }: Props) {
  const words = useWords();
  const described = [help ? `${id}-help` : "", notes.length ? `${id}-notes` : ""].filter(Boolean).join(" ");
  const toggle = (code: string, on: boolean) => {
    if (!several) return onChoose([code]);
    onChoose(on ? [...chosen, code] : chosen.filter((c) => c !== code));
  };
  return (
    <fieldset id={id} tabIndex={-1} className="field" role={several ? "group" : "radiogroup"} aria-describedby={described || undefined}
      aria-required={several ? undefined : required || undefined} aria-invalid={several ? undefined : notes.some((n) => n.severity === "blocking") || undefined}
      data-invalid={notes.some((n) => n.severity === "blocking") || undefined}>
      <legend className="field-top">
        <span className="field-legend">{legend}</span>
        {!required && <span className="field-optional">{words.t("field-optional")}</span>}
        {mark && <span className="field-mark">{mark}</span>}
      </legend>
      {help && <p className="field-help" id={`${id}-help`}>{help}</p>}
      <div className={inline ? "options options-inline" : "options"}>
        {options.map((option) => (
          <label key={option.code} className="option">
            <input type={several ? "checkbox" : "radio"} name={id} value={option.code} disabled={readOnly}
              checked={chosen.includes(option.code)} onChange={(e) => toggle(option.code, e.target.checked)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {!several && chosen.length > 0 && !readOnly && !required && (
        <button type="button" className="link small" onClick={() => onChoose([])}>{words.t("field-empty-answer")}</button>
      )}
      <FieldNotes id={`${id}-notes`} notes={notes} />
    </fieldset>
  );
}
