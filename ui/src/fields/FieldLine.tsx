/** One field of the form, whatever its kind: it shows Rust's view of it and sends what the person gives. */
import type { FieldView, Input } from "../bridge";
import { Why } from "../dossier/Why";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { idOf } from "../state/opened";
import { useWords } from "../words";
import { notesAt } from "../words/findings";
import { AttachmentField } from "./AttachmentField";
import { ChoiceField } from "./ChoiceField";
import { Composite } from "./Composite";
import { Computed } from "./Computed";
import { GroupCards } from "./GroupCards";
import { COMPOSITE } from "./shape";
import { TableField } from "./TableField";
import { TypedField } from "./TypedField";
import type { Drawn } from "./types";

const CHOSEN = new Set(["yes_no", "choice", "choices", "code"]);

/** Where a prefilled answer comes from, in words. */
function useMark(origin: string | null | undefined): string | null {
  const words = useWords();
  if (!origin) return null;
  if (origin.startsWith("form:")) return words.t("origin-form", { version: origin.slice(5) });
  return origin === "profile" || origin === "paste" ? words.t(`origin-${origin}`) : words.t("origin-file", { name: origin });
}

export function FieldLine({ field, path, compact = false }: { field: FieldView; path: string; compact?: boolean }) {
  const { view, edit } = useDossier();
  const words = useWords();
  const { isAsked } = useReach();
  const node = view.nodes.get(path);
  const group = view.groups.get(path);
  const mark = useMark(node?.origin);
  if ((node ?? group)?.visible === false) return null;
  const drawn: Drawn = {
    field,
    path,
    id: idOf(path),
    node,
    compact,
    mark,
    required: node?.required ?? false,
    notes: notesAt(words, view.findings, path, isAsked(path)),
    give: (input: Input | null) => void edit({ set: { path, input } }),
  };
  const asksWhy = !compact && field.conditional;
  const isRequired = (node ?? group)?.required ?? false;
  return (
    <>
      <Control {...drawn} />
      {asksWhy && <Why path={path} about={isRequired ? "required" : "asking"} label={words.t(isRequired ? "why-asked" : "why-here")} />}
    </>
  );
}

function Control(drawn: Drawn) {
  const { field } = drawn;
  if (field.kind === "group") return <GroupCards {...drawn} />;
  if (field.kind === "table") return <TableField {...drawn} />;
  if (field.kind === "attachment") return <AttachmentField {...drawn} />;
  if (COMPOSITE.has(field.kind) || field.components.length > 0) return <Composite {...drawn} />;
  if (field.read_only || field.kind === "computed") return <Computed {...drawn} />;
  if (CHOSEN.has(field.kind)) return <ChoiceField {...drawn} />;
  return <TypedField {...drawn} />;
}
