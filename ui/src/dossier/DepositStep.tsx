/** Depositing: before it leaves, on its way, and the receipt at the end. "Déposé" only with a verified receipt. */
import { useEffect } from "react";
import { door } from "../bridge";
import { Busy } from "../controls/Busy";
import { Notice } from "../controls/Notice";
import { useSay } from "../controls/Announcer";
import { Departure } from "../deposit/Departure";
import { Journey } from "../deposit/Journey";
import { Receipt } from "../deposit/Receipt";
import { useDossier } from "../state/dossier";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords } from "../words";

const MOVING = new Set(["queued", "uploading"]);
const BEFORE = new Set(["draft", "ready", "signed", "refused"]);

export function DepositStep() {
  const { id, view, reload } = useDossier();
  const words = useWords();
  const say = useSay();
  const outbox = useLoad(() => door.outbox({ id }), id, 700);
  const entry = outbox.data?.entries.find((e) => e.dossier === id);
  const moving = entry !== undefined && MOVING.has(entry.state);
  const deposited = !moving && !BEFORE.has(view.summary.state) && !MOVING.has(view.summary.state);
  const attempt = useAsk(() => door.sync_now());
  const cancel = useAsk(async () => {
    await door.deposit_cancel({ id });
    await Promise.all([outbox.reload(), reload()]);
  });

  // The dossier's own state follows what the outbox says.
  const state = entry?.state;
  useEffect(() => {
    if (state && state !== view.summary.state) void reload();
    if (state) say(words.t(`journey-${state}`));
  }, [state]);

  if (deposited) return <div className="step-page"><Got /></div>;
  if (!outbox.data) return <div className="step-page"><Busy>{words.t("deposit-looking")}</Busy></div>;
  return (
    <div className="step-page">
      {entry && moving ? (
        <Journey entry={entry} busy={attempt.busy} onTry={() => void attempt.run()} onCancel={() => void cancel.run()} />
      ) : (
        <>
          {entry?.last_fault && entry.state === "refused" && <Notice tone="red" title={words.t(`error-${entry.last_fault.code}-title`, entry.last_fault.values)}><p>{words.t(`error-${entry.last_fault.code}-text`, entry.last_fault.values)}</p><p>{words.t(`error-${entry.last_fault.code}-repair`, entry.last_fault.values)}</p></Notice>}
          <Departure onGone={() => void outbox.reload()} />
        </>
      )}
    </div>
  );
}

function Got() {
  const { id } = useDossier();
  const words = useWords();
  const { data, fault } = useLoad(() => door.receipt({ id }), id);
  if (fault) return <Notice tone="amber" title={words.t("receipt-awaited")}><p>{words.t("receipt-awaited-text")}</p></Notice>;
  return data ? <Receipt receipt={data} /> : <Busy>{words.t("receipt-opening")}</Busy>;
}
