/** Where the work is kept: the name of the person, the key of the store, and its recovery key proved kept. */
import { useState } from "react";
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { Notice } from "../controls/Notice";
import { SecretBox } from "../controls/SecretBox";
import { useApp } from "../state/app";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { RecoveryKey } from "./RecoveryKey";

export function KeepStep({ onNext }: { onNext: () => void }) {
  const words = useWords();
  const { state } = useApp();
  const [author, setAuthor] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [key, setKey] = useState<string[] | null>(null);
  const make = useAsk(async () => {
    const made = await door.first_start({ author: author.trim(), passphrase: passphrase || null });
    setPassphrase("");
    setKey(made.recovery_key);
  });
  if (key) return <RecoveryKey groups={key} onNext={onNext} />;
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); if (!make.busy) void make.run(); }}>
      <p className="lead">{words.t("start-keep-text")}</p>
      <FaultNotice fault={make.fault} />
      <Field id="author" label={words.t("author")} help={words.t("author-help")} required>
        {(tied) => <input {...tied} className="box" value={author} onChange={(e) => setAuthor(e.target.value)} autoComplete="name" />}
      </Field>
      {state.keyring ? <Notice icon="key" title={words.t("start-keyring")}><p>{words.t("start-keyring-text")}</p></Notice> : <Notice icon="key" title={words.t("start-no-keyring")}><p>{words.t("start-no-keyring-text")}</p></Notice>}
      {!state.keyring && (
        <Field id="passphrase" label={words.t("passphrase")} help={words.t("passphrase-help")} required>
          {(tied) => <SecretBox tied={tied} value={passphrase} onType={setPassphrase} fresh />}
        </Field>
      )}
      <div><Button type="submit" weight="main" busy={make.busy} disabled={!author.trim() || (!state.keyring && !passphrase)}>{words.t("start-keep-act")}</Button></div>
    </form>
  );
}
