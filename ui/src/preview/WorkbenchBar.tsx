/** Above the form that its author tries: whether it can be used, and what is to be mended, with its place. */
import { useEffect } from "react";
import { useSay } from "../controls/Announcer";
import { Notice } from "../controls/Notice";
import { useWords } from "../words";
import type { CheckedFault } from "./types";
import type { Bench } from "./useWorkbench";

export function WorkbenchBar({ bench }: { bench: Bench }) {
  const words = useWords();
  const say = useSay();
  const { view, lost } = bench;
  const faults = view?.checked?.faults ?? [];
  const errors = faults.filter((fault) => fault.severity === "error");
  const warnings = faults.filter((fault) => fault.severity === "warning");
  const head = lost ? words.t("preview-lost") : !view ? "" : errors.length > 0 ? words.t("preview-errors", { count: errors.length }) : words.t("preview-good", { form: view.checked?.form ?? "" });
  useEffect(() => {
    if (head) say(head);
  }, [head, view?.turn, say]);
  if (!view && !lost) return null;
  const tone = lost || errors.length > 0 || view?.trouble ? "red" : warnings.length > 0 ? "amber" : "green";
  return (
    <section className="workbench" aria-label={words.t("preview-title")}>
      <Notice tone={tone} title={head}>
        {view?.trouble && <p>{view.trouble}</p>}
        {errors.length > 0 && !view?.current && view?.dossier && <p>{words.t("preview-former")}</p>}
        {errors.length > 0 && <FaultList faults={errors} />}
        {warnings.length > 0 && (
          <details open={errors.length === 0}>
            <summary>{words.t("preview-warnings", { count: warnings.length })}</summary>
            <FaultList faults={warnings} />
          </details>
        )}
      </Notice>
    </section>
  );
}

function FaultList({ faults }: { faults: CheckedFault[] }) {
  return (
    <ol className="workbench-faults">
      {faults.map((fault) => (
        <li key={`${fault.file}:${fault.line}:${fault.column}:${fault.code}:${fault.what}`}>
          <FaultPlace fault={fault} />
          <p>{fault.what} {fault.mend}</p>
          {fault.excerpt && <pre>{fault.excerpt}{fault.column > 0 && `\n${" ".repeat(fault.column - 1)}^`}</pre>}
        </li>
      ))}
    </ol>
  );
}

function FaultPlace({ fault }: { fault: CheckedFault }) {
  const words = useWords();
  const place = fault.line > 0 ? words.t("preview-place", { line: fault.line, column: fault.column }) : "";
  return <p className="workbench-place"><code>{fault.file}</code>{place && `, ${place}`}</p>;
}
