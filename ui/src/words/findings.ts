/** The words of a finding: the form's own, or those of the locales by code. */
import type { FindingView } from "../bridge";
import type { FieldNote } from "../controls/Field";
import type { Words } from ".";

function key(code: string): string {
  return code.replaceAll(".", "-").replaceAll("_", "-");
}

/** What every new dossier lacks: said in the list at once, at its place once asked for. */
const MISSING = new Set(["required", "piece-missing", "piece-too-few"]);

export function findingText(words: Words, finding: FindingView): string {
  return finding.message ?? words.find(`finding-${key(finding.code)}`, finding.values) ?? words.t("finding-unknown", { code: finding.code, ...finding.values });
}

export function findingWhy(words: Words, finding: FindingView): string | undefined {
  return finding.why ?? words.find(`finding-${key(finding.code)}-why`, finding.values);
}

/** The findings of one place, as its field shows them; a justified warning is quiet, and so is a missing answer not yet asked for. */
export function notesAt(words: Words, findings: FindingView[], path: string, isAsked: boolean): FieldNote[] {
  const here = findings.filter((f) => f.path === path && f.justified === null && (isAsked || !MISSING.has(key(f.code))));
  return here.map((f) => ({ severity: f.severity === "blocking" ? "blocking" : "warning", text: findingText(words, f) }));
}
