/** One piece: whether it is required and why, what is accepted, its files. */
import { chosen } from "../bridge/given";
import type { PieceView } from "../bridge";
import { Why } from "../dossier/Why";
import { FieldNotes } from "../controls/Field";
import { Icon } from "../controls/Icon";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { idOf } from "../state/opened";
import { useWords } from "../words";
import { findingWhy, notesAt } from "../words/findings";
import { sizeWords } from "../words/format";
import { FileList } from "./FileList";
import { FilePicker } from "./FilePicker";
import { PickDocument } from "./PickDocument";
import { pieceName } from "./place";
import { useUploads } from "./uploads";

export function PieceCard({ piece }: { piece: PieceView }) {
  const { view } = useDossier();
  const words = useWords();
  const { attach } = useUploads();
  const { isAsked } = useReach();
  const id = idOf(piece.target);
  const here = piece.attachments.length >= piece.min_files;
  const finding = view.findings.find((f) => f.path === piece.target);
  const why = finding && findingWhy(words, finding);
  const full = piece.max_files !== null && piece.attachments.length >= piece.max_files;
  return (
    <li className="piece" data-here={here || undefined}>
      <div className="piece-top">
        <h3 id={`${id}-title`}>{pieceName(piece)}</h3>
        <PieceTag piece={piece} />
      </div>
      {piece.help && <p className="field-help measure">{piece.help}</p>}
      <FileList piece={piece} />
      {!here && <FieldNotes id={`${id}-notes`} notes={notesAt(words, view.findings, piece.target, isAsked(piece.target))} />}
      {!here && why && <p className="small soft measure">{why}</p>}
      {piece.conditional && <Why path={piece.target} about={piece.required ? "required" : "asking"} label={words.t(piece.required ? "why-asked" : "why-document")} />}
      <div className="piece-foot">
        {!full && <FilePicker id={id} label={words.t(here ? "piece-add" : "piece-choose")} accept={piece.formats} several={piece.max_files !== 1}
          describedBy={`${id}-title ${id}-accepts`} onPick={(files) => attach(piece.target, files.map(chosen))} />}
        {!full && <PickDocument piece={piece} />}
        <p id={`${id}-accepts`} className="small soft"><Accepts piece={piece} /></p>
      </div>
    </li>
  );
}

function Accepts({ piece }: { piece: PieceView }) {
  const words = useWords();
  const formats = piece.formats.map((f) => f.toUpperCase()).join(", ");
  const parts = [
    formats ? words.t("piece-formats", { formats }) : null,
    piece.max_size ? words.t("piece-max-size", { size: sizeWords(words, piece.max_size) }) : null,
    piece.min_files > 1 ? words.t("piece-min-files", { files: piece.min_files }) : null,
    piece.max_files ? words.t("piece-max-files", { files: piece.max_files }) : null,
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}

function PieceTag({ piece }: { piece: PieceView }) {
  const words = useWords();
  const lacking = piece.required || piece.attachments.length > 0 ? piece.min_files - piece.attachments.length : 0;
  if (piece.attachments.length > 0 && lacking > 0) return <span className="tag tag-amber"><Icon name="warn" />{words.t("piece-lacking", { files: lacking })}</span>;
  if (piece.attachments.length > 0) return <span className="tag tag-green"><Icon name="check" />{words.t("piece-here", { files: piece.attachments.length })}</span>;
  if (!piece.required) return <span className="tag">{words.t("piece-optional")}</span>;
  const grave = piece.severity === "blocking";
  return <span className={`tag ${grave ? "tag-red" : "tag-amber"}`}><Icon name={grave ? "stop" : "warn"} />{words.t(grave ? "piece-required" : "piece-expected")}</span>;
}
