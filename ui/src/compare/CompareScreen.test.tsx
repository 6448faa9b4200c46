import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { ComparisonView } from "../bridge";
import { placeOf } from "../state/route";
import { faultsOf } from "../test/axe";
import { CompareScreen } from "./CompareScreen";

const found: ComparisonView = {
  before: { id: "01", title: "FAR 2026", at: "now" },
  after: { id: "02", title: "FAR 2027", at: "now" },
  fields: [
    { path: "equipe.team[1].name", label: "Nom", row: "Anne", before: "Anne", after: null, giver: "person" },
    { path: "prix.total", label: "Total", row: "", before: "1 000,00 €", after: "2 000,00 €", giver: "form" },
  ],
  rows: [{ path: "equipe.team[2]", label: "Équipe", summary: "Luc", change: "moved", from: 3, to: 2 }],
  files: [{ target: "pieces.kbis", label: "Kbis", before: null, after: { name: "kbis.pdf", sha256: "0" } }],
  justifications: [],
};

const door = vi.hoisted(() => ({ dossiers_list: vi.fn(), dossier_compare: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.dossiers_list.mockResolvedValue({ dossiers: [{ id: "01", title: "FAR 2026", state: "deposited" }, { id: "02", title: "FAR 2027", state: "draft" }] });
  door.dossier_compare.mockResolvedValue(found);
});

async function shown(before = "01", after = "02") {
  const { container } = render(<main><CompareScreen before={before} after={after} /></main>);
  await screen.findByLabelText("Avant");
  return { container, user: userEvent.setup() };
}

test("answers, rows and files that differ stand in words", async () => {
  await shown();
  expect(await screen.findByText("Une réponse diffère")).toBeTruthy();
  expect(screen.getByRole("rowheader", { name: "Nom (Anne)" })).toBeTruthy();
  expect(screen.getByText(/Déplacée du n° 3 au n° 2 : Luc/)).toBeTruthy();
  expect(screen.getByText("kbis.pdf")).toBeTruthy();
});

test("a deposited dossier is compared with what was deposited", async () => {
  const { user } = await shown("01", "01");
  expect(door.dossier_compare).not.toHaveBeenCalled();
  await user.selectOptions(screen.getByLabelText("Avant"), "FAR 2026 — au moment du dépôt");
  expect(placeOf(window.location.hash)).toEqual({ screen: "compare", before: "01@deposit", after: "01" });
});

test("the point goes to Rust as it is", async () => {
  await shown("01@-5", "01");
  expect(door.dossier_compare).toHaveBeenCalledWith({ before: { id: "01", at: "-5" }, after: { id: "01", at: null } });
});

test("axe finds nothing on the screen", async () => {
  const { container } = await shown();
  await screen.findByText("Une réponse diffère");
  expect(await faultsOf(container)).toEqual([]);
});
