/** Files beside the fields or inside a row: they stay with their row. */
import { chosen } from "../bridge/given";
import { FieldNotes } from "../controls/Field";
import { FileList } from "../pieces/FileList";
import { FilePicker } from "../pieces/FilePicker";
import { useUploads } from "../pieces/uploads";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import type { Drawn } from "./types";

export function AttachmentField({ field, path, id, notes, required }: Drawn) {
  const { view } = useDossier();
  const { attach } = useUploads();
  const words = useWords();
  const piece = view.pieces.find((p) => p.target === path);
  const several = (piece?.max_files ?? field.max_files) !== 1;
  const full = piece?.max_files != null && piece.attachments.length >= piece.max_files;
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`}>
      <div className="field-top">
        <span className="field-legend" id={`${id}-label`}>{field.label}</span>
        {!required && <span className="field-optional">{words.t("field-optional")}</span>}
      </div>
      {field.help && <p className="field-help">{field.help}</p>}
      {piece && <FileList piece={piece} />}
      {!full && <FilePicker id={id} label={words.t("piece-choose")} accept={piece?.formats ?? field.formats} several={several} describedBy={`${id}-label`} onPick={(files) => attach(path, files.map(chosen))} />}
      <FieldNotes id={`${id}-notes`} notes={notes} />
    </div>
  );
}
