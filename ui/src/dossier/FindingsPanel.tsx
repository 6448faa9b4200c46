/** What is left, beside the form: this section's first. Each line takes the person to its field. */
import { useEffect, useRef } from "react";
import { useSay } from "../controls/Announcer";
import { Icon } from "../controls/Icon";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { FindingItem } from "./FindingItem";

interface Props {
  section: string;
  onLeave?: () => void;
  titled?: boolean;
}

export function FindingsPanel({ section, onLeave, titled = true }: Props) {
  const { view } = useDossier();
  const words = useWords();
  const say = useSay();
  const open = view.findings.filter((f) => f.justified === null);
  const here = open.filter((f) => f.section === section && !f.path.startsWith("pieces."));
  const elsewhere = open.filter((f) => !here.includes(f));
  const last = useRef(open.length);

  useEffect(() => {
    if (open.length !== last.current) say(words.t("findings-left", { count: open.length }));
    last.current = open.length;
  }, [open.length, say, words]);

  return (
    <section className="findings" aria-label={words.t("findings")}>
      {titled && <h2 className="findings-title">{words.t("findings-left", { count: open.length })}</h2>}
      {open.length === 0 && <p className="relief"><Icon name="check" />{words.t("findings-none")}</p>}
      {here.length > 0 && <FindingList title={words.t("findings-here")} findings={here} onLeave={onLeave} />}
      {elsewhere.length > 0 && (
        <details className="findings-more" open={here.length === 0}>
          <summary>{words.t("findings-elsewhere", { count: elsewhere.length })}</summary>
          <FindingList findings={elsewhere} onLeave={onLeave} />
        </details>
      )}
    </section>
  );
}

function FindingList({ title, findings, onLeave }: { title?: string; findings: Parameters<typeof FindingItem>[0]["finding"][]; onLeave?: () => void }) {
  return (
    <>
      {title && <h3 className="findings-group">{title}</h3>}
      <ul className="findings-list">
        {findings.map((finding) => <FindingItem key={`${finding.code} ${finding.path}`} finding={finding} onLeave={onLeave} />)}
      </ul>
    </>
  );
}
