/** A document that comes in, is renewed, or whose dates are mended. */
import { useState } from "react";
import { door, type WalletDocumentView, type WalletView } from "../bridge";
import { Progress } from "../controls/Busy";
import { Button } from "../controls/Button";
import { DateBox } from "../controls/DateBox";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { Window } from "../controls/Window";
import { FilePicker } from "../pieces/FilePicker";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { sizeWords } from "../words/format";
import { sendDocument } from "./send";
import { documentName, kindWords, typedDay } from "./words";

/** What the form does: a new document, a new version of one, or other words and dates for one. */
export type Doing = { is: "add" } | { is: "renew" | "change"; document: WalletDocumentView };

interface Props {
  wallet: WalletView;
  doing: Doing;
  onDone: (view: WalletView, said: string) => void;
  onClose: () => void;
}

export function DocumentForm({ wallet, doing, onDone, onClose }: Props) {
  const words = useWords();
  const known = doing.is === "add" ? null : doing.document;
  const current = doing.is === "change" ? known?.versions[0] : undefined;
  const [kind, setKind] = useState(known?.kind ?? wallet.kinds[0]?.id ?? "");
  const [title, setTitle] = useState(known?.title ?? "");
  const [issued, setIssued] = useState(typedDay(current?.issued_on ?? null));
  const [expires, setExpires] = useState(typedDay(current?.expires_on ?? null));
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const name = known ? documentName(words, known) : kindWords(words, kind);
  const save = useAsk(async () => {
    const dates = { issued_on: issued || null, expires_on: expires || null };
    if (doing.is === "change") onDone(await door.wallet_change({ document: doing.document.id, title, ...dates }), words.t("wallet-said-changed"));
    else if (file) {
      const end = doing.is === "add" ? { document: null, kind, title } : { document: doing.document.id, kind: null, title: null };
      const said = doing.is === "add" ? words.t("wallet-said-added", { name }) : words.t("wallet-said-renewed", { name });
      onDone(await sendDocument(file, { ...end, ...dates }, setSent), said);
    }
  });
  const ready = doing.is === "change" || file !== null;
  const months = wallet.kinds.find((k) => k.id === kind)?.months ?? 0;
  return (
    <Window title={words.t(`wallet-${doing.is}-title`, { name })} open onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); if (ready && !save.busy) void save.run(); }}>
        <FaultNotice fault={save.fault} />
        {doing.is === "renew" && <p className="measure">{words.t("wallet-renew-text")}</p>}
        {doing.is === "add" && (
          <Field id="wallet-kind" label={words.t("wallet-kind")} required>
            {(tied) => (
              <select {...tied} className="box" value={kind} onChange={(e) => setKind(e.target.value)}>
                {wallet.kinds.map((k) => <option key={k.id} value={k.id}>{kindWords(words, k.id)}</option>)}
              </select>
            )}
          </Field>
        )}
        {doing.is !== "renew" && (
          <Field id="wallet-title" label={words.t("wallet-title")} help={words.t("wallet-title-help")} saysOptional={false}>
            {(tied) => <input {...tied} className="box" value={title} onChange={(e) => setTitle(e.target.value)} autoComplete="off" />}
          </Field>
        )}
        {doing.is !== "change" && (
          <div className="row">
            <FilePicker id="wallet-file" label={words.t("wallet-file-choose")} onPick={([picked]) => setFile(picked ?? null)} />
            <span className="break" role="status">{file ? `${file.name} (${sizeWords(words, file.size)})` : ""}</span>
          </div>
        )}
        <Field id="wallet-issued" label={words.t("wallet-issued")} help={words.t("wallet-issued-help", { months })} saysOptional={false} width="medium">
          {(tied) => <DateBox tied={tied} label={words.t("wallet-issued")} value={issued} onCommit={setIssued} />}
        </Field>
        <Field id="wallet-expires" label={words.t("wallet-expires")} help={words.t("wallet-expires-help")} saysOptional={false} width="medium">
          {(tied) => <DateBox tied={tied} label={words.t("wallet-expires")} value={expires} onCommit={setExpires} />}
        </Field>
        {save.busy && file && <Progress label={words.t("wallet-sending", { name: file.name })} done={sent} total={file.size} words={`${sizeWords(words, sent)} / ${sizeWords(words, file.size)}`} />}
        <div className="window-foot">
          <Button type="submit" weight="main" busy={save.busy} disabled={!ready}>{words.t("wallet-save")}</Button>
          <Button onClick={onClose}>{words.t("cancel")}</Button>
        </div>
      </form>
    </Window>
  );
}
