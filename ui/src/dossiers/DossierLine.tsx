/** A dossier in one line: title, call, state in words, progress, deadline, who edited last. */
import { useState } from "react";
import type { DossierSummaryView } from "../bridge";
import { Button } from "../controls/Button";
import { Icon, type IconName } from "../controls/Icon";
import { hashOf, type StepName } from "../state/route";
import { useWords } from "../words";
import { shortMomentWords, wallWords } from "../words/format";
import { DuplicateDossier } from "./DuplicateDossier";

const signs: Record<string, IconName> = { draft: "pen", ready: "check", signed: "pen", queued: "send", uploading: "send", refused: "stop", withdrawn: "close" };

/** Where the person most likely wants to go. */
export function stepOf(dossier: DossierSummaryView): StepName {
  switch (dossier.state) {
    case "draft":
      return "fill";
    case "ready":
      return "sign";
    case "signed":
    case "queued":
    case "uploading":
    case "refused":
      return "deposit";
    default:
      return "follow";
  }
}

export function StateTag({ dossier }: { dossier: DossierSummaryView }) {
  const words = useWords();
  const tone = dossier.state === "refused" ? "tag-red" : dossier.state === "draft" || dossier.state === "queued" || dossier.state === "uploading" ? "" : "tag-green";
  return <span className={`tag ${tone}`}><Icon name={signs[dossier.state] ?? "seal"} />{words.t(`state-${dossier.state.replaceAll("_", "-")}`)}</span>;
}

export function Advance({ dossier }: { dossier: DossierSummaryView }) {
  const words = useWords();
  const text = words.t("progress-answers", { answered: dossier.answered, required: dossier.required });
  return (
    <div className="progress progress-small">
      <progress aria-label={words.t("progress-of", { title: dossier.title })} value={dossier.answered} max={Math.max(dossier.required, 1)} />
      <span className="num small soft">{text}</span>
    </div>
  );
}

export function DossierLine({ dossier }: { dossier: DossierSummaryView }) {
  const words = useWords();
  const [carrying, setCarrying] = useState(false);
  const under = [dossier.call_title ?? "", dossier.lot ? words.t("lot-short", { number: dossier.lot, title: dossier.lot_title ?? "" }) : ""].filter(Boolean).join(" · ");
  return (
    <li className="dossier-line">
      <div className="dossier-line-name">
        <h3><a href={hashOf({ screen: "dossier", id: dossier.id, step: stepOf(dossier), section: null })}>{dossier.title}</a></h3>
        {under && <p className="small soft">{under}</p>}
      </div>
      <StateTag dossier={dossier} />
      <Advance dossier={dossier} />
      <div className="dossier-line-when small num">
        <p>{dossier.deadline_local ? wallWords(words, dossier.deadline_local) : words.t("no-deadline")}</p>
        <p className="dossier-line-acts">
          <Button weight="quiet" aria-label={words.t("duplicate-of", { title: dossier.title })} aria-haspopup="dialog" onClick={() => setCarrying(true)}>{words.t("duplicate")}</Button>
          <a href={hashOf({ screen: "compare", before: dossier.id, after: dossier.id })} aria-label={words.t("compare-of", { title: dossier.title })}>{words.t("compare")}</a>
        </p>
        {carrying && <DuplicateDossier dossier={dossier} onClose={() => setCarrying(false)} />}
        <p className="soft">{words.t(dossier.edited_by ? "edited-by" : "edited", { when: shortMomentWords(words, dossier.edited_at), by: dossier.edited_by })}</p>
      </div>
    </li>
  );
}
