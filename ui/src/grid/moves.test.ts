import { expect, test } from "vitest";
import { isCells, moved, stepped } from "./moves";

const extent = { rows: 3, columns: 4 };

test.each([
  ["ArrowDown", false, 1, 1, 2, 1],
  ["ArrowDown", false, 2, 1, 2, 1],
  ["ArrowUp", false, 0, 1, 0, 1],
  ["ArrowLeft", false, 1, 0, 1, 0],
  ["ArrowRight", true, 1, 0, 1, 3],
  ["Home", false, 1, 2, 1, 0],
  ["Home", true, 2, 2, 0, 0],
  ["End", true, 0, 0, 2, 3],
  ["PageDown", false, 0, 2, 2, 2],
])("%s (ctrl %s) from %i:%i goes to %i:%i", (key, ctrl, row, column, toRow, toColumn) => {
  expect(moved({ row, column }, key, ctrl, extent)).toEqual({ row: toRow, column: toColumn });
});

test("a letter moves nowhere", () => {
  expect(moved({ row: 0, column: 0 }, "a", false, extent)).toBeUndefined();
});

test.each([
  [0, 3, 1, { row: 1, column: 0 }],
  [1, 0, -1, { row: 0, column: 3 }],
  [2, 3, 1, undefined],
  [0, 0, -1, undefined],
] as const)("a step from %i:%i by %i", (row, column, by, expected) => {
  expect(stepped({ row, column }, by, extent)).toEqual(expected);
});

test.each([
  ["1 234,56", false],
  ["a\tb", true],
  ["a\r\nb", true],
  ["one line\n", false],
])("%j is cells: %s", (text, expected) => {
  expect(isCells(text)).toBe(expected);
});
