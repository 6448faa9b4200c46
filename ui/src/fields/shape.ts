/** How a kind of field is drawn. The kinds are those of docs/form-packages.md. */
import type { FieldView, Input, NodeView } from "../bridge";
import type { Option } from "../controls/Choices";
import type { Opened } from "../state/opened";

const SHORT_LIST = 9;
/** Most codes that one search shows. */
export const MOST_HITS = 50;
const NUMERIC = new Set(["integer", "number", "amount", "rate"]);
const SHORT = new Set(["integer", "number", "amount", "rate", "date", "datetime", "postal_code", "naf", "uai", "insee_commune"]);
const MEDIUM = new Set(["siren", "siret", "nda", "iban", "bic", "vat", "rna", "phone", "email"]);
export const COMPOSITE = new Set(["address", "person", "period", "geo"]);

export function isNumeric(field: FieldView): boolean {
  return NUMERIC.has(field.kind) || NUMERIC.has(field.computed_type ?? "");
}

export function widthOf(field: FieldView): "short" | "medium" | "full" {
  if (SHORT.has(field.kind)) return "short";
  return MEDIUM.has(field.kind) ? "medium" : "full";
}

export function unitOf(field: FieldView): string | null {
  if (field.unit) return field.unit;
  const kind = field.computed_type ?? field.kind;
  return kind === "amount" ? "€" : kind === "rate" ? "%" : null;
}

export function optionsOf(view: Opened, field: FieldView): Option[] {
  return (field.list && view.form.lists[field.list]?.codes) || [];
}

/** Whether a code is searched by typing: in a list that is long, or that depends on other answers. */
export function isSearched(field: FieldView, options: Option[]): boolean {
  return field.kind === "code" || field.filtered || options.length === 0 || options.length > SHORT_LIST;
}

export function textOf(node: NodeView | undefined): string {
  return node?.input && "text" in node.input ? node.input.text : "";
}

export function codesOf(node: NodeView | undefined): string[] {
  if (!node?.input) return [];
  if ("codes" in node.input) return node.input.codes;
  return "text" in node.input && node.input.text ? [node.input.text] : [];
}

export function yesNoOf(node: NodeView | undefined): boolean | null {
  return node?.input && "yes_no" in node.input ? node.input.yes_no : null;
}

/** Typed text as an input; nothing typed empties the field. */
export function typedInput(text: string): Input | null {
  return text.trim() === "" ? null : { text };
}

/** Text of a cell of a table as an input, by the kind of its column. */
export function cellInput(field: FieldView, text: string): Input | null {
  if (text.trim() === "") return null;
  if (field.kind === "choice" || field.kind === "code") return { codes: [text] };
  if (field.kind === "yes_no" && (text === "yes" || text === "no")) return { yes_no: text === "yes" };
  return { text };
}

export const inputMode = (kind: string): "text" | "numeric" | "email" | "tel" | "url" | undefined =>
  kind === "email" || kind === "url" ? kind : kind === "phone" ? "tel" : kind === "siret" || kind === "siren" || kind === "postal_code" ? "numeric" : undefined;
