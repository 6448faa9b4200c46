/** A code, or several, of a list that is searched by Rust: of the field's list, and suiting the other answers. */
import { useCallback, useEffect, useState } from "react";
import { door, type HitsView } from "../bridge";
import { Button } from "../controls/Button";
import { CodeBox } from "../controls/CodeBox";
import type { Option } from "../controls/Choices";
import { Field } from "../controls/Field";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { MOST_HITS } from "./shape";
import type { Drawn } from "./types";

const NOTHING: HitsView = { hits: [], total: 0, absent: false };

/** The words of codes that stand beside the box: of the form where it holds them, else asked one by one. */
function useLabels(codes: string[], options: Option[], search: (typed: string) => Promise<HitsView>): (code: string) => string {
  const [asked, setAsked] = useState<Record<string, string>>({});
  const known = (code: string) => options.find((o) => o.code === code)?.label ?? asked[code];
  const unknown = codes.filter((code) => known(code) === undefined);
  useEffect(() => {
    for (const code of unknown) {
      const label = (hits: HitsView) => hits.hits.find((hit) => hit.code === code)?.label ?? code;
      // A code without words is shown as it is.
      search(code).then(label, () => code).then((text) => setAsked((before) => ({ ...before, [code]: text })));
    }
  }, [unknown.join("\n"), search]);
  return (code) => known(code) ?? code;
}

type Props = Drawn & { options: Option[]; chosen: string[]; choose: (codes: string[]) => void };

export function Searched({ field, path, id, node, required, notes, mark, options, chosen, choose }: Props) {
  const words = useWords();
  const { id: dossier, view } = useDossier();
  const several = field.kind === "choices" || (field.kind === "code" && (field.max_items ?? 1) > 1);
  const absent = (field.list && view.form.lists[field.list]?.absent) || false;
  const search = useCallback(
    (typed: string) => (field.list && !absent ? door.list_search({ id: dossier, path, typed, most: MOST_HITS }) : Promise.resolve(NOTHING)),
    [dossier, path, field.list, absent],
  );
  const label = useLabels(several ? chosen : [], options, search);
  const add = (code: string | null) => code && !chosen.includes(code) && choose([...chosen, code]);
  const help = [field.help, absent ? words.t("list-absent") : null].filter(Boolean).join(" ");
  return (
    <Field id={id} label={field.label} help={help || null} example={field.example} required={required} notes={notes} mark={mark}>
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
          <CodeBox tied={tied} label={field.label} free={field.free} several={several} search={search} chosen={several ? null : (chosen[0] ?? null)}
            shown={several ? "" : (node?.shown ?? "")} onChoose={several ? add : (code) => choose(code ? [code] : [])} />
        </>
      )}
    </Field>
  );
}
