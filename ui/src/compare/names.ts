/** Entries of a list of dossiers and of their states, where each must be told from the others, even when it is cut at its end. */
import type { DossierSummaryView } from "../bridge";
import type { Words } from "../words";
import { momentWords } from "../words/format";

/** What tells a dossier from those of its title, what says most first. */
function marks(words: Words, dossier: DossierSummaryView): string[] {
  const lot = dossier.lot ? words.t("compare-lot", { number: dossier.lot }) : "";
  const edited = words.t("compare-edited", { at: momentWords(words, dossier.edited_at) });
  return [dossier.call_reference ?? dossier.form, lot, edited, dossier.id.slice(-8)];
}

/** The marks that each dossier needs beside its title: none where it is the only one of it. */
export function marksOf(words: Words, dossiers: DossierSummaryView[]): Map<string, string[]> {
  const all = dossiers.map((dossier) => ({ id: dossier.id, title: dossier.title, all: marks(words, dossier), own: [] as string[] }));
  const name = (one: (typeof all)[number]) => [one.title, ...one.own].join("\n");
  const steps = all[0]?.all.length ?? 0;
  for (let step = 0; step < steps; step += 1) {
    const alike = new Map<string, Set<string>>();
    for (const one of all) alike.set(name(one), (alike.get(name(one)) ?? new Set()).add(one.all[step] ?? ""));
    const parted = all.filter((one) => (alike.get(name(one))?.size ?? 0) > 1);
    for (const one of parted) one.own.push(one.all[step] ?? "");
  }
  return new Map(all.map((one) => [one.id, one.own.filter(Boolean)]));
}

/** A point of a dossier: when, what tells the dossier from others, and its title last, as the longest. */
export function entryOf(words: Words, point: string, marks: string[], title: string): string {
  const first = [point, ...marks].join(", ");
  return `${first.charAt(0).toLocaleUpperCase(words.locale)}${first.slice(1)} — ${title}`;
}
