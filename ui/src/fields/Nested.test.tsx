import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { DossierView, FieldView, GroupView, NodeView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { ReachProvider } from "../state/reach";
import { faultsOf } from "../test/axe";
import { FieldLine } from "./FieldLine";

const field = (id: string, pattern: string, kind: string, label: string, fields: FieldView[] = []): FieldView =>
  ({ id, pattern, kind, label, fields, components: [], formats: [], help: null, example: null, severity: "blocking", unit: null, list: null, read_only: false, max_items: null, computed_type: null }) as unknown as FieldView;

const amount = field("amount", "s.lots.posts.lines.amount", "amount", "Montant");
const lines = field("lines", "s.lots.posts.lines", "table", "Lignes", [field("what", "s.lots.posts.lines.what", "text", "Objet"), amount]);
const posts = field("posts", "s.lots.posts", "group", "Postes", [lines]);
const lots = field("lots", "s.lots", "group", "Lots", [field("name", "s.lots.name", "text", "Intitulé"), posts]);

const inner = "s.lots[l1].posts[p1].lines";
const group = (path: string, ids: [string, string][]): GroupView =>
  ({ path, pattern: path.replaceAll(/\[[^\]]+\]/g, ""), visible: true, required: false, rows: ids.map(([id, label]) => ({ id, path: `${path}[${id}]`, label })) });
const node = (path: string, text: string): NodeView =>
  ({ path, pattern: path.replaceAll(/\[[^\]]+\]/g, ""), input: { text }, shown: text, visible: true, required: false, origin: null, provisional: false, conflicts: [] }) as unknown as NodeView;

const view = {
  summary: {}, form: { sections: [{ id: "s", title: "Dépenses", help: null, fields: [lots] }], lists: {}, undertakings: [] },
  groups: [group("s.lots", [["l1", "Bois"], ["l2", "Fer"]]), group("s.lots[l1].posts", [["p1", "Poste n° 1"]]), group("s.lots[l2].posts", []), group(inner, [["a", "Scie"], ["b", "Four"]])],
  nodes: [node("s.lots[l1].name", "Bois"), node(`${inner}[a].what`, "Scie"), node(`${inner}[a].amount`, "3 999,99"), node(`${inner}[b].what`, "Four"), node(`${inner}[b].amount`, "41 000,00")],
  totals: [], pieces: [], sections: [], findings: [],
} as unknown as DossierView;

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), dossier_edit: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.dossier_open.mockResolvedValue(view);
});

async function opened() {
  const { container } = render(
    <Announcer>
      <DossierProvider id="01" waiting={null} failed={() => null}>
        <ReachProvider><FieldLine field={lots} path="s.lots" /></ReachProvider>
      </DossierProvider>
    </Announcer>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /^1\s*Bois/ }));
  await user.click(await screen.findByRole("button", { name: /^1\s*Poste n° 1/ }));
  return { container, user, grid: await screen.findByRole("grid", { name: "Lignes" }) };
}

test("a table inside of a card inside of a card is drawn with its own rows", async () => {
  const { grid } = await opened();
  expect(within(grid).getAllByRole("row").length).toBe(3);
  expect(within(grid).getByText("41 000,00")).toBeTruthy();
});

test("cells are pasted into the inner table, and what is not understood is said below it", async () => {
  const { grid, user } = await opened();
  const remark = { line: 1, column: "A", field: "Montant", text: "beaucoup", why: "no-number", kept: true };
  door.dossier_edit.mockResolvedValue({ summary: {}, nodes: [], removed: [], groups: [], findings: [], saved_at: "", new_rows: [], table: { rows: 1, blank_lines: 0, remark_count: 1, remarks: [remark] } });
  await user.click(within(grid).getByText("41 000,00"));
  await user.paste("beaucoup\t2");
  expect(door.dossier_edit).toHaveBeenCalledExactlyOnceWith({ id: "01", edits: [{ paste_rows: { group: inner, column: "amount", row: "b", tsv: "beaucoup\t2" } }] });
  expect((await screen.findByText(/Cellule A1, Montant/)).textContent).toMatch(/Ce n’est pas un nombre/);
  await user.click(screen.getByRole("button", { name: "J’ai compris" }));
  expect(screen.queryByText(/Cellule A1/)).toBeNull();
});

test("axe finds nothing in three levels of rows", async () => {
  const { container } = await opened();
  expect(await faultsOf(container)).toEqual([]);
});
