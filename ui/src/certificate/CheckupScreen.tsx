/** A certificate tried weeks before it counts: it signs a sample, and says until when and for whom it serves. */
import { useState } from "react";
import { door, type CheckupView, type KeyView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { KeyForm } from "../sign/KeyForm";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { Checkup } from "./Checkup";

export function CheckupScreen() {
  const words = useWords();
  const say = useSay();
  const [checkup, setCheckup] = useState<CheckupView | null>(null);
  const check = useAsk(async (key: KeyView) => {
    setCheckup(await door.certificate_check({ key: key.key, pin: null }));
    say(words.t("check-said"));
  });
  return (
    <div className="screen stack">
      <h1 tabIndex={-1}>{words.t("check-title")}</h1>
      <p className="lead measure">{words.t("check-text")}</p>
      {!checkup && <KeyForm act={{ label: words.t("check-run"), busy: check.busy, needsUsable: false, run: (key) => void check.run(key) }} />}
      {check.busy && <Busy>{words.t("check-running")}</Busy>}
      <FaultNotice fault={check.fault} />
      {checkup && <Checkup checkup={checkup} />}
      {checkup && <div><Button onClick={() => setCheckup(null)}>{words.t("check-again")}</Button></div>}
    </div>
  );
}
