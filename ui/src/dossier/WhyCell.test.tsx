import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { AboutItem, DossierView, ExplanationView, FieldView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { FieldLine } from "../fields/FieldLine";
import { GroupCard } from "../fields/GroupCard";
import { DossierProvider } from "../state/dossier";
import { ReachProvider } from "../state/reach";
import { faultsOf } from "../test/axe";

const field = (id: string, kind: string, label: string, fields: FieldView[] = [], conditional = false): FieldView =>
  ({ id, pattern: id, kind, label, fields, conditional, components: [], formats: [], help: null, example: null, severity: "blocking", unit: null, list: null, read_only: false, max_items: null, computed_type: null }) as unknown as FieldView;

const total = field("total", "computed", "Total");
const lines = field("lines", "table", "Dépenses", [field("what", "text", "Objet"), total]);
const court = field("court", "text", "Tribunal", [], true);
const stage = field("stage", "group", "Stages", [field("place", "text", "Lieu"), field("room", "text", "Salle")]);
const node = (path: string, text: string, visible = true) =>
  ({ path, pattern: path, input: { text }, shown: text, visible, required: false, origin: null, provisional: false, conflicts: [] });

const row = { id: "r1", path: "s.stage[r1]", label: "Tulle" };
const view = {
  summary: {}, form: { sections: [{ id: "s", title: "Dépenses", help: null, fields: [lines, court, stage] }], lists: {}, undertakings: [] },
  groups: [
    { path: "s.lines", pattern: "s.lines", visible: true, required: false, rows: [{ id: "a", path: "s.lines[a]", label: "Scie" }] },
    { path: "s.stage", pattern: "s.stage", visible: true, required: false, rows: [row] },
  ],
  nodes: [node("s.lines[a].what", "Scie"), node("s.lines[a].total", "12,00 €"), node("s.court", ""), node("s.stage[r1].place", "Tulle"), node("s.stage[r1].room", "", false)],
  totals: [], pieces: [], sections: [], findings: [],
} as unknown as DossierView;

const told = (about: AboutItem, sentence: string, path: string | null = null): ExplanationView =>
  ({ about, path: "", place: "", sentence, written: null, causes: [{ text: `Raison : ${sentence}`, path, place: path, written: null, causes: [] }] });

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), dossier_explain: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  door.dossier_open.mockResolvedValue(view);
  door.dossier_explain.mockReset().mockResolvedValue({
    explanations: [told("visible", "La question est posée dans tous les cas."), told("required", "La réponse n’est pas obligatoire.", "s.court"), told("value", "Le total est de 12,00 €.")],
  });
});

function shown(what: React.ReactNode) {
  const { container } = render(
    <Announcer>
      <DossierProvider id="01" waiting={null} failed={() => null}><ReachProvider>{what}</ReachProvider></DossierProvider>
    </Announcer>,
  );
  return { container, user: userEvent.setup() };
}

async function cellAsked() {
  const rendered = shown(<FieldLine field={lines} path="s.lines" />);
  const cell = within(await screen.findByRole("grid")).getByText("12,00 €").closest("td") as HTMLElement;
  cell.focus();
  await rendered.user.keyboard("{F1}");
  return { ...rendered, cell, title: await screen.findByRole("heading", { name: /Pourquoi.*Total.*ligne 1/ }) };
}

test("F1 tells everything about a cell, its value first, and the focus comes along", async () => {
  const { title } = await cellAsked();
  expect(await screen.findByText("Le total est de 12,00 €.")).toBeTruthy();
  expect(door.dossier_explain).toHaveBeenCalledExactlyOnceWith({ id: "01", path: "s.lines[a].total", about: null });
  await waitFor(() => expect(document.activeElement).toBe(title));
  const texts = [...(title.parentElement as HTMLElement).querySelectorAll("p")].map((p) => p.textContent);
  expect(texts).toEqual(["Le total est de 12,00 €.", "La réponse n’est pas obligatoire."]);
});

test("Escape closes the explanation and gives the focus back to the cell", async () => {
  const { cell, title, user } = await cellAsked();
  await waitFor(() => expect(document.activeElement).toBe(title));
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("heading", { name: /Pourquoi/ })).toBeNull();
  expect(document.activeElement).toBe(cell);
});

test("axe finds nothing in a table with an open explanation", async () => {
  const { container } = await cellAsked();
  await screen.findByText("Le total est de 12,00 €.");
  expect(await faultsOf(container)).toEqual([]);
});

test("an optional question that depends on others says why, and leaves out what never changes", async () => {
  const { container, user } = shown(<FieldLine field={court} path="s.court" />);
  await user.click(await screen.findByRole("button", { name: "Pourquoi cette question\u202f?" }));
  expect(await screen.findByText("La réponse n’est pas obligatoire.")).toBeTruthy();
  expect(screen.queryByText("La question est posée dans tous les cas.")).toBeNull();
  expect(screen.queryByText("Le total est de 12,00 €.")).toBeNull();
  expect(await faultsOf(container)).toEqual([]);
});

test("a card says what is not asked in its row, with its reason", async () => {
  const card = <ul><GroupCard field={stage} row={row} group="s.stage" index={0} count={1} onMove={() => undefined} onDelete={() => undefined} /></ul>;
  const { container, user } = shown(card);
  await user.click(await screen.findByRole("button", { name: /^1\s*Tulle/ }));
  await user.click(await screen.findByText("1 question ne vous est pas posée ici"));
  await user.click(screen.getByRole("button", { name: /Pourquoi.*Salle.*n’est pas demandé/ }));
  expect(await screen.findByText("La question est posée dans tous les cas.")).toBeTruthy();
  expect(door.dossier_explain).toHaveBeenCalledWith({ id: "01", path: "s.stage[r1].room", about: "visible" });
  expect(await faultsOf(container)).toEqual([]);
});
