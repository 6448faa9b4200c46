/** The verdict on a file: its words, its signatures, and what no signature covers. */
import type { VerdictView } from "../bridge";
import { Notice } from "../controls/Notice";
import { hashOf } from "../state/route";
import { useWords, type Words } from "../words";
import { Signature } from "./Signature";
import { Stamps } from "./Stamps";

const tones = { "TOTAL-PASSED": "green", INDETERMINATE: "amber", "TOTAL-FAILED": "red" } as const;
const texts = { "TOTAL-PASSED": "verdict-passed-text", INDETERMINATE: "verdict-indeterminate-text", "TOTAL-FAILED": "verdict-failed-text" } as const;

/** The sentence of a sub-indication: the terminal's, where the screen has no other. */
export function reasonWords(words: Words, reason: string): string {
  const key = reason.toLowerCase().replaceAll("_", "-");
  return words.find(`verify-reason-${key}`) ?? words.t(`cli-reason-${key}`);
}

export function Verdict({ name, base64, verdict }: { name: string; base64: string; verdict: VerdictView }) {
  const words = useWords();
  const indication = verdict.indication as keyof typeof tones;
  const unsigned = verdict.sub_indication === "NO_SIGNATURE_FOUND";
  const title = unsigned ? "verdict-unsigned" : `verdict-${verdict.indication.toLowerCase()}`;
  return (
    <section className="stack" aria-labelledby="verdict-title">
      <h2 id="verdict-title" className="visually-hidden">{words.t(title, { name })}</h2>
      <Notice tone={tones[indication] ?? "amber"} title={words.t(title, { name })}>
        <p>{verdict.sub_indication ? reasonWords(words, verdict.sub_indication) : words.t(texts[indication] ?? "verdict-indeterminate-text")}</p>
        {verdict.uncovered.length > 0 && <p>{words.t("verify-uncovered", { files: verdict.uncovered.join(", ") })}</p>}
        <p className="small mono">{verdict.indication}{verdict.sub_indication ? ` / ${verdict.sub_indication}` : ""}</p>
      </Notice>
      <ol className="pieces">
        {verdict.signatures.map((signature, index) => (
          <li key={index}><Signature signature={signature} number={index + 1} base64={base64} open={verdict.signatures.length === 1} /></li>
        ))}
      </ol>
      {verdict.time_stamps.length > 0 && (
        <section className="card stack" aria-labelledby="verdict-times">
          <h3 id="verdict-times">{words.t("verify-times-title")}</h3>
          <Stamps stamps={verdict.time_stamps} />
        </section>
      )}
      <p className="small">
        {words.t("verify-authorities", { count: verdict.authorities })}
        {verdict.trusted_lists.map((list) => <span key={list.territory}> {words.t(list.outdated ? "verify-trusted-list-outdated" : "verify-trusted-list", { territory: list.territory, days: Math.max(0, list.age_days) })}</span>)}
        {" "}<a href={hashOf({ screen: "trust" })}>{words.t("trust-open")}</a>
      </p>
      <p className="soft small measure">{words.t("verify-informs")}</p>
    </section>
  );
}
