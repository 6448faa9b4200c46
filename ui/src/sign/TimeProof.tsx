/** Which proof of time a signature has, and what can still be asked for it. */
import type { Fault, Level, SignedStateView, StampView } from "../bridge";
import { faultWords } from "../bridge/fault";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { reasonWords } from "../verify/Verdict";
import { useWords, type Words } from "../words";
import { momentWords } from "../words/format";

interface Props {
  signed: SignedStateView;
  /** Why the level that was wished for is not reached, and is not asked for again by itself. */
  missing: Fault | null;
  busy: boolean;
  /** Whether a deposit holds the file: it never changes again. */
  held: boolean;
  onRaise: (level: Level) => void;
}

/** The level that a signature can be completed to. */
const FURTHER: Partial<Record<Level, Level>> = { "B-B": "B-T", "B-T": "B-LT", "B-LT": "B-LTA" };

/** Who attests the time, and whether a verification made here relies on it. */
function attested(words: Words, authority: string, stamp: StampView | null): string {
  if (!stamp) return words.t("proof-of-time-by", { authority });
  if (!stamp.sub_indication) return words.t("proof-of-time-by-trusted", { authority });
  if (stamp.sub_indication === "NO_CERTIFICATE_CHAIN_FOUND") return words.t("proof-of-time-by-unknown", { authority });
  return words.t("proof-of-time-by-doubted", { authority, why: reasonWords(words, stamp.sub_indication) });
}

export function TimeProof({ signed, missing, busy, held, onRaise }: Props) {
  const words = useWords();
  const { level, stamped_at, stamped_by, stamp, waiting } = signed;
  const further = FURTHER[level];
  return (
    <>
      {stamped_at ? (
        <Notice icon="clock" tone={stamp?.sub_indication ? "amber" : "plain"} title={words.t("proof-of-time", { when: momentWords(words, stamped_at) })}>
          <p>{attested(words, stamped_by ?? words.t("proof-of-time-unnamed"), stamp)}</p>
        </Notice>
      ) : <p className="small">{words.t("signed-time-proof")}</p>}
      <p className="small">{words.t(`signed-level-${level}`)}</p>
      <FaultNotice fault={missing} focus={false} />
      {held ? <p className="small">{words.t("stamp-held")}</p> : waiting ? (
        <Notice tone="amber" icon="clock" title={words.t("stamp-waits")}>
          <p>{words.t("stamp-waits-text", { server: waiting.server })}{waiting.why && ` ${faultWords(words, waiting.why).title}.`}</p>
          {waiting.next_try && <p className="small num">{words.t("stamp-waits-next", { when: momentWords(words, waiting.next_try), tries: waiting.tries })}</p>}
          <p className="small">{words.t("stamp-waits-deposit")}</p>
          <p><Button icon="sync" busy={busy} onClick={() => onRaise(waiting.level)}>{words.t("stamp-ask-now")}</Button></p>
        </Notice>
      ) : further && <div><Button icon="clock" busy={busy} onClick={() => onRaise(further)}>{words.t(`stamp-add-${further}`)}</Button></div>}
    </>
  );
}
