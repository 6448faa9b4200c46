/** "Add from my documents": those of the piece's kind first, each with whether it is good on the day of the deadline. */
import { useState } from "react";
import { door, type PieceView, type WalletDocumentView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Window } from "../controls/Window";
import { useDossier } from "../state/dossier";
import { useAsk, useLoad } from "../state/useAsk";
import { StandingTag } from "../wallet/DocumentLine";
import { documentName } from "../wallet/words";
import { useWords } from "../words";
import { dayWords } from "../words/format";
import { pieceName } from "./place";

export function PickDocument({ piece }: { piece: PieceView }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="folder" aria-haspopup="dialog" aria-label={`${words.t("wallet-pick")} (${pieceName(piece)})`} onClick={() => setOpen(true)}>{words.t("wallet-pick")}</Button>
      {open && <Pick piece={piece} onClose={() => setOpen(false)} />}
    </>
  );
}

function Pick({ piece, onClose }: { piece: PieceView; onClose: () => void }) {
  const { id, take } = useDossier();
  const words = useWords();
  const say = useSay();
  const { data, fault } = useLoad(() => door.wallet_list({ dossier: id }), id);
  const attach = useAsk(async (document: WalletDocumentView) => {
    take(await door.dossier_edit({ id, edits: [{ attach_document: { target: piece.target, document: document.id } }] }));
    say(words.t("piece-said-attached", { name: document.versions[0]?.name ?? "" }));
    onClose();
  });
  const own = data?.documents.filter((d) => d.kind === piece.id) ?? [];
  const others = data?.documents.filter((d) => d.kind !== piece.id) ?? [];
  const list = (documents: WalletDocumentView[]) => (
    <ul className="pieces">
      {documents.map((document) => {
        const name = documentName(words, document);
        const version = document.versions[0];
        return version && (
          <li key={document.id} className="piece">
            <div className="piece-top"><h3>{name}</h3><StandingTag version={version} /></div>
            <div className="piece-foot">
              <span className="small soft break">{version.name}</span>
              <Button weight={document.kind === piece.id ? "main" : "plain"} aria-label={words.t("wallet-pick-of", { name })} busy={attach.busy} onClick={() => void attach.run(document)}>{words.t("wallet-pick-act")}</Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
  return (
    <Window title={words.t("wallet-pick-title", { piece: pieceName(piece) })} open onClose={onClose} wide>
      <div className="stack">
        <FaultNotice fault={fault ?? attach.fault} />
        {!data && !fault && <Busy>{words.t("wallet-opening")}</Busy>}
        {data?.documents.length === 0 && <p>{words.t("wallet-pick-none")}</p>}
        {data && data.documents.length > 0 && <p className="soft">{words.t("wallet-pick-text", { day: dayWords(words, data.day) })}</p>}
        {own.length > 0 && list(own)}
        {others.length > 0 && <details open={own.length === 0}><summary>{words.t("wallet-pick-others")}</summary>{list(others)}</details>}
      </div>
    </Window>
  );
}
