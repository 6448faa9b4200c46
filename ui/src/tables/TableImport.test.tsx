import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { DossierView, TableView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { faultsOf } from "../test/axe";
import { mapped } from "./TableColumns";
import { TableTools } from "./TableTools";

const dossier = {
  summary: {}, form: { sections: [], lists: {}, undertakings: [] },
  nodes: [], groups: [], totals: [], pieces: [], sections: [], findings: [],
} as unknown as DossierView;

const table: TableView = {
  format: "csv", encoding: "Windows-1252", separator: ";", sheets: [], sheet: null,
  mapping: { titles: 1, fields: ["what", null] },
  columns: [
    { letter: "A", title: "Désignation", samples: [{ text: "Scie", shown: "Scie" }] },
    { letter: "B", title: "Prix", samples: [{ text: "1.234,56", shown: "1 234,56 €" }] },
  ],
  fields: [{ id: "what", label: "Désignation" }, { id: "amount", label: "Montant HT" }],
  standing_rows: 2,
  report: { rows: 3, blank_lines: 1, remark_count: 1, remarks: [{ line: 3, column: "B", field: "Montant HT", text: "beaucoup", why: "no-number", kept: true }] },
};

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), table_read: vi.fn(), table_import: vi.fn(), saveTable: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.dossier_open.mockResolvedValue(dossier);
  door.table_read.mockResolvedValue(table);
  door.saveTable.mockResolvedValue(true);
});

async function tools(rows = 2) {
  const { container } = render(
    <Announcer>
      <DossierProvider id="01" waiting={null} failed={() => null}>
        <TableTools path="prix.lignes" label="Lignes" rows={rows} />
      </DossierProvider>
    </Announcer>,
  );
  const user = userEvent.setup();
  const input = await screen.findByLabelText("Importer un tableau…");
  return { container, user, input };
}

async function opened() {
  const { user, input } = await tools();
  await user.upload(input, new File(["a"], "devis.csv", { type: "text/csv" }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText("B – Prix");
  return { user, dialog };
}

test("a file is looked at before anything is taken", async () => {
  const { dialog } = await opened();
  expect(door.table_read).toHaveBeenCalledExactlyOnceWith({ id: "01", group: "prix.lignes", name: "devis.csv", base64: "YQ==", sheet: null, mapping: null });
  expect(door.table_import).not.toHaveBeenCalled();
  expect(within(dialog).getByText(/Lu en Windows-1252/)).toBeTruthy();
  expect(within(dialog).getByText(/1 234,56 €/)).toBeTruthy();
});

test("what is not understood is said with its cell and why", async () => {
  const { dialog } = await opened();
  const said = within(dialog).getByText(/Cellule B3, Montant HT/).textContent;
  expect(said).toMatch(/«\sbeaucoup\s»\. Ce n’est pas un nombre\. Gardé tel quel\./);
});

test("a column is given another field, and the file is read again", async () => {
  const { user, dialog } = await opened();
  await user.selectOptions(within(dialog).getByLabelText("Champ du formulaire pour B – Prix"), "Montant HT");
  await waitFor(() => expect(door.table_read).toHaveBeenCalledTimes(2));
  expect(door.table_read.mock.lastCall?.[0]).toMatchObject({ mapping: { titles: 1, fields: ["what", "amount"] } });
});

test("the rows are taken once, in the place of those that stand where the person says so", async () => {
  const { user, dialog } = await opened();
  door.table_import.mockResolvedValue({ summary: {}, nodes: [], removed: [], groups: [], saved_at: "2026-11-21T00:00:00Z", table: table.report });
  await user.click(within(dialog).getByLabelText("Remplacer"));
  await user.click(within(dialog).getByRole("button", { name: "Importer 3 lignes" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(door.table_import).toHaveBeenCalledExactlyOnceWith({
    file: { id: "01", group: "prix.lignes", name: "devis.csv", base64: "YQ==", sheet: null, mapping: table.mapping },
    mode: "replace",
  });
});

test("a file that is no table is refused in three parts, and nothing is taken", async () => {
  door.table_read.mockRejectedValue({ code: "table-too-long", values: { rows: "1000000", limit: "10000" } });
  const { user, input } = await tools();
  await user.upload(input, new File(["a"], "devis.csv", { type: "text/csv" }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toMatch(/trop de lignes.*1000000.*10000.*Rien n’a été modifié/);
  expect(screen.queryByRole("button", { name: /Importer \d/ })).toBeNull();
});

test("a table is exported, and an empty one is not", async () => {
  const { user } = await tools();
  await user.click(screen.getByRole("button", { name: "Exporter en XLSX" }));
  expect(door.saveTable).toHaveBeenCalledExactlyOnceWith("01", "prix.lignes", "xlsx");
});

test("nothing is exported from an empty table", async () => {
  const { user } = await tools(0);
  await user.click(screen.getByRole("button", { name: "Exporter en CSV" }));
  expect(door.saveTable).not.toHaveBeenCalled();
});

test("a field taken by one column is given up by the other", () => {
  expect(mapped({ titles: null, fields: ["what", "amount"] }, 0, "amount")).toEqual({ titles: null, fields: ["amount", null] });
  expect(mapped({ titles: 2, fields: ["what", "amount"] }, 1, null)).toEqual({ titles: 2, fields: ["what", null] });
});

test("axe finds nothing in the window of an import", async () => {
  await opened();
  expect(await faultsOf(document.body)).toEqual([]);
});
