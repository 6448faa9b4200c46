/** What is left before the deadline, on the platform's clock as it was last measured. */
import { useEffect, useState } from "react";
import { Icon } from "../controls/Icon";
import { useApp } from "../state/app";
import { useWords } from "../words";
import { leftWords, wallWords } from "../words/format";

const DAY_MS = 86_400_000;

/** The platform's clock now, in milliseconds; ticks each second when a deadline is near, each half minute otherwise. */
export function usePlatformNow(deadline: string | null): number {
  const { state } = useApp();
  const [now, setNow] = useState(() => Date.now());
  const platform = now + (state.clock_offset_ms ?? 0);
  const near = deadline !== null && Date.parse(deadline) - platform < DAY_MS;
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), near ? 1000 : 30_000);
    return () => window.clearInterval(timer);
  }, [near]);
  return platform;
}

export function Countdown({ deadline, local }: { deadline: string; local: string | null }) {
  const words = useWords();
  const { state } = useApp();
  const left = Date.parse(deadline) - usePlatformNow(deadline);
  const text = leftWords(words, left);
  const tone = left <= 0 ? "red" : left < 3 * DAY_MS ? "amber" : "plain";
  const clock = words.t(state.clock_offset_ms === null ? "clock-machine" : "clock-platform");
  return (
    <p className={`countdown countdown-${tone}`} role="timer" aria-live="off">
      <Icon name="clock" />
      <span>
        <span className="countdown-date">{words.t("deadline-at", { date: local ? wallWords(words, local) : deadline })}</span>
        <span className="countdown-left num">{text ? words.t("deadline-left", { left: text, clock }) : words.t("deadline-passed")}</span>
      </span>
    </p>
  );
}
