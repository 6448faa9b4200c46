/** A doubt about this machine's clock, before its time stands in a signature: the Region's clock said something else when it was last asked. */
import { Notice } from "../controls/Notice";
import { useClockOffset } from "../state/app";
import { useWords } from "../words";
import { leftWords } from "../words/format";

/** A gap that no way over a network makes. */
const PLAIN_MS = 5 * 60_000;

export function ClockDoubt() {
  const words = useWords();
  const offset = useClockOffset();
  if (offset === null || Math.abs(offset) < PLAIN_MS) return null;
  const values = { side: offset > 0 ? "slow" : "fast", gap: leftWords(words, Math.abs(offset)) ?? "" };
  return (
    <Notice tone="amber" icon="clock" title={words.t("clock-doubt")}>
      <p>{words.t("clock-doubt-text", values)}</p>
      <p>{words.t("clock-doubt-repair")}</p>
    </Notice>
  );
}
