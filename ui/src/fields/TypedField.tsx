/** A field that is typed: text, numbers, identifiers, dates. The raw text goes to Rust as it is. */
import { DateBox } from "../controls/DateBox";
import { Field } from "../controls/Field";
import { TextBox } from "../controls/TextBox";
import { useReach } from "../state/reach";
import { inputMode, isNumeric, textOf, typedInput, unitOf, widthOf } from "./shape";
import type { Drawn } from "./types";

export function TypedField({ field, path, id, node, required, notes, mark, give }: Drawn) {
  const { ask } = useReach();
  const commit = (text: string) => give(typedInput(text));
  return (
    <Field id={id} label={field.label} help={field.help} example={field.example} required={required} notes={notes} mark={mark} width={widthOf(field)} onLeave={() => ask(path)}>
      {(tied) =>
        field.kind === "date" ? (
          <DateBox tied={tied} label={field.label} value={textOf(node)} onCommit={commit} />
        ) : (
          <TextBox tied={tied} value={textOf(node)} onCommit={commit} unit={unitOf(field)} long={field.kind === "long_text"} numeric={isNumeric(field)}
            inputMode={inputMode(field.kind)} />
        )
      }
    </Field>
  );
}
