import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { faultsOf } from "../test/axe";
import { Grid } from "./Grid";
import type { GridActs, GridColumn, GridRow } from "./types";

const columns: GridColumn[] = [
  { id: "name", label: "Intitulé", required: true, numeric: false, readOnly: false },
  { id: "price", label: "Prix", unit: "€", required: true, numeric: true, readOnly: false },
  { id: "total", label: "Total", numeric: true, required: false, readOnly: true },
];

const rows: GridRow[] = ["a", "b", "c"].map((id) => ({
  id,
  cells: { name: { text: `Module ${id}`, notes: [] }, price: { text: "10,00", notes: [] }, total: { text: "10,00 €", notes: [] } },
}));

function table() {
  const acts = { set: vi.fn(), insert: vi.fn(), remove: vi.fn(), move: vi.fn(), paste: vi.fn(), why: vi.fn() } satisfies GridActs;
  const { container } = render(
    <>
      <Grid id="grid" label="Prix" columns={columns} rows={rows} acts={acts} />
      <p id="grid-keys">Aide</p>
    </>,
  );
  return { acts, container, user: userEvent.setup() };
}

const cell = (row: number, column: number) => within(screen.getAllByRole("row")[row + 1] as HTMLElement).getAllByRole("gridcell")[column] as HTMLElement;

test("one cell is in the tab order, and the arrows move it", async () => {
  const { user } = table();
  await user.tab();
  expect(document.activeElement).toBe(cell(0, 0));
  await user.keyboard("{ArrowRight}{ArrowDown}");
  expect(document.activeElement).toBe(cell(1, 1));
  expect(cell(1, 1).tabIndex).toBe(0);
  expect(cell(0, 0).tabIndex).toBe(-1);
});

test("typing replaces the cell, Enter sends it and goes down", async () => {
  const { acts, user } = table();
  cell(0, 1).focus();
  await user.keyboard("1 234,56{Enter}");
  expect(acts.set).toHaveBeenCalledExactlyOnceWith("a", "price", "1 234,56");
  await waitFor(() => expect(document.activeElement).toBe(cell(1, 1)));
});

test("Enter edits what is there, Escape keeps it", async () => {
  const { acts, user } = table();
  cell(0, 0).focus();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("textbox")).toHaveProperty("value", "Module a");
  await user.keyboard("x{Escape}");
  expect(acts.set).not.toHaveBeenCalled();
  await waitFor(() => expect(document.activeElement).toBe(cell(0, 0)));
});

test("Tab sends the cell and goes right, past the end of a row to the next", async () => {
  const { acts, user } = table();
  cell(0, 0).focus();
  await user.keyboard("Scierie{Tab}");
  expect(acts.set).toHaveBeenCalledExactlyOnceWith("a", "name", "Scierie");
  await waitFor(() => expect(document.activeElement).toBe(cell(0, 1)));
});

test("what is typed without a pause goes to its cells, one after the other", async () => {
  const { acts, user } = table();
  cell(0, 0).focus();
  // Nothing awaited in between: the keys of the next cell may not go to the last one.
  await user.keyboard("un{Tab}2{Enter}3{Enter}");
  expect(acts.set.mock.calls).toEqual([["a", "name", "un"], ["a", "price", "2"], ["b", "price", "3"]]);
  expect(document.activeElement).toBe(cell(2, 1));
});

test("another cell that is clicked during an edit keeps the focus, and the edit is sent", async () => {
  const { acts, user } = table();
  cell(0, 0).focus();
  await user.keyboard("Scierie");
  await user.click(cell(2, 1));
  expect(acts.set).toHaveBeenCalledExactlyOnceWith("a", "name", "Scierie");
  // A later frame may not take it back.
  await new Promise((frame) => window.requestAnimationFrame(frame));
  expect(document.activeElement).toBe(cell(2, 1));
  await user.keyboard("7{Enter}");
  expect(acts.set).toHaveBeenLastCalledWith("c", "price", "7");
});

test("a computed cell is not edited", async () => {
  const { acts, user } = table();
  cell(0, 2).focus();
  await user.keyboard("5{Delete}");
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(acts.set).not.toHaveBeenCalled();
});

test.each([
  ["{Control>}{Enter}{/Control}", "insert", ["b"]],
  ["{Control>}{Delete}{/Control}", "remove", ["b"]],
  ["{Alt>}{ArrowUp}{/Alt}", "move", ["b", -1]],
  ["{Delete}", "set", ["b", "name", ""]],
] as const)("%s asks to %s", async (keys, act, expected) => {
  const { acts, user } = table();
  cell(1, 0).focus();
  await user.keyboard(keys);
  expect(acts[act]).toHaveBeenCalledExactlyOnceWith(...expected);
});

test("F1 asks why the cell is as it is, also where it is computed", async () => {
  const { acts, user } = table();
  cell(1, 2).focus();
  await user.keyboard("{F1}");
  expect(acts.why).toHaveBeenCalledExactlyOnceWith("b", "total");
  expect(document.activeElement).toBe(cell(1, 2));
});

test("the menu of a row asks why of the column that was visited last", async () => {
  const { acts, user } = table();
  cell(0, 1).focus();
  await user.click(screen.getByRole("button", { name: "Actions de la ligne 3" }));
  await user.click(await screen.findByRole("menuitem", { name: /Pourquoi «\u00a0Prix\u00a0»/ }));
  expect(acts.why).toHaveBeenCalledExactlyOnceWith("c", "price");
});

test("cells of a spreadsheet are pasted from the cell that has the focus", async () => {
  const { acts, user } = table();
  await user.click(cell(1, 0));
  await user.paste("Agencement\t12,50\nFinition\t9,00");
  expect(acts.paste).toHaveBeenCalledExactlyOnceWith("b", "name", "Agencement\t12,50\nFinition\t9,00");
});

test("axe finds nothing in the grid, at rest and edited", async () => {
  const { container, user } = table();
  expect(await faultsOf(container)).toEqual([]);
  cell(0, 0).focus();
  await user.keyboard("{Enter}");
  expect(await faultsOf(container)).toEqual([]);
});
