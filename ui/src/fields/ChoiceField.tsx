/** A field that is chosen: yes or no, one of a list, several of a list, a code searched in a long list. */
import { Button } from "../controls/Button";
import { Choices } from "../controls/Choices";
import { CodeBox } from "../controls/CodeBox";
import { Field } from "../controls/Field";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { codesOf, optionsOf, yesNoOf } from "./shape";
import type { Drawn } from "./types";

const SHORT_LIST = 9;

export function ChoiceField(drawn: Drawn) {
  const { field, id, node, required, notes, mark, give } = drawn;
  const { view } = useDossier();
  const words = useWords();
  const shell = { id, legend: field.label, help: field.help, required, notes, mark };
  if (field.kind === "yes_no") {
    const answer = yesNoOf(node);
    const options = [{ code: "yes", label: words.t("yes") }, { code: "no", label: words.t("no") }];
    return <Choices {...shell} inline options={options} chosen={answer === null ? [] : [answer ? "yes" : "no"]}
      onChoose={([code]) => give(code ? { yes_no: code === "yes" } : null)} />;
  }
  const options = optionsOf(view, field);
  const chosen = codesOf(node);
  const choose = (codes: string[]) => give(codes.length ? { codes } : null);
  if (field.kind === "choices") return <Choices {...shell} several options={options} chosen={chosen} onChoose={choose} />;
  if (field.kind === "choice" && options.length <= SHORT_LIST) return <Choices {...shell} options={options} chosen={chosen} onChoose={choose} />;
  return <Searched {...drawn} options={options} chosen={chosen} choose={choose} />;
}

type SearchedProps = Drawn & { options: { code: string; label: string }[]; chosen: string[]; choose: (codes: string[]) => void };

function Searched({ field, id, required, notes, mark, options, chosen, choose }: SearchedProps) {
  const words = useWords();
  const several = field.kind === "code" && (field.max_items ?? 1) > 1;
  const free = field.kind === "code" && options.length === 0;
  const label = (code: string) => options.find((o) => o.code === code)?.label ?? code;
  const add = (code: string | null) => code && !chosen.includes(code) && choose([...chosen, code]);
  return (
    <Field id={id} label={field.label} help={field.help} example={field.example} required={required} notes={notes} mark={mark}>
      {(tied) => (
        <>
          {several && chosen.length > 0 && (
            <ul className="chips" aria-label={field.label}>
              {chosen.map((code) => (
                <li key={code} className="chip">
                  {label(code)}
                  <Button weight="quiet" icon="close" iconOnly onClick={() => choose(chosen.filter((c) => c !== code))}>{words.t("chip-remove", { label: label(code) })}</Button>
                </li>
              ))}
            </ul>
          )}
          <CodeBox tied={tied} label={field.label} options={options} free={free} chosen={several ? null : (chosen[0] ?? null)}
            onChoose={several ? add : (code) => choose(code ? [code] : [])} />
        </>
      )}
    </Field>
  );
}
