/** A table of the form in the grid. Cells that do not parse stay as they were typed, with their finding. */
import { useMemo, useRef, useState } from "react";
import { door, type FieldView, type TableReportView } from "../bridge";
import { Button } from "../controls/Button";
import { FieldNotes } from "../controls/Field";
import { Notice } from "../controls/Notice";
import { useSay } from "../controls/Announcer";
import { WhyCell } from "../dossier/WhyCell";
import { Grid } from "../grid/Grid";
import type { GridActs, GridColumn, GridRow } from "../grid/types";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import type { Opened } from "../state/opened";
import { TableReport } from "../tables/TableReport";
import { TableTools } from "../tables/TableTools";
import { useWords, type Words } from "../words";
import { notesAt } from "../words/findings";
import { cellInput, codesOf, isNumeric, isSearched, MOST_HITS, optionsOf, textOf, unitOf, yesNoOf } from "./shape";
import type { Drawn } from "./types";

function columnOf(view: Opened, words: Words, field: FieldView): GridColumn {
  const shape = { id: field.id, label: field.label, unit: unitOf(field), required: false, numeric: isNumeric(field), readOnly: field.read_only || field.kind === "computed" };
  if (field.kind === "yes_no") return { ...shape, options: [{ code: "yes", label: words.t("yes") }, { code: "no", label: words.t("no") }] };
  if (field.kind !== "choice" && field.kind !== "code") return shape;
  const list = field.list ? view.form.lists[field.list] : undefined;
  // Without a list at hand there is nothing to search: any code is typed.
  if (!list || list.absent) return shape;
  const options = optionsOf(view, field);
  return isSearched(field, options) ? { ...shape, searched: true, free: field.free } : { ...shape, options };
}

function rowOf(view: Opened, words: Words, fields: FieldView[], row: { id: string; path: string }, isAsked: (path: string) => boolean): GridRow {
  const cells = fields.map((field) => {
    const path = `${row.path}.${field.id}`;
    const node = view.nodes.get(path);
    const answer = yesNoOf(node);
    const code = answer === null ? (codesOf(node)[0] ?? null) : answer ? "yes" : "no";
    const text = field.read_only || code !== null && !textOf(node) ? (node?.shown ?? "") : textOf(node);
    return [field.id, { text, code, notes: notesAt(words, view.findings, path, isAsked(path)) }] as const;
  });
  return { id: row.id, cells: Object.fromEntries(cells) };
}

export function TableField({ field, path, id, notes }: Drawn) {
  const { id: dossier, view, edit } = useDossier();
  const words = useWords();
  const say = useSay();
  const { isAsked } = useReach();
  const group = view.groups.get(path);
  const adding = useRef<HTMLButtonElement>(null);
  const [pasted, setPasted] = useState<TableReportView | null>(null);
  const [asked, setAsked] = useState<{ row: string; column: string } | null>(null);
  const columns = useMemo(() => field.fields.map((f) => columnOf(view, words, f)), [field, words, view.form]);
  const rows = useMemo(() => (group?.rows ?? []).map((row) => rowOf(view, words, field.fields, row, isAsked)), [group, view.nodes, view.findings, field, words, isAsked]);
  const acts: GridActs = {
    set: (row, column, text) => {
      const target = field.fields.find((f) => f.id === column);
      if (target) void edit({ set: { path: `${path}[${row}].${column}`, input: cellInput(target, text) } });
    },
    search: (row, column, typed) => door.list_search({ id: dossier, path: `${path}[${row}].${column}`, typed, most: MOST_HITS }),
    why: (row, column) => setAsked({ row, column }),
    insert: (after) => void edit({ insert_row: { group: path, after } }).then(() => say(words.t("grid-said-inserted"))),
    remove: (row) => void edit({ delete_row: { group: path, row } }).then(() => say(words.t("grid-said-removed"))),
    move: (row, by) => {
      const ids = rows.map((r) => r.id).filter((other) => other !== row);
      const at = rows.findIndex((r) => r.id === row) + by;
      if (at >= 0 && at <= ids.length) void edit({ move_row: { group: path, row, after: ids[at - 1] ?? null } });
    },
    paste: (row, column, tsv) =>
      void edit({ paste_rows: { group: path, column, row, tsv } }).then((change) => {
        if (!change) return;
        const strange = change.table && change.table.remark_count > 0 ? change.table : null;
        setPasted(strange);
        const said = words.t("grid-said-pasted", { rows: change.new_rows.length });
        say(strange ? `${said} ${words.t("table-not-understood", { count: strange.remark_count })}` : said);
      }),
  };
  const full = field.max_items !== null && rows.length >= field.max_items;
  const at = asked ? rows.findIndex((row) => row.id === asked.row) : -1;
  const column = columns.find((known) => known.id === asked?.column);
  const close = () => {
    setAsked(null);
    if (asked) document.querySelector<HTMLElement>(`[data-path="${asked.row}.${asked.column}"]`)?.focus();
  };
  return (
    <section className="table-field" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{field.label}</h3>
      {field.help && <p className="field-help measure">{field.help}</p>}
      <p id={`${id}-keys`} className="small soft">{words.t("grid-keys")}</p>
      <Grid id={id} label={field.label} columns={columns} rows={rows} acts={acts} />
      {asked && column && at >= 0 && <WhyCell path={`${path}[${asked.row}].${asked.column}`} label={column.label} number={at + 1} onClose={close} />}
      {rows.length === 0 && <p className="grid-none soft">{words.t("grid-none")}</p>}
      <div className="row">
        <Button ref={adding} icon="plus" disabled={full} onClick={() => acts.insert(null)}>{words.t("grid-add")}</Button>
        <span className="small soft num">{words.t("grid-count", { rows: rows.length })}</span>
      </div>
      {pasted && (
        <Notice tone="amber" title={words.t("table-pasted")}>
          <TableReport report={pasted} />
          <Button onClick={() => setPasted(null)}>{words.t("piece-dismiss")}</Button>
        </Notice>
      )}
      <TableTools path={path} label={field.label} rows={rows.length} />
      <FieldNotes id={`${id}-notes`} notes={notes} />
    </section>
  );
}
