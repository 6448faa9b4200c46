/** The store waits for its passphrase, or for its recovery key. It is never made again. */
import { useEffect, useRef, useState } from "react";
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { SecretBox } from "../controls/SecretBox";
import { useApp } from "../state/app";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";

export function Unlock() {
  const words = useWords();
  const { refresh } = useApp();
  const [secret, setSecret] = useState("");
  const [recovery, setRecovery] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const unlock = useAsk(async () => {
    await door.unlock(recovery ? { passphrase: null, recovery_key: secret } : { passphrase: secret, recovery_key: null });
    setSecret("");
    await refresh();
  });
  // The secret is all that is asked here: it can be typed at once.
  useEffect(() => form.current?.querySelector("input")?.focus(), [recovery]);
  const turn = () => {
    setRecovery(!recovery);
    setSecret("");
    unlock.clear();
  };
  return (
    <main className="start">
      <form ref={form} aria-labelledby="unlock" className="start-sheet stack" onSubmit={(e) => { e.preventDefault(); if (!unlock.busy) void unlock.run(); }}>
        <h1 id="unlock">{words.t("unlock-title")}</h1>
        <p className="lead">{words.t("unlock-text")}</p>
        <FaultNotice fault={unlock.fault} />
        <Field key={String(recovery)} id="secret" label={words.t(recovery ? "recovery-title" : "passphrase")} help={recovery ? words.t("unlock-recovery-help") : null} required>
          {(tied) => <SecretBox tied={tied} value={secret} onType={setSecret} />}
        </Field>
        <div className="row">
          <Button type="submit" weight="main" busy={unlock.busy} disabled={!secret}>{words.t("unlock-act")}</Button>
          <Button weight="quiet" onClick={turn}>{words.t(recovery ? "unlock-with-passphrase" : "unlock-with-recovery")}</Button>
        </div>
      </form>
    </main>
  );
}
