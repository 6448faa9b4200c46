/** A field that is chosen: yes or no, one of a list, several of a list, a code searched in a long list. */
import { Choices } from "../controls/Choices";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { Searched } from "./Searched";
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
  // A list that is long, or that depends on other answers, is searched.
  const whole = options.length > 0 && !field.filtered;
  if (field.kind === "choices" && whole) return <Choices {...shell} several options={options} chosen={chosen} onChoose={choose} />;
  if (field.kind === "choice" && whole && options.length <= SHORT_LIST) return <Choices {...shell} options={options} chosen={chosen} onChoose={choose} />;
  return <Searched {...drawn} options={options} chosen={chosen} choose={choose} />;
}
