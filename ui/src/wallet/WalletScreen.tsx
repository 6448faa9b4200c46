/** The organisation's documents: kept once, joined to many dossiers, renewed in time. */
import { useEffect, useState } from "react";
import { asFault, door, type Fault, type WalletDocumentView, type WalletView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Window } from "../controls/Window";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { DocumentForm, type Doing } from "./DocumentForm";
import { DocumentLine } from "./DocumentLine";
import { documentName } from "./words";

export function WalletScreen() {
  const words = useWords();
  const say = useSay();
  const [wallet, setWallet] = useState<WalletView | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [leaving, setLeaving] = useState<WalletDocumentView | null>(null);
  useEffect(() => {
    door.wallet_list({ dossier: null }).then(setWallet, (error: unknown) => setFault(asFault(error)));
  }, []);
  const done = (view: WalletView, said: string) => {
    setWallet(view);
    setDoing(null);
    setLeaving(null);
    say(said);
  };
  return (
    <div className="screen stack">
      <div className="row screen-top">
        <h1 tabIndex={-1}>{words.t("nav-wallet")}</h1>
        {wallet && <Button className="row-end" weight="main" icon="plus" onClick={() => setDoing({ is: "add" })}>{words.t("wallet-add")}</Button>}
      </div>
      <p className="lead measure">{words.t("wallet-text")}</p>
      <FaultNotice fault={fault} />
      {!wallet && !fault && <Busy>{words.t("wallet-opening")}</Busy>}
      {wallet?.documents.length === 0 && (
        <section className="empty" aria-label={words.t("wallet-none")}>
          <h2>{words.t("wallet-none")}</h2>
          <p className="measure">{words.t("wallet-none-text")}</p>
        </section>
      )}
      {wallet && wallet.documents.length > 0 && (
        <section aria-label={words.t("nav-wallet")}>
          <h2 className="visually-hidden">{words.t("nav-wallet")}</h2>
          <ul className="pieces">
            {wallet.documents.map((document) => (
              <DocumentLine key={document.id} document={document} onRenew={() => setDoing({ is: "renew", document })}
                onChange={() => setDoing({ is: "change", document })} onRemove={() => setLeaving(document)} />
            ))}
          </ul>
        </section>
      )}
      {wallet && doing && <DocumentForm wallet={wallet} doing={doing} onDone={done} onClose={() => setDoing(null)} />}
      {leaving && <Leaving document={leaving} onDone={done} onClose={() => setLeaving(null)} />}
    </div>
  );
}

function Leaving({ document, onDone, onClose }: { document: WalletDocumentView; onDone: (view: WalletView, said: string) => void; onClose: () => void }) {
  const words = useWords();
  const remove = useAsk(async () => onDone(await door.wallet_remove({ document: document.id }), words.t("wallet-said-removed")));
  const dossiers = Math.max(...document.versions.map((v) => v.dossiers));
  return (
    <Window title={words.t("wallet-remove-title", { name: documentName(words, document) })} open onClose={onClose}>
      <div className="stack">
        <FaultNotice fault={remove.fault} />
        <p className="measure">{words.t("wallet-remove-text", { dossiers })}</p>
        <div className="window-foot">
          <Button weight="grave" busy={remove.busy} onClick={() => void remove.run()}>{words.t("wallet-remove")}</Button>
          <Button onClick={onClose}>{words.t("cancel")}</Button>
        </div>
      </div>
    </Window>
  );
}
