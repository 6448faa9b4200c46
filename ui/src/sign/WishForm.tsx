/** What the signature is to prove, in plain words, and whether it shows on the document. */
import type { Level, Look } from "../bridge";
import { Choices } from "../controls/Choices";
import { Notice } from "../controls/Notice";
import { go } from "../state/route";
import { useWords } from "../words";
import { ClockDoubt } from "./ClockDoubt";
import type { WishValue } from "./useWish";

const LEVELS: Level[] = ["B-B", "B-T", "B-LT", "B-LTA"];
const LOOKS: Look[] = ["invisible", "visible"];

export function WishForm({ wish, known, choose }: WishValue) {
  const words = useWords();
  const stamped = wish.level !== "B-B";
  return (
    <>
      <details className="wish">
        <summary>{words.t("wish-chosen", { level: words.t(`wish-level-${wish.level}`), look: words.t(`wish-look-${wish.look}`) })}</summary>
        <div className="stack">
          <Choices id="sign-level" legend={words.t("wish-level")} help={words.t(`wish-level-help-${wish.level}`)} required chosen={[wish.level]}
            options={LEVELS.map((code) => ({ code, label: words.t(`wish-level-${code}`) }))}
            onChoose={([code]) => choose({ level: LEVELS.find((known) => known === code) ?? "B-B" })} />
          <Choices id="sign-look" inline legend={words.t("wish-look")} help={words.t("wish-look-help")} required chosen={[wish.look]}
            options={LOOKS.map((code) => ({ code, label: words.t(`wish-look-${code}`) }))}
            onChoose={([code]) => choose({ look: code === "visible" ? "visible" : "invisible" })} />
        </div>
      </details>
      {stamped && known?.server && <p className="small break">{words.t("wish-server", { server: known.server })}</p>}
      {stamped && known && !known.server && (
        <Notice tone="amber" title={words.t("wish-no-server")}>
          <p><button type="button" className="link" onClick={() => go({ screen: "settings" })}>{words.t("wish-go-settings")}</button></p>
        </Notice>
      )}
      <ClockDoubt />
    </>
  );
}
