/** Filling: the map, one section at a time, and what is left. */
import { useEffect, useRef, useState } from "react";
import type { FieldView } from "../bridge";
import { Button } from "../controls/Button";
import { Window } from "../controls/Window";
import { FieldLine } from "../fields/FieldLine";
import { useDossier } from "../state/dossier";
import { go } from "../state/route";
import { useWords } from "../words";
import { FindingsPanel } from "./FindingsPanel";
import { HiddenQuestions } from "./HiddenQuestions";
import { SectionMap } from "./SectionMap";
import { Totals } from "./Totals";

/** Whether a section is a table first of all; a table inside a card makes do with the card. */
function hasTable(fields: FieldView[]): boolean {
  return fields.some((field) => field.kind === "table");
}

export function FillStep({ section }: { section: string | null }) {
  const { id, view } = useDossier();
  const words = useWords();
  const visible = view.form.sections.filter((s) => view.sections.find((x) => x.id === s.id)?.visible !== false);
  const at = Math.max(visible.findIndex((s) => s.id === section), 0);
  const here = visible[at];
  const title = useRef<HTMLHeadingElement>(null);
  const [drawer, setDrawer] = useState(false);
  const first = useRef(true);

  // A new section starts at its title, for the eye and for the screen reader.
  useEffect(() => {
    if (!first.current && !document.activeElement?.closest(".panel")) title.current?.focus();
    first.current = false;
    title.current?.scrollIntoView({ block: "nearest" });
  }, [here?.id]);

  if (!here) return null;
  const step = (by: number) => {
    const next = visible[at + by];
    return next && <Button icon={by < 0 ? "left" : "right"} onClick={() => go({ screen: "dossier", id, step: "fill", section: next.id })}>{next.title}</Button>;
  };
  return (
    <div className={hasTable(here.fields) ? "fill fill-wide" : "fill"}>
      <SectionMap current={here.id} />
      <div className="fill-form">
        <div className="fill-top">
          <h2 ref={title} tabIndex={-1}>{words.t("section-title", { number: at + 1, title: here.title })}</h2>
          <Button className="panel-open" onClick={() => setDrawer(true)} aria-haspopup="dialog">{words.t("panel-open", { count: view.summary.blocking + view.summary.warnings })}</Button>
        </div>
        {here.help && <p className="section-help measure">{here.help}</p>}
        <div className="fields">{here.fields.map((field) => <FieldLine key={field.id} field={field} path={`${here.id}.${field.id}`} />)}</div>
        {hasTable(here.fields) && <Totals />}
        <HiddenQuestions section={here.id} last={at + 1 === visible.length} />
        <nav className="fill-foot" aria-label={words.t("sections-near")}>{step(-1)}<span className="row-end" />{step(1)}</nav>
      </div>
      <aside className="panel" aria-label={words.t("panel")}>
        <FindingsPanel section={here.id} />
        <Totals />
      </aside>
      <Window title={words.t("panel")} open={drawer} onClose={() => setDrawer(false)} side>
        <FindingsPanel section={here.id} onLeave={() => setDrawer(false)} titled={false} />
        <Totals />
      </Window>
    </div>
  );
}
