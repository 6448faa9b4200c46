/** An answer in several parts: an address, a person, a period. */
import { FieldNotes } from "../controls/Field";
import type { FieldView } from "../bridge";
import { useWords, type Words } from "../words";
import { FieldLine } from "./FieldLine";
import type { Drawn } from "./types";

/** A part with its name in words; the form names the whole, the parts are the same in every form. */
function named(words: Words, part: FieldView): FieldView {
  return { ...part, label: words.find(`part-${part.id.replaceAll("_", "-")}`) ?? part.label };
}

export function Composite({ field, path, id, required, notes, mark }: Drawn) {
  const words = useWords();
  return (
    <fieldset id={id} tabIndex={-1} className={`composite composite-${field.kind}`} aria-describedby={notes.length ? `${id}-notes` : undefined}>
      <legend className="field-top">
        <span className="field-legend">{field.label}</span>
        {!required && <span className="field-optional">{words.t("field-optional")}</span>}
        {mark && <span className="field-mark">{mark}</span>}
      </legend>
      {field.help && <p className="field-help">{field.help}</p>}
      <div className="composite-parts">
        {field.components.map((part) => (
          <div key={part.id} className={`part part-${part.id}`}>
            <FieldLine field={named(words, part)} path={`${path}.${part.id}`} compact />
          </div>
        ))}
      </div>
      <FieldNotes id={`${id}-notes`} notes={notes} />
    </fieldset>
  );
}
