/** What was signed, by whom, when, with which proof of time. */
import { useEffect, useState } from "react";
import { door, type DossierState, type Fault, type Level } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { useDossier } from "../state/dossier";
import { go } from "../state/route";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { momentWords } from "../words/format";
import { TimeProof } from "./TimeProof";

const WAITING_MS = 10_000;
/** States in which no deposit holds the signed file. */
const OPEN: DossierState[] = ["draft", "ready", "signed", "refused"];

/** `missing` is why the signature that was just made has not the level that was wished for. */
export function Signed({ missing }: { missing: Fault | null }) {
  const { id, view, reload } = useDossier();
  const words = useWords();
  const say = useSay();
  const [lacks, setLacks] = useState(missing);
  const raise = useAsk(async (level: Level) => {
    const raised = await door.dossier_raise({ id, level });
    setLacks(raised.queued ? null : raised.missing);
    await reload();
    say(words.t(raised.missing ? "stamp-said-missing" : "stamp-said-done"));
  });
  // What waits is asked for in the background: the screen takes it in when it is there.
  const waits = view.signed?.waiting !== null && view.signed !== null;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = window.setInterval(() => void reload(), WAITING_MS);
    return () => window.clearInterval(timer);
  }, [waits, reload]);
  if (!view.signed) return null;
  const { signer, claimed_time, sha256 } = view.signed;
  return (
    <>
      <Notice tone="green" title={words.t("signed-by", { signer })}><p className="num">{words.t("signed-when", { when: momentWords(words, claimed_time) })}</p></Notice>
      <TimeProof signed={view.signed} missing={lacks} busy={raise.busy} held={!OPEN.includes(view.summary.state)} onRaise={(level) => void raise.run(level)} />
      <FaultNotice fault={raise.fault} />
      <p className="small soft mono break">SHA-256 {sha256}</p>
      <p className="small">{words.t("signed-frozen")}</p>
      <div className="row">
        <Button weight="main" onClick={() => go({ screen: "dossier", id, step: "deposit", section: null })}>{words.t("signed-go-deposit")}</Button>
        <Button icon="save" onClick={() => void door.saveExport(id, "signed_pdf")}>{words.t("signed-keep-pdf")}</Button>
      </div>
    </>
  );
}
