/** What the form does not ask in this case, folded away, each with its « Pourquoi ? ». */
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { Why } from "./Why";

interface Props {
  /** The section on the screen. */
  section: string;
  /** Whether it is the last: sections that are hidden as a whole are told there. */
  last: boolean;
}

export function HiddenQuestions({ section, last }: Props) {
  const { view } = useDossier();
  const words = useWords();
  const isHidden = (path: string) => (view.nodes.get(path) ?? view.groups.get(path))?.visible === false;
  const fields = view.form.sections.find((known) => known.id === section)?.fields ?? [];
  const hidden = fields
    .map((field) => ({ path: `${section}.${field.id}`, label: field.label }))
    .filter(({ path }) => isHidden(path));
  const sections = view.form.sections
    .filter((known) => last && view.sections.find((shown) => shown.id === known.id)?.visible === false)
    .map((known) => ({ path: known.id, label: known.title }));
  const all = [...hidden, ...sections];
  if (all.length === 0) return null;
  return (
    <details className="hidden-questions small">
      <summary>{words.t("hidden-questions", { count: all.length })}</summary>
      <ul>
        {all.map(({ path, label }) => (
          <li key={path}>
            {label}
            <Why path={path} about="visible" label={words.t("why-hidden", { label })} />
          </li>
        ))}
      </ul>
    </details>
  );
}
