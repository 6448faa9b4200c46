import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { CarryItemView, DossierSummaryView } from "../bridge";
import { placeOf } from "../state/route";
import { faultsOf } from "../test/axe";
import { DuplicateDossier } from "./DuplicateDossier";

const item = (path: string, label: string, fate: string, reason: string, free: boolean, values = {}): CarryItemView => ({ path, label, row: "", shown: "…", fate, reason, values, taken: fate !== "left", free });

const plan = {
  title: "FAR 2027",
  form: "far 1.0.0",
  items: [
    item("organisme.siret", "SIRET", "carried", "", true),
    item("prix.total", "Prix", "review", "amount", true),
    item("engagements.sincere", "Sincérité", "left", "undertaking", false),
    item("pieces.kbis", "Kbis", "left", "ended", true, { until: "01/09/2026" }),
  ],
};

const door = vi.hoisted(() => ({ calls_list: vi.fn(), duplicate_plan: vi.fn(), dossier_duplicate: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.calls_list.mockResolvedValue({ synced_at: null, calls: [] });
  door.duplicate_plan.mockResolvedValue(plan);
  door.dossier_duplicate.mockResolvedValue({ id: "02" });
});

async function shown() {
  render(<DuplicateDossier dossier={{ id: "01", title: "FAR 2026", call_reference: "C-1" } as DossierSummaryView} onClose={() => undefined} />);
  await screen.findByText("Une à revoir");
  return userEvent.setup();
}

test("the plan says what becomes of everything, and why", async () => {
  await shown();
  expect(screen.getByText("2 laissées de côté")).toBeTruthy();
  expect(screen.getByText("n’est plus valable depuis le 01/09/2026")).toBeTruthy();
  expect(screen.queryByLabelText("Reprendre : Sincérité")).toBeNull();
});

test("what the person changes goes with the request, and the new dossier opens", async () => {
  const user = await shown();
  await user.click(screen.getByLabelText("Reprendre les montants"));
  await user.click(screen.getByLabelText("Reprendre : Kbis"));
  await user.type(screen.getByLabelText(/Titre du nouveau dossier/), "FAR du bois");
  await user.click(screen.getByRole("button", { name: "Créer le dossier" }));
  expect(door.dossier_duplicate).toHaveBeenCalledExactlyOnceWith({ id: "01", call: null, lot: null, form: null, title: "FAR du bois", without: ["prix.total"], with: ["pieces.kbis"] });
  expect(placeOf(window.location.hash)).toEqual({ screen: "dossier", id: "02", step: "fill", section: null });
});

test("axe finds nothing in the plan", async () => {
  await shown();
  expect(await faultsOf(screen.getByRole("dialog"))).toEqual([]);
});
