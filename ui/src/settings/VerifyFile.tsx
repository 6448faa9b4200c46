/** Verifies a signed PDF or a receipt, whoever made it. */
import { useState } from "react";
import { door, type VerdictView } from "../bridge";
import { Busy } from "../controls/Busy";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { FilePicker } from "../pieces/FilePicker";
import { base64Of } from "../pieces/send";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { momentWords } from "../words/format";

const tones = { "TOTAL-PASSED": "green", INDETERMINATE: "amber", "TOTAL-FAILED": "red" } as const;

export function VerifyFile() {
  const words = useWords();
  const [verdict, setVerdict] = useState<{ name: string; view: VerdictView } | null>(null);
  const verify = useAsk(async (file: File) => {
    setVerdict(null);
    setVerdict({ name: file.name, view: await door.verify_file({ name: file.name, base64: await base64Of(file) }) });
  });
  return (
    <section className="card stack" aria-labelledby="settings-verify">
      <h2 id="settings-verify">{words.t("verify-title")}</h2>
      <p className="measure">{words.t("verify-text")}</p>
      <div><FilePicker id="verify" label={words.t("verify-choose")} accept={["pdf", "json"]} onPick={([file]) => file && void verify.run(file)} /></div>
      {verify.busy && <Busy>{words.t("verifying")}</Busy>}
      <FaultNotice fault={verify.fault} />
      {verdict && <div aria-live="polite"><Verdict name={verdict.name} verdict={verdict.view} /></div>}
    </section>
  );
}

function Verdict({ name, verdict }: { name: string; verdict: VerdictView }) {
  const words = useWords();
  const tone = tones[verdict.indication as keyof typeof tones] ?? "amber";
  return (
    <Notice tone={tone} title={words.t(`verdict-${verdict.indication.toLowerCase()}`, { name })}>
      <ul>
        {verdict.signatures.map((signature, index) => (
          <li key={index}>
            {words.t(signature.seal ? "verdict-sealed-by" : "verdict-signed-by", { signer: signature.signer })}
            {signature.claimed_time && <span className="num"> {words.t("verdict-when", { when: momentWords(words, signature.claimed_time) })}</span>}
          </li>
        ))}
      </ul>
      <p className="small mono">{verdict.indication}{verdict.sub_indication ? ` / ${verdict.sub_indication}` : ""}</p>
    </Notice>
  );
}
