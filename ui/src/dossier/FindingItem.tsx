/** One finding: its sentence takes the person to the field; its why on request; a warning may be justified in words. */
import { useState } from "react";
import type { FindingView } from "../bridge";
import { Button } from "../controls/Button";
import { Field } from "../controls/Field";
import { Icon } from "../controls/Icon";
import { Window } from "../controls/Window";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { useWords } from "../words";
import { findingText, findingWhy } from "../words/findings";
import { Why } from "./Why";

export function FindingItem({ finding, onLeave }: { finding: FindingView; onLeave?: () => void }) {
  const words = useWords();
  const { reach } = useReach();
  const [justifying, setJustifying] = useState(false);
  const blocking = finding.severity === "blocking";
  const why = findingWhy(words, finding);
  const leave = () => {
    onLeave?.();
    reach(finding.path);
  };
  return (
    <li className={`finding finding-${blocking ? "blocking" : "warning"}`}>
      <Icon name={blocking ? "stop" : "warn"} />
      <div>
        <button type="button" className="finding-go" onClick={leave}>
          <span className="visually-hidden">{words.t(`severity-${finding.severity}`)} </span>
          {findingText(words, finding)}
        </button>
        {finding.justified !== null && <p className="small soft">{words.t("justified-as", { text: finding.justified })}</p>}
        <Why path={finding.path} about={{ finding: finding.code }} onLeave={onLeave}>{why && <p>{why}</p>}</Why>
        {!blocking && <button type="button" className="link small" onClick={() => setJustifying(true)}>{words.t(finding.justified === null ? "justify" : "justify-change")}</button>}
      </div>
      {justifying && <Justify finding={finding} onClose={() => setJustifying(false)} />}
    </li>
  );
}

function Justify({ finding, onClose }: { finding: FindingView; onClose: () => void }) {
  const words = useWords();
  const { edit } = useDossier();
  const [text, setText] = useState(finding.justified ?? "");
  const keep = (kept: string | null) => {
    void edit({ justify: { code: finding.code, path: finding.path, text: kept } });
    onClose();
  };
  return (
    <Window title={words.t("justify-title")} open onClose={onClose}>
      <p>{findingText(words, finding)}</p>
      <Field id="justify-text" label={words.t("justify-label")} help={words.t("justify-help")} required>
        {(tied) => <textarea {...tied} className="box box-long" rows={4} value={text} autoFocus onChange={(e) => setText(e.target.value)} />}
      </Field>
      <div className="window-foot">
        <Button weight="main" disabled={!text.trim()} onClick={() => keep(text.trim())}>{words.t("justify-keep")}</Button>
        {finding.justified !== null && <Button onClick={() => keep(null)}>{words.t("justify-take-back")}</Button>}
        <Button onClick={onClose}>{words.t("cancel")}</Button>
      </div>
    </Window>
  );
}
