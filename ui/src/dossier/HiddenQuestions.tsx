/** What the form does not ask in this case, folded away, each with its « Pourquoi ? »: in a section, in a card of a repeat, among the documents. */
import type { FieldView, PieceView } from "../bridge";
import { pieceName } from "../pieces/place";
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
  const hidden = useHidden(view.form.sections.find((known) => known.id === section)?.fields ?? [], section);
  const sections = view.form.sections
    .filter((known) => last && view.sections.find((shown) => shown.id === known.id)?.visible === false)
    .map((known) => ({ path: known.id, label: known.title }));
  return <Folded all={[...hidden, ...sections]} />;
}

/** What is not asked in one row. */
export function HiddenInRow({ fields, path }: { fields: FieldView[]; path: string }) {
  return <Folded all={useHidden(fields, path)} />;
}

/** Documents that are not asked for; one that goes with rows is told once. */
export function HiddenPieces({ pieces }: { pieces: PieceView[] }) {
  const firsts = [...new Map([...pieces].reverse().map((piece) => [piece.id, piece])).values()].reverse();
  return <Folded all={firsts.map((piece) => ({ path: piece.target, label: pieceName(piece) }))} title="hidden-pieces" />;
}

interface Hidden {
  path: string;
  label: string;
}

function useHidden(fields: FieldView[], under: string): Hidden[] {
  const { view } = useDossier();
  const isHidden = ({ path }: Hidden) => (view.nodes.get(path) ?? view.groups.get(path))?.visible === false;
  return fields.map((field) => ({ path: `${under}.${field.id}`, label: field.label })).filter(isHidden);
}

function Folded({ all, title = "hidden-questions" }: { all: Hidden[]; title?: string }) {
  const words = useWords();
  if (all.length === 0) return null;
  return (
    <details className="hidden-questions small">
      <summary>{words.t(title, { count: all.length })}</summary>
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
