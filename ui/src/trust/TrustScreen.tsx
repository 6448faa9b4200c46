/** Whom verifications believe: authorities and lists, with their age; taken from files, taken back. */
import { useState } from "react";
import { door, type TrustFile, type TrustView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Window } from "../controls/Window";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { AddTrust } from "./AddTrust";
import { TrustLine } from "./TrustLine";

const KINDS: TrustFile["kind"][] = ["authority", "trusted_list", "operator", "revocation_list", "ocsp_answer"];

export function TrustScreen() {
  const words = useWords();
  const say = useSay();
  const list = useLoad(() => door.trust_list(), "trust");
  const [changed, setChanged] = useState<TrustView | null>(null);
  const [leaving, setLeaving] = useState<TrustFile | null>(null);
  const view = changed ?? list.data;
  const remove = useAsk(async (file: TrustFile) => {
    setChanged(await door.trust_remove({ sha256: file.sha256 }));
    setLeaving(null);
    say(words.t("trust-said-removed", { name: file.name }));
  });
  const kinds = KINDS.filter((kind) => view?.files.some((file) => file.kind === kind));
  return (
    <div className="screen stack">
      <h1 tabIndex={-1}>{words.t("trust-title")}</h1>
      <p className="lead measure">{words.t("trust-text")}</p>
      <FaultNotice fault={list.fault} />
      {!view && !list.fault && <Busy>{words.t("trust-looking")}</Busy>}
      {view && (
        <p role="status">
          {words.t("trust-anchors", { count: view.anchors })}
          {view.platform && ` ${words.t("trust-platform", { name: view.platform })}`}
        </p>
      )}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`trust-${kind}`}>
          <h2 id={`trust-${kind}`} className="group-title">{words.t(`trust-kind-${kind}`)}</h2>
          <ul className="pieces">
            {view?.files.filter((file) => file.kind === kind).map((file) => <TrustLine key={file.sha256} file={file} onRemove={() => setLeaving(file)} />)}
          </ul>
        </section>
      ))}
      <AddTrust onAdded={(next) => {
        say(words.t("trust-said-added"));
        setChanged(next);
      }} />
      {leaving && (
        <Window title={words.t("trust-remove-of", { name: leaving.name })} open onClose={() => setLeaving(null)}>
          <div className="stack">
            <p>{words.t("trust-remove-text")}</p>
            <FaultNotice fault={remove.fault} />
            <div className="window-foot">
              <Button weight="grave" busy={remove.busy} onClick={() => void remove.run(leaving)}>{words.t("trust-remove")}</Button>
              <Button onClick={() => setLeaving(null)}>{words.t("cancel")}</Button>
            </div>
          </div>
        </Window>
      )}
    </div>
  );
}
