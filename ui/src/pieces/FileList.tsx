/** The files of a piece, those on their way, those refused in words. */
import { useState } from "react";
import type { AttachmentView, PieceView } from "../bridge";
import { Progress } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Icon } from "../controls/Icon";
import { useSay } from "../controls/Announcer";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { dayWords, sizeWords } from "../words/format";
import { Preview } from "./Preview";
import { useUploads } from "./uploads";

export function FileList({ piece }: { piece: PieceView }) {
  const words = useWords();
  const { uploads, dismiss } = useUploads();
  const [shown, setShown] = useState<AttachmentView | null>(null);
  const mine = uploads.filter((u) => u.target === piece.target);
  return (
    <>
      {piece.attachments.length > 0 && (
        <ul className="files">
          {piece.attachments.map((file) => <FileLine key={file.id} file={file} target={piece.target} onShow={() => setShown(file)} />)}
        </ul>
      )}
      {mine.map((upload) =>
        upload.fault ? (
          <div key={upload.key} className="refused">
            <p className="refused-name break"><strong>{upload.name}</strong> <span className="num soft">{sizeWords(words, upload.size)}</span></p>
            <FaultNotice fault={upload.fault} focus={false} />
            <Button weight="quiet" onClick={() => dismiss(upload.key)}>{words.t("piece-dismiss")}</Button>
          </div>
        ) : (
          <div key={upload.key} className="upload">
            <p className="small break">{upload.name}</p>
            <Progress label={words.t("piece-progress", { name: upload.name })} done={upload.sent} total={upload.size}
              words={`${sizeWords(words, upload.sent)} / ${sizeWords(words, upload.size)}`} />
          </div>
        ),
      )}
      {shown && <Preview file={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function FileLine({ file, target, onShow }: { file: AttachmentView; target: string; onShow: () => void }) {
  const { edit } = useDossier();
  const words = useWords();
  const say = useSay();
  const remove = () => void edit({ detach: { target, attachment: file.id } }).then(() => say(words.t("piece-said-removed", { name: file.name })));
  const viewable = file.media_type === "application/pdf" || file.media_type.startsWith("image/");
  return (
    <li className="file">
      <Icon name="file" />
      <span className="file-name break">{file.name}</span>
      <span className="small soft num">{sizeWords(words, file.size)}</span>
      {file.issued_on && <span className="small soft">{words.t("piece-issued", { day: dayWords(words, file.issued_on) })}</span>}
      <span className="file-acts">
        {viewable && <Button weight="quiet" icon="eye" onClick={onShow} aria-label={words.t("piece-show-of", { name: file.name })}>{words.t("piece-show")}</Button>}
        <Button weight="quiet" icon="trash" iconOnly onClick={remove}>{words.t("piece-remove-of", { name: file.name })}</Button>
      </span>
    </li>
  );
}
