/** Where the work is kept, and the proof that its recovery key was kept. */
import { useState } from "react";
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { Notice } from "../controls/Notice";
import { useApp } from "../state/app";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";

export function RecoverySetting() {
  const words = useWords();
  const { state, refresh } = useApp();
  const [last, setLast] = useState("");
  const confirm = useAsk(async () => {
    await door.confirm_recovery({ last_group: last });
    await refresh();
  });
  return (
    <section className="card stack" aria-labelledby="settings-storage">
      <h2 id="settings-storage">{words.t("settings-storage")}</h2>
      <p className="measure">{words.t(state.keyring ? "storage-keyring" : "storage-passphrase")}</p>
      {state.recovery_confirmed ? (
        <Notice tone="green" title={words.t("recovery-confirmed")}><p>{words.t("recovery-confirmed-text")}</p></Notice>
      ) : (
        <form className="stack" onSubmit={(e) => { e.preventDefault(); if (!confirm.busy) void confirm.run(); }}>
          <p>{words.t("recovery-confirm-text")}</p>
          <FaultNotice fault={confirm.fault} />
          <Field id="last-group" label={words.t("recovery-last")} help={words.t("recovery-last-help")} required width="short">
            {(tied) => <input {...tied} className="box mono" value={last} onChange={(e) => setLast(e.target.value)} autoComplete="off" spellCheck={false} />}
          </Field>
          <div><Button type="submit" busy={confirm.busy} disabled={!last.trim()}>{words.t("recovery-confirm")}</Button></div>
        </form>
      )}
    </section>
  );
}
