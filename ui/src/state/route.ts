/** Where the person is, kept in the address so that back and forward work. */
import { useSyncExternalStore } from "react";

export const STEPS = ["fill", "pieces", "check", "sign", "deposit", "follow"] as const;
export type StepName = (typeof STEPS)[number];

/** Screens that need no name of a dossier. */
const SCREENS = ["dossiers", "calls", "profile", "wallet", "verify", "settings", "certificate", "several", "trust"] as const;

export type Place =
  | { screen: (typeof SCREENS)[number] }
  | { screen: "compare"; before: string; after: string }
  | { screen: "dossier"; id: string; step: StepName; section: string | null };

/** Reads a place; anything unknown is the start page. */
export function placeOf(hash: string): Place {
  const [screen, id, step, section] = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const alone = SCREENS.find((name) => name === screen);
  if (alone) return { screen: alone };
  if (screen === "compare" && id) return { screen, before: id, after: step ?? "" };
  if (screen !== "dossier" || !id) return { screen: "dossiers" };
  const known = STEPS.find((name) => name === step) ?? "fill";
  return { screen: "dossier", id, step: known, section: section ?? null };
}

/** Writes a place. */
export function hashOf(place: Place): string {
  if (place.screen === "compare") return `#/compare/${[place.before, place.after].map(encodeURIComponent).join("/")}`;
  if (place.screen !== "dossier") return `#/${place.screen}`;
  const parts = ["dossier", place.id, place.step, ...(place.section ? [place.section] : [])];
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

export function go(place: Place): void {
  window.location.hash = hashOf(place);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => window.location.hash));
}
