/** One dossier read before it is signed with others: the very bytes that will be signed. */
import { useEffect, useState } from "react";
import { door, type DossierSummaryView, type PrintedView } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Window } from "../controls/Window";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { PagesView } from "./PagesView";

export function Reading({ dossier, onRead, onClose }: { dossier: DossierSummaryView; onRead: () => void; onClose: () => void }) {
  const words = useWords();
  const [printed, setPrinted] = useState<PrintedView | null>(null);
  const print = useAsk(async () => setPrinted(await door.dossier_print({ id: dossier.id })));
  useEffect(() => void print.run(), [print.run]);
  return (
    <Window title={words.t("several-read-of", { title: dossier.title })} open wide onClose={onClose}>
      <div className="stack">
        <FaultNotice fault={print.fault} />
        {!printed && !print.fault && <Busy>{words.t("sign-printing")}</Busy>}
        {printed && (
          <>
            <PagesView id={dossier.id} pages={printed.pages} sha256={printed.sha256} />
            <p className="small soft mono break">SHA-256 {printed.sha256}</p>
            <div className="window-foot">
              <Button weight="main" onClick={onRead}>{words.t("several-read-done")}</Button>
              <Button onClick={onClose}>{words.t("cancel")}</Button>
            </div>
          </>
        )}
      </div>
    </Window>
  );
}
