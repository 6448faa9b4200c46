/** A dossier whose deadline is near: how long, what is left. */
import type { DossierSummaryView } from "../bridge";
import { Countdown } from "../dossier/Countdown";
import { hashOf } from "../state/route";
import { useWords } from "../words";
import { Advance, StateTag, stepOf } from "./DossierLine";

export function DueCard({ dossier }: { dossier: DossierSummaryView }) {
  const words = useWords();
  const left = dossier.blocking;
  return (
    <li className="card due-card">
      <div className="row">
        <h3><a href={hashOf({ screen: "dossier", id: dossier.id, step: stepOf(dossier), section: null })}>{dossier.title}</a></h3>
        <span className="row-end"><StateTag dossier={dossier} /></span>
      </div>
      {dossier.deadline && <Countdown deadline={dossier.deadline} local={dossier.deadline_local} />}
      <Advance dossier={dossier} />
      <p className="small">{left > 0 ? words.t("findings-left", { count: left }) : words.t("findings-none")}</p>
    </li>
  );
}
