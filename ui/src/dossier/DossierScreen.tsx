/** The frame of one dossier: title, deadline, steps, the step itself, the line that says the work is safe. */
import { useEffect, useRef } from "react";
import { Busy } from "../controls/Busy";
import { FaultNotice } from "../controls/FaultNotice";
import { DropZone } from "../pieces/DropZone";
import { PiecesStep } from "../pieces/PiecesStep";
import { UploadsProvider } from "../pieces/uploads";
import { DossierProvider, useDossier } from "../state/dossier";
import { ReachProvider } from "../state/reach";
import type { StepName } from "../state/route";
import { useWords } from "../words";
import { VersionNotices } from "../versions/VersionNotices";
import { CheckStep } from "./CheckStep";
import { Countdown } from "./Countdown";
import { DepositStep } from "./DepositStep";
import { FillStep } from "./FillStep";
import { FollowStep } from "./FollowStep";
import { Offers } from "./Offers";
import { SaveLine } from "./SaveLine";
import { SignStep } from "./SignStep";
import { StepsBar } from "./StepsBar";
import { useKeys } from "./useKeys";

interface Props {
  id: string;
  step: StepName;
  section: string | null;
}

export function DossierScreen({ id, step, section }: Props) {
  const words = useWords();
  return (
    <DossierProvider id={id} waiting={<Busy>{words.t("dossier-opening")}</Busy>} failed={(fault) => <FaultNotice fault={fault} />}>
      <ReachProvider>
        <UploadsProvider>
          <Inside step={step} section={section} />
        </UploadsProvider>
      </ReachProvider>
    </DossierProvider>
  );
}

function Inside({ step, section }: { step: StepName; section: string | null }) {
  const { view } = useDossier();
  const { summary } = view;
  const words = useWords();
  const body = useRef<HTMLDivElement>(null);
  useKeys();
  useEffect(() => {
    body.current?.scrollTo?.({ top: 0 });
  }, [step, section]);
  return (
    <div className="dossier">
      <header className="dossier-top">
        <div className="dossier-name">
          <p className="small soft">{summary.call_reference ? words.t("dossier-of-call", { reference: summary.call_reference }) : view.form.title}</p>
          <h1 tabIndex={-1}>{summary.title}</h1>
        </div>
        {summary.deadline && <Countdown deadline={summary.deadline} local={summary.deadline_local} />}
      </header>
      <StepsBar current={step} />
      {(step === "fill" || step === "check") && <VersionNotices />}
      <div className="dossier-body" ref={body}>
        {(step === "fill" || step === "pieces") && <Offers />}
        {step === "fill" && <FillStep section={section} />}
        {step === "pieces" && <PiecesStep />}
        {step === "check" && <CheckStep />}
        {step === "sign" && <SignStep />}
        {step === "deposit" && <DepositStep />}
        {step === "follow" && <FollowStep />}
      </div>
      {(step === "fill" || step === "pieces") && <SaveLine />}
      <DropZone />
    </div>
  );
}
