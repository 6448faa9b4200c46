/** First start: three quiet steps. Where the work is kept, the organisation, a certificate to try. */
import { useEffect, useRef, useState } from "react";
import { useApp } from "../state/app";
import { useWords } from "../words";
import { KeepStep } from "./KeepStep";
import { OrganisationStep } from "./OrganisationStep";
import { TryStep } from "./TryStep";

const STEPS = ["keep", "organisation", "try"] as const;

export function FirstStart({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const { refresh } = useApp();
  const [at, setAt] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [at]);
  const next = () => {
    void refresh();
    if (at === STEPS.length - 1) onDone();
    else setAt(at + 1);
  };
  return (
    <main className="start">
      <div className="start-sheet">
        <p className="start-steps soft num">{words.t("start-step", { step: at + 1, steps: STEPS.length })}</p>
        <ol className="start-marks" aria-hidden="true">{STEPS.map((step, index) => <li key={step} data-done={index <= at || undefined} />)}</ol>
        <h1 ref={title} tabIndex={-1}>{words.t(`start-${STEPS[at]}-title`)}</h1>
        {at === 0 && <KeepStep onNext={next} />}
        {at === 1 && <OrganisationStep onNext={next} />}
        {at === 2 && <TryStep onNext={next} />}
      </div>
    </main>
  );
}
