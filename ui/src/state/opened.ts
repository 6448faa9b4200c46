/** An opened dossier as the screens hold it: Rust's view by path, and the application of Rust's changes to it. Decides nothing. */
import type { ChangeView, DossierView, FieldView, GroupView, NodeView, SectionView } from "../bridge";

export interface Opened extends Omit<DossierView, "nodes" | "groups"> {
  nodes: ReadonlyMap<string, NodeView>;
  groups: ReadonlyMap<string, GroupView>;
}

export function openedOf(view: DossierView): Opened {
  return { ...view, nodes: byPath(view.nodes), groups: byPath(view.groups) };
}

function byPath<T extends { path: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.path, item]));
}

/** The dossier after a change. */
export function changed(before: Opened, change: ChangeView): Opened {
  const nodes = new Map(before.nodes);
  const groups = new Map(before.groups);
  for (const path of change.removed) {
    nodes.delete(path);
    groups.delete(path);
  }
  for (const node of change.nodes) nodes.set(node.path, node);
  for (const group of change.groups) groups.set(group.path, group);
  const { summary, findings, totals, pieces, sections, undo, attached_bytes, hidden_answers, printed, signed } = change;
  return { ...before, nodes, groups, summary, findings, totals, pieces, sections, undo, attached_bytes, hidden_answers, printed, signed };
}

/** `sessions.session[0193…].start` → `["sessions.session", "0193…"]` for every row on the way. */
export function rowsOnTheWay(path: string): Array<{ group: string; row: string }> {
  const rows: Array<{ group: string; row: string }> = [];
  for (const match of path.matchAll(/\[([^\]]+)\]/g)) {
    rows.push({ group: path.slice(0, match.index), row: match[1] ?? "" });
  }
  return rows;
}

/** The section that holds a place. */
export function sectionOf(path: string): string {
  return path.split(/[.[]/)[0] ?? "";
}

/** The field of a place in the form, and its section; undefined where the form has none. */
export function fieldOf(sections: SectionView[], path: string): { section: SectionView; field: FieldView | undefined } | undefined {
  const section = sections.find((s) => s.id === sectionOf(path));
  if (!section) return undefined;
  const pattern = path.replaceAll(/\[[^\]]+\]/g, "");
  return { section, field: search(section.fields, pattern) };
}

function search(fields: FieldView[], pattern: string): FieldView | undefined {
  for (const field of fields) {
    if (field.pattern === pattern) return field;
    if (pattern.startsWith(`${field.pattern}.`)) return search([...field.components, ...field.fields], pattern) ?? field;
  }
  return undefined;
}

/** The id in the page of the control of a place. */
export function idOf(path: string): string {
  return `f-${path}`;
}
