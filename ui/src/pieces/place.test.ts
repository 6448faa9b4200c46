import { expect, test } from "vitest";
import type { PieceView } from "../bridge";
import { proposed } from "./place";

const piece = (id: string, label: string, row: string | null = null) =>
  ({ target: `pieces.${id}${row ? `[${row}]` : ""}`, id, label, row_label: row, required: true, visible: true, formats: ["pdf"], attachments: [] }) as unknown as PieceView;

const pieces = [piece("kbis", "Extrait Kbis"), piece("rib", "Relevé d’identité bancaire"), piece("cv", "CV du formateur", "Martin"), piece("cv", "CV du formateur", "Leroy")];

test.each([
  ["kbis-2026.pdf", "pieces.kbis"],
  ["Relevé identité.pdf", "pieces.rib"],
  ["CV_Leroy.pdf", "pieces.cv[Leroy]"],
  ["vacances.pdf", null],
])("%s is proposed for %s", (name, expected) => {
  expect(proposed(name, pieces)).toBe(expected);
});
