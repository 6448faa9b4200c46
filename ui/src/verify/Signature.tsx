/** One signature: who, when, the five checks, and the details for those who ask. */
import { useId } from "react";
import type { CheckView, SignatureView } from "../bridge";
import { Icon, type IconName } from "../controls/Icon";
import { useWords } from "../words";
import { momentWords } from "../words/format";
import { Changes } from "./Changes";
import { Stamps } from "./Stamps";

interface Props {
  signature: SignatureView;
  number: number;
  base64: string;
  open: boolean;
}

const signs: Record<string, IconName> = { holds: "check", fails: "stop", unknown: "warn" };

export function Signature({ signature, number, base64, open }: Props) {
  const words = useWords();
  const id = useId();
  const by = signature.signer ? words.t(signature.seal ? "verdict-sealed-by" : "verdict-signed-by", { signer: signature.signer }) : words.t("verdict-signer-unknown");
  return (
    <article className="piece" aria-labelledby={id}>
      <div className="piece-top">
        <h3 id={id}>{by}</h3>
        <span className="small mono">{signature.indication}{signature.sub_indication ? ` / ${signature.sub_indication}` : ""}</span>
      </div>
      <div>
        {signature.counter_signature && <p>{words.t("verify-counter-signature")}</p>}
        {signature.claimed_time && <p className="num">{words.t("verdict-when", { when: momentWords(words, signature.claimed_time) })}</p>}
        <p>{signature.proven_time ? words.t("verify-proven-time", { at: momentWords(words, signature.proven_time) }) : words.t("verify-unproven-time")}</p>
        {signature.demonstration && <p className="tag tag-amber"><Icon name="warn" />{words.t("demonstration")}</p>}
      </div>
      <Checks checks={signature.checks} label={words.t("verify-checks-title")} />
      <Changes signature={signature} number={number} base64={base64} />
      <details open={open}>
        <summary>{words.t("verify-details")}</summary>
        <Details signature={signature} />
      </details>
    </article>
  );
}

function Checks({ checks, label }: { checks: CheckView[]; label: string }) {
  const words = useWords();
  return (
    <div>
      <h4>{label}</h4>
      <ul className="checks-five">
        {checks.map(({ check, state, word }) => (
          <li key={check} className={`check-${state}`}>
            <Icon name={signs[state] ?? "warn"} />
            <span><b>{words.t(`verify-check-${check}`)}</b> <span className="soft">({words.t(`verify-state-${state}-word`)})</span><br />{words.t(`check-${check}-${word}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Details({ signature }: { signature: SignatureView }) {
  const words = useWords();
  const until = signature.not_after ? momentWords(words, signature.not_after) : "";
  return (
    <div className="stack small">
      <p>{words.t("verify-level", { format: signature.format, level: signature.level })}</p>
      {signature.covered.length > 0 && <p>{words.t("verify-covered", { files: signature.covered.join(", ") })}</p>}
      {signature.covered.length === 0 && <p>{words.t(signature.covers_whole_file ? "verify-covers-all" : "verify-covers-then")}</p>}
      {signature.issuer && <p>{words.t("verify-issuer", { issuer: signature.issuer, until })}</p>}
      {signature.authority && <p>{words.t("verify-authority", { authority: signature.authority })}</p>}
      {signature.time_stamps.length > 0 && <><h4>{words.t("verify-times-title")}</h4><Stamps stamps={signature.time_stamps} /></>}
      {signature.revocations.length > 0 && (
        <>
          <h4>{words.t("verify-lists-title")}</h4>
          <ul>
            {signature.revocations.map((r, index) => <li key={index}>{words.t(`verify-revocation-${r.told}`, { name: r.name, days: Math.max(0, r.age_days ?? 0) })}</li>)}
          </ul>
        </>
      )}
    </div>
  );
}
