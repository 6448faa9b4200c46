/** Time-stamps, each with what it proves or why it does not. */
import type { StampView } from "../bridge";
import { Icon } from "../controls/Icon";
import { useWords } from "../words";
import { momentWords } from "../words/format";
import { reasonWords } from "./Verdict";

export function Stamps({ stamps }: { stamps: StampView[] }) {
  const words = useWords();
  return (
    <ul className="stack">
      {stamps.map((stamp, index) => (
        <li key={index}>
          <Icon name={stamp.sub_indication ? "warn" : "clock"} />{" "}
          {words.t(`verify-stamp-${stamp.kind}`, { at: stamp.time ? momentWords(words, stamp.time) : "", authority: stamp.authority ?? "" })}
          {stamp.sub_indication && <> {words.t("verify-stamp-doubt", { why: reasonWords(words, stamp.sub_indication) })}</>}
        </li>
      ))}
    </ul>
  );
}
