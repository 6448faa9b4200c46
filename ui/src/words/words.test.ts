import { expect, test } from "vitest";
import { wordsIn } from ".";
import { leftWords, sizeWords, wallWords } from "./format";

const sources = import.meta.glob<string>(["../**/*.tsx", "../**/*.ts", "!../**/*.test.*", "!../bridge/generated/**"], { query: "?raw", import: "default", eager: true });
const fr = wordsIn("fr");
const en = wordsIn("en");

/** Every id that a source names whole; composed ids have their prefix checked where they are made. */
function idsIn(source: string): string[] {
  return [...source.matchAll(/\bwords\.t\(([^`]*?)[,)]/g)].flatMap((call) => [...(call[1] ?? "").matchAll(/"([a-z][a-z0-9-]+)"/g)].map((id) => id[1] ?? ""));
}

test.each(Object.entries(sources))("every text that %s asks for exists", (_, source) => {
  const values = { label: "x", code: "x" };
  expect(idsIn(source).filter((id) => !id.startsWith("error-")).filter((id) => fr.find(id, values) === undefined || en.find(id, values) === undefined)).toEqual([]);
});

test("the sources are read", () => {
  expect(Object.values(sources).flatMap(idsIn).length).toBeGreaterThan(150);
});

test.each([
  [999, "999\u202foctets"],
  [30_200_000, "30,2\u202fMo"],
  [1_500_000_000, "1,5\u202fGo"],
])("%i bytes in words", (bytes, expected) => {
  expect(sizeWords(fr, bytes)).toBe(expected);
});

test.each([
  [0, null],
  [9_000, "0 min 09 s"],
  [3_600_000 * 21 + 240_000, "21 h 04 min"],
  [86_400_000 * 11 + 3_600_000 * 21, "11 j 21 h"],
])("%i ms left", (ms, expected) => {
  expect(leftWords(fr, ms)).toBe(expected);
});

test("a wall clock is read as it stands, whatever the zone of the machine", () => {
  expect(wallWords(fr, "2026-12-03T12:00:00")).toBe("jeu. 3 déc. 12:00:00");
});
