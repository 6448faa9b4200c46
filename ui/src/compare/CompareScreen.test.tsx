import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { ComparisonView, DossierSummaryView } from "../bridge";
import { placeOf } from "../state/route";
import { faultsOf } from "../test/axe";
import { wordsIn, type Language } from "../words";
import { CompareScreen } from "./CompareScreen";
import { entryOf, marksOf } from "./names";

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
  await user.selectOptions(screen.getByLabelText("Avant"), "Au moment du dépôt — FAR 2026");
  expect(placeOf(window.location.hash)).toEqual({ screen: "compare", before: "01@deposit", after: "01" });
});

test("the point goes to Rust as it is", async () => {
  await shown("01@-5", "01");
  expect(door.dossier_compare).toHaveBeenCalledWith({ before: { id: "01", at: "-5" }, after: { id: "01", at: null } });
});

test("dossiers of one title are told apart, in both languages", async () => {
  const twin = { title: "FAR 2027", form: "far", call_reference: "AO-1", state: "draft", edited_at: "2026-11-21T13:32:07Z" };
  const dossiers = [
    { ...twin, id: "0000-aaaaaaaa", lot: "1" },
    { ...twin, id: "0000-bbbbbbbb", lot: "2" },
    { ...twin, id: "0000-cccccccc", lot: "2", edited_at: "2026-11-22T13:32:07Z" },
    { ...twin, id: "0000-dddddddd", call_reference: null, lot: null },
    { ...twin, id: "0000-eeeeeeee", call_reference: null, lot: null },
    { ...twin, id: "0000-ffffffff", title: "Autre" },
  ] as unknown as DossierSummaryView[];
  const entries = (language: Language) => {
    const words = wordsIn(language);
    const marks = marksOf(words, dossiers);
    return dossiers.map((d) => entryOf(words, words.t("compare-now"), marks.get(d.id) ?? [], d.title));
  };
  const french = entries("fr");
  expect(new Set(french).size).toBe(dossiers.length);
  expect(french[0]).toBe("Maintenant, AO-1, lot 1 — FAR 2027");
  expect(french[1]).toMatch(/^Maintenant, AO-1, lot 2, modifié le 21 nov\. 2026 à \d\d:32:07 — FAR 2027$/);
  expect(french.slice(3)).toEqual(["Maintenant, far, dddddddd — FAR 2027", "Maintenant, far, eeeeeeee — FAR 2027", "Maintenant — Autre"]);
  expect(entries("en")[1]).toMatch(/^Now, AO-1, lot 2, changed 21 Nov 2026 at \d\d:32:07 — FAR 2027$/);
  door.dossiers_list.mockResolvedValue({ dossiers });
  await shown("0000-aaaaaaaa", "0000-bbbbbbbb");
  const labels = [...screen.getByLabelText<HTMLSelectElement>("Avant").options].map((option) => option.label);
  expect(new Set(labels).size).toBe(labels.length);
});

test("axe finds nothing on the screen", async () => {
  const { container } = await shown();
  await screen.findByText("Une réponse diffère");
  expect(await faultsOf(container)).toEqual([]);
});
