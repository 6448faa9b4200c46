import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import type { HitsView } from "../bridge";
import { faultsOf } from "../test/axe";
import { Grid } from "./Grid";
import type { GridActs, GridColumn, GridRow } from "./types";

const columns: GridColumn[] = [
  { id: "place", label: "Département", required: false, numeric: false, readOnly: false, searched: true, free: false },
  { id: "count", label: "Stages", required: false, numeric: true, readOnly: false },
];
const DEPARTMENTS: [string, string][] = [["19", "Corrèze"], ["23", "Creuse"], ["87", "Haute-Vienne"], ["2A", "Corse-du-Sud"]];
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What Rust would answer. */
function hits(typed: string): HitsView {
  const found = DEPARTMENTS.filter(([code, label]) => fold(`${code} ${label}`).includes(fold(typed)));
  return { hits: found.map(([code, label]) => ({ code, label, parent: "Nouvelle-Aquitaine", until: null })), total: found.length + 12, absent: false };
}

function table(search = vi.fn(async (_row: string, _column: string, typed: string) => hits(typed))) {
  const set = vi.fn();
  function Table() {
    const [place, setPlace] = useState<string | null>("23");
    const label = DEPARTMENTS.find(([code]) => code === place)?.[1];
    const rows: GridRow[] = ["a", "b"].map((id) => ({
      id,
      cells: { place: { text: id === "b" ? "" : (label ?? place ?? ""), code: id === "b" ? null : place, notes: [] }, count: { text: "1", notes: [] } },
    }));
    const keep = (row: string, column: string, text: string) => {
      set(row, column, text);
      if (row === "a" && column === "place") setPlace(text || null);
    };
    const acts: GridActs = { set: keep, insert: vi.fn(), remove: vi.fn(), move: vi.fn(), paste: vi.fn(), search };
    return <Grid id="grid" label="Entreprises" columns={columns} rows={rows} acts={acts} />;
  }
  const { container } = render(<><Table /><p id="grid-keys">Aide</p></>);
  return { set, search, container, user: userEvent.setup() };
}

const cell = (row: number, column: number) => within(screen.getByRole("grid")).getAllByRole("gridcell", { hidden: true }).filter((it) => it.dataset["cell"] === `${row}:${column}`)[0] as HTMLElement;
const at = (row: number, column: number) => waitFor(() => expect(document.activeElement).toBe(cell(row, column)));

test("nothing is asked until a cell is edited; typed words are searched, the arrows choose, Enter takes and goes down", async () => {
  const { set, search, user } = table();
  cell(0, 0).focus();
  await user.keyboard("{ArrowRight}{ArrowLeft}");
  expect(search).not.toHaveBeenCalled();
  await user.keyboard("corr");
  const option = await screen.findByRole("option", { name: /Corrèze/ });
  expect(search).toHaveBeenLastCalledWith("a", "place", "corr");
  expect(option.textContent).toContain("19 · Nouvelle-Aquitaine");
  expect(screen.getByText(/et 12 autres/)).toBeTruthy();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(set).toHaveBeenCalledExactlyOnceWith("a", "place", "19");
  await at(1, 0);
  expect(screen.queryByRole("option")).toBeNull();
});

test("Tab takes what the arrows came to, and goes right", async () => {
  const { set, user } = table();
  cell(0, 0).focus();
  await user.keyboard("{F2}");
  expect(await screen.findAllByRole("option")).toHaveLength(4);
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Tab}");
  expect(set).toHaveBeenCalledExactlyOnceWith("a", "place", "87");
  await at(0, 1);
});

test("Escape leaves the cell as it was, with its list open or not", async () => {
  const { set, user } = table();
  cell(0, 0).focus();
  await user.keyboard("{Enter}");
  await screen.findAllByRole("option");
  await user.keyboard("cor{ArrowDown}{Escape}");
  await at(0, 0);
  expect(set).not.toHaveBeenCalled();
  expect(cell(0, 0).textContent).toContain("Creuse");
});

test("a code typed whole is taken without waiting for the search, whatever its case", async () => {
  let answer: () => void = () => undefined;
  const search = vi.fn((_row: string, _column: string, typed: string) => new Promise<HitsView>((resolve) => (answer = () => resolve(hits(typed)))));
  const { set, user } = table(search);
  cell(0, 0).focus();
  await user.keyboard("2a{Tab}");
  await at(0, 1);
  expect(set).not.toHaveBeenCalled();
  answer();
  await waitFor(() => expect(set).toHaveBeenCalledExactlyOnceWith("a", "place", "2A"));
});

test("what is in no list stays as it was typed, and the next edit searches it again", async () => {
  const { set, search, user } = table();
  cell(0, 0).focus();
  await user.keyboard("corre{Enter}");
  await waitFor(() => expect(set).toHaveBeenCalledExactlyOnceWith("a", "place", "corre"));
  await at(1, 0);
  await user.keyboard("{ArrowUp}{F2}");
  expect(await screen.findByRole("option", { name: /Corrèze/ })).toBeTruthy();
  expect(search).toHaveBeenLastCalledWith("a", "place", "corre");
});

test("looking changes nothing, emptying empties", async () => {
  const { set, user } = table();
  cell(0, 0).focus();
  await user.keyboard("{F2}");
  await screen.findAllByRole("option");
  await user.keyboard("{Enter}");
  await at(1, 0);
  expect(set).not.toHaveBeenCalled();
  await user.keyboard("{ArrowUp}{F2}");
  await user.keyboard("{Backspace}{Tab}");
  await waitFor(() => expect(set).toHaveBeenCalledExactlyOnceWith("a", "place", ""));
});

test("a search that does not answer says so, and loses nothing of what was typed", async () => {
  const { set, user } = table(vi.fn(async () => Promise.reject(new Error("away"))));
  cell(0, 0).focus();
  await user.keyboard("19");
  expect(await screen.findByText(/La recherche n’a pas répondu/)).toBeTruthy();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(set).toHaveBeenCalledExactlyOnceWith("a", "place", "19"));
});

test("an option is taken with the mouse", async () => {
  const { set, user } = table();
  await user.dblClick(cell(0, 0));
  await user.click(await screen.findByRole("option", { name: /Corse/ }));
  expect(set).toHaveBeenCalledExactlyOnceWith("a", "place", "2A");
  await at(0, 0);
});

test("axe finds nothing while codes are searched", async () => {
  const { container, user } = table();
  cell(0, 0).focus();
  await user.keyboard("c");
  await screen.findAllByRole("option");
  expect(await faultsOf(container)).toEqual([]);
});
