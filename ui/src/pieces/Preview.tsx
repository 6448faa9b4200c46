/** A file page by page, as pictures drawn by Rust. */
import { useState } from "react";
import { door, type AttachmentView } from "../bridge";
import { PageImage } from "../controls/PageImage";
import { Window } from "../controls/Window";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { Pager } from "../controls/Pager";
import { useLoad } from "../state/useAsk";
import { Busy } from "../controls/Busy";
import { FaultNotice } from "../controls/FaultNotice";

export function Preview({ file, onClose }: { file: AttachmentView; onClose: () => void }) {
  const { id } = useDossier();
  const words = useWords();
  const [page, setPage] = useState(1);
  const { data, fault } = useLoad(() => door.attachment_preview({ id, attachment: file.id, page, width: 1100 }), `${file.id}:${page}`);
  return (
    <Window title={file.name} open onClose={onClose} wide>
      {fault && <FaultNotice fault={fault} />}
      {!data && !fault && <Busy>{words.t("page-drawing")}</Busy>}
      {data && (
        <>
          {data.pages > 1 && <Pager page={page} pages={data.pages} onGo={setPage} />}
          <PageImage page={data} label={words.t("page-of", { page, pages: data.pages, name: file.name })} />
        </>
      )}
    </Window>
  );
}
