/** The recovery key, shown this once: printed or saved, then proved by its last group. */
import { useState } from "react";
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";

export function RecoveryKey({ groups, onNext }: { groups: string[]; onNext: () => void }) {
  const words = useWords();
  const [last, setLast] = useState("");
  const confirm = useAsk(async () => {
    await door.confirm_recovery({ last_group: last });
    onNext();
  });
  const text = `${words.t("recovery-file-title")}\n\n${groups.join(" ")}\n\n${words.t("recovery-file-text")}\n`;
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); if (!confirm.busy) void confirm.run(); }}>
      <p className="lead">{words.t("recovery-text")}</p>
      <section className="recovery" aria-label={words.t("recovery-title")}>
        <h2>{words.t("recovery-title")}</h2>
        <ol className="recovery-groups mono">{groups.map((group, index) => <li key={index}>{group}</li>)}</ol>
      </section>
      <div className="row no-print">
        <Button icon="print" onClick={() => window.print()}>{words.t("recovery-print")}</Button>
        <Button icon="save" onClick={() => void door.saveText(words.t("recovery-file-name"), text)}>{words.t("recovery-save")}</Button>
      </div>
      <FaultNotice fault={confirm.fault} />
      <Field id="last-group" label={words.t("recovery-last")} help={words.t("recovery-last-help")} required width="short">
        {(tied) => <input {...tied} className="box mono" value={last} onChange={(e) => setLast(e.target.value)} autoComplete="off" spellCheck={false} autoCapitalize="characters" />}
      </Field>
      <div className="row no-print">
        <Button type="submit" weight="main" busy={confirm.busy} disabled={!last.trim()}>{words.t("next")}</Button>
        <Button weight="quiet" onClick={onNext}>{words.t("recovery-later")}</Button>
      </div>
    </form>
  );
}
