/** The six steps of a dossier, always in sight, each with what is left there. */
import { Icon } from "../controls/Icon";
import { useDossier } from "../state/dossier";
import { hashOf, STEPS, type StepName } from "../state/route";
import type { Opened } from "../state/opened";
import { useWords } from "../words";

const SENT = new Set(["deposited", "registered", "incomplete", "completed", "under_review", "decided", "closed"]);

/** Whether a step is done; what is not known is not done. */
export function stepDone(view: Opened, step: StepName): boolean {
  const { summary } = view;
  switch (step) {
    case "fill":
      return summary.required > 0 && summary.answered >= summary.required;
    case "pieces":
      return view.pieces.every((p) => !p.visible || !p.required || p.attachments.length > 0);
    case "check":
      return summary.blocking === 0;
    case "sign":
      return view.signed !== null && !view.signed.stale;
    case "deposit":
      return SENT.has(summary.state);
    case "follow":
      return false;
  }
}

export function StepsBar({ current }: { current: StepName }) {
  const { id, view } = useDossier();
  const words = useWords();
  return (
    <nav className="steps" aria-label={words.t("steps")}>
      <ol>
        {STEPS.map((step) => {
          const done = stepDone(view, step);
          return (
            <li key={step}>
              <a href={hashOf({ screen: "dossier", id, step, section: null })} aria-current={step === current ? "step" : undefined} data-done={done || undefined}>
                {done && <Icon name="check" />}
                {words.t(`step-${step}`)}
                {done && <span className="visually-hidden">{words.t("step-done")}</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
