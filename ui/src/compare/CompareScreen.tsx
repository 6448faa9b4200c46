/** Two states of a dossier, or two dossiers, compared field by field. */
import { door, type ComparisonView, type DossierSummaryView, type FieldDifferenceView } from "../bridge";
import { Busy } from "../controls/Busy";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { go } from "../state/route";
import { useLoad } from "../state/useAsk";
import { useWords, type Words } from "../words";
import { Differences } from "./Differences";
import { entryOf, marksOf } from "./names";

const ACTS = [1, 5, 20, 100];
const DEPOSITED = new Set(["queued", "uploading", "refused", "deposited", "registered", "incomplete", "completed", "under_review", "decided", "closed"]);

/** `id` or `id@point`, as the command line has it. */
function pointOf(text: string) {
  const [id = "", at = null] = text.split("@");
  return { id, at };
}

interface Choice {
  code: string;
  label: string;
}

/** Every dossier now, and the points of the one that is looked at. */
function choices(words: Words, dossiers: DossierSummaryView[], id: string): Choice[] {
  const marks = marksOf(words, dossiers);
  const here = dossiers.find((d) => d.id === id);
  const at = (code: string, of: DossierSummaryView, point: string) => ({ code, label: entryOf(words, point, marks.get(of.id) ?? [], of.title) });
  const now = dossiers.map((d) => at(d.id, d, words.t("compare-now")));
  if (!here) return now;
  const deposit = DEPOSITED.has(here.state) ? [at(`${id}@deposit`, here, words.t("compare-deposit"))] : [];
  return [...now, ...deposit, ...ACTS.map((count) => at(`${id}@-${count}`, here, words.t("compare-acts", { count })))];
}

export function CompareScreen({ before, after }: { before: string; after: string }) {
  const words = useWords();
  const list = useLoad(() => door.dossiers_list(), "dossiers");
  const isSame = before === after || !after;
  const found = useLoad<ComparisonView | null>(() => (isSame ? Promise.resolve(null) : door.dossier_compare({ before: pointOf(before), after: pointOf(after) })), `${before}/${after}`);
  const dossiers = list.data?.dossiers ?? [];
  const pick = (id: string, label: string, chosen: string, onPick: (code: string) => void) => (
    <Field id={id} label={label} saysOptional={false}>
      {(tied) => (
        <select {...tied} className="box" value={chosen} onChange={(e) => onPick(e.target.value)}>
          {choices(words, dossiers, pointOf(chosen).id).map((one) => <option key={one.code} value={one.code}>{one.label}</option>)}
        </select>
      )}
    </Field>
  );
  return (
    <div className="screen stack">
      <h1 tabIndex={-1}>{words.t("compare-title")}</h1>
      <FaultNotice fault={list.fault ?? found.fault} />
      {list.data && (
        <div className="fields">
          {pick("compare-before", words.t("compare-before"), before, (code) => go({ screen: "compare", before: code, after }))}
          {pick("compare-after", words.t("compare-after"), after || before, (code) => go({ screen: "compare", before, after: code }))}
        </div>
      )}
      {!isSame && !found.data && !found.fault && <Busy>{words.t("compare-reading")}</Busy>}
      {found.data && <Found found={found.data} />}
    </div>
  );
}

function Found({ found }: { found: ComparisonView }) {
  const words = useWords();
  const own = found.fields.filter((field) => field.giver === "person");
  const others = found.fields.filter((field) => field.giver !== "person");
  const lines = (fields: FieldDifferenceView[]) => fields.map((f) => ({ key: f.path, name: f.row ? `${f.label} (${f.row})` : f.label, before: f.before, after: f.after }));
  const isEmpty = [found.fields, found.rows, found.files, found.justifications].every((all) => all.length === 0);
  if (isEmpty) return <p role="status">{words.t("compare-same")}</p>;
  return (
    <div className="stack">
      <Differences title={words.t("compare-fields", { count: own.length })} lines={lines(own)} />
      {found.rows.length > 0 && (
        <section className="stack-s">
          <h2>{words.t("compare-rows")}</h2>
          <ul>{found.rows.map((row) => <li key={row.path}><strong>{row.label}</strong> — {words.t(`compare-row-${row.change}`, { summary: row.summary, from: row.from ?? 0, to: row.to ?? 0 })}</li>)}</ul>
        </section>
      )}
      <Differences title={words.t("compare-files")} lines={found.files.map((f, at) => ({ key: `${f.target}-${at}`, name: f.label, before: f.before?.name ?? null, after: f.after?.name ?? null }))} />
      <Differences title={words.t("compare-justifications")} lines={found.justifications.map((j) => ({ key: `${j.path}-${j.code}`, name: j.path, before: j.before, after: j.after }))} />
      {others.length > 0 && <details><summary>{words.t("compare-computed", { count: others.length })}</summary><Differences title={words.t("compare-computed", { count: others.length })} lines={lines(others)} /></details>}
    </div>
  );
}
