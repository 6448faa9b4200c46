/** Checking: blocking first, warnings after, grouped by section; nothing left is a real moment of relief. */
import { useEffect, useRef } from "react";
import type { FindingView } from "../bridge";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { go } from "../state/route";
import { useWords } from "../words";
import { FindingItem } from "./FindingItem";

export function CheckStep() {
  const { id, view } = useDossier();
  const words = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  const blocking = view.findings.filter((f) => f.severity === "blocking");
  const warnings = view.findings.filter((f) => f.severity !== "blocking" && f.justified === null);
  const justified = view.findings.filter((f) => f.justified !== null);
  const { ask } = useReach();
  useEffect(() => {
    ask(null);
    title.current?.focus();
  }, [ask]);
  const ready = blocking.length === 0;
  return (
    <div className="step-page">
      {ready ? (
        <div className="ready">
          <span className="ready-sign" aria-hidden="true"><Icon name="check" /></span>
          <h2 ref={title} tabIndex={-1}>{words.t("check-ready")}</h2>
          <p className="lead">{words.t(warnings.length ? "check-ready-warnings" : "check-ready-text", { count: warnings.length })}</p>
          <Button weight="main" onClick={() => go({ screen: "dossier", id, step: "sign", section: null })}>{words.t("check-go-sign")}</Button>
        </div>
      ) : (
        <>
          <h2 ref={title} tabIndex={-1}>{words.t("check-left", { count: blocking.length })}</h2>
          <p className="lead measure">{words.t("check-left-text")}</p>
        </>
      )}
      <Group title={words.t("check-blocking")} findings={blocking} />
      <Group title={words.t("check-warnings")} findings={warnings} />
      <Group title={words.t("check-justified")} findings={justified} />
      {view.hidden_answers > 0 && <p className="soft small">{words.t("check-hidden", { count: view.hidden_answers })}</p>}
    </div>
  );
}

function Group({ title, findings }: { title: string; findings: FindingView[] }) {
  const { view } = useDossier();
  const words = useWords();
  if (findings.length === 0) return null;
  const name = (f: FindingView) => (f.path.startsWith("pieces.") ? words.t("step-pieces") : (view.form.sections.find((s) => s.id === f.section)?.title ?? f.section));
  const bySection = Map.groupBy(findings, name);
  return (
    <section className="check-group" aria-label={title}>
      <h3 className="group-title">{title} <span className="count num">{findings.length}</span></h3>
      {[...bySection].map(([section, inside]) => (
        <div key={section} className="check-section">
          <h4>{section}</h4>
          <ul className="findings-list">{inside.map((f) => <FindingItem key={`${f.code} ${f.path}`} finding={f} />)}</ul>
        </div>
      ))}
    </section>
  );
}
