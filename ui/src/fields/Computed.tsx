/** A value that nobody types: computed by the form, or taken from the call. It looks it. */
import { FieldNotes } from "../controls/Field";
import { Icon } from "../controls/Icon";
import { Why } from "../dossier/Why";
import { useWords } from "../words";
import { isNumeric } from "./shape";
import type { Drawn } from "./types";

export function Computed({ field, path, id, node, notes, compact }: Drawn) {
  const words = useWords();
  const computed = field.kind === "computed";
  return (
    <div className="field">
      <div className="field-top">
        <label htmlFor={id}>{field.label}</label>
        <span className="field-optional">{words.t(computed ? "field-computed" : "field-from-call")}</span>
      </div>
      {field.help && <p className="field-help">{field.help}</p>}
      <output id={id} tabIndex={-1} className={isNumeric(field) ? "computed num" : "computed"}>
        <Icon name={computed ? "half" : "lock"} />
        <span>{node?.shown || words.t("field-not-yet")}</span>
        {node?.provisional && <span className="soft small">{words.t("field-provisional")}</span>}
      </output>
      {computed && !compact && <Why path={path} about="value" label={words.t("why-value")} />}
      <FieldNotes id={`${id}-notes`} notes={notes} />
    </div>
  );
}
