/** A field that is chosen: yes or no, one of a list, several of a list, a code searched in a long list. */
import { Choices } from "../controls/Choices";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { Searched } from "./Searched";
import { codesOf, isSearched, optionsOf, yesNoOf } from "./shape";
import type { Drawn } from "./types";

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
  if (field.kind === "choices" && options.length > 0 && !field.filtered) return <Choices {...shell} several options={options} chosen={chosen} onChoose={choose} />;
  if (!isSearched(field, options)) return <Choices {...shell} options={options} chosen={chosen} onChoose={choose} />;
  return <Searched {...drawn} options={options} chosen={chosen} choose={choose} />;
}
