import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { DossierView, MovePlanView, VersionsView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { faultsOf } from "../test/axe";
import { VersionNotices } from "./VersionNotices";

const opened = (version: string) => ({
  summary: { form_version: version, state: "draft" },
  form: { sections: [], lists: {}, undertakings: [] },
  nodes: [], groups: [], totals: [], pieces: [], sections: [], findings: [],
}) as unknown as DossierView;

const fax = { path: "organisme.fax", label: "Télécopie", shown: "05 55 00 00 00", version: "1.0.0", reason: "La télécopie n’est plus employée." };
const plan: MovePlanView = {
  from: "1.0.0", to: "1.1.0", versions: ["1.1.0"], kept: 12,
  moved: [{ from: "Durée", from_path: "stage.duree", to: "Durée", to_path: "action.duree", before: "35 h", after: "2 100 min" }],
  orphaned: [fax],
  to_confirm: [{ label: "Statut", path: "organisme.statut", shown: "autre", doubt: "retired" }],
  added: ["Effectif"],
};

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), dossier_versions: vi.fn(), dossier_move_plan: vi.fn(), dossier_move: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const told = (versions: Partial<VersionsView>) => door.dossier_versions.mockResolvedValue({ current: "1.0.0", newer: null, orphans: [], ...versions });

beforeEach(() => {
  vi.clearAllMocks();
  door.dossier_open.mockResolvedValue(opened("1.0.0"));
  door.dossier_move_plan.mockResolvedValue(plan);
  door.dossier_move.mockResolvedValue(opened("1.1.0"));
});

function notices() {
  const view = render(<Announcer><DossierProvider id="01" waiting={null} failed={() => null}><VersionNotices /></DossierProvider></Announcer>);
  return { ...view, user: userEvent.setup() };
}

test("a newer version is told, its plan is read, and the move is done", async () => {
  told({ newer: "1.1.0" });
  const { user } = notices();
  await user.click(await screen.findByRole("button", { name: "Voir ce qui change…" }));
  expect(await screen.findByText("12 réponses restent telles quelles.")).toBeTruthy();
  expect(screen.getByText("05 55 00 00 00")).toBeTruthy();
  expect(screen.getByText(/ce choix n’existe plus/)).toBeTruthy();
  expect(await faultsOf(document.body)).toEqual([]);
  door.dossier_open.mockResolvedValue(opened("1.1.0"));
  told({ current: "1.1.0", orphans: [fax] });
  await user.click(screen.getByRole("button", { name: "Passer à la version 1.1.0" }));
  expect(door.dossier_move).toHaveBeenCalledWith({ id: "01", to: "1.1.0" });
  expect(await screen.findByText("1 réponse conservée qui n’a plus de place")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a person may stay, and nothing is done", async () => {
  told({ newer: "1.1.0" });
  const { user } = notices();
  await user.click(await screen.findByRole("button", { name: "Voir ce qui change…" }));
  await user.click(await screen.findByRole("button", { name: "Rester en version 1.0.0" }));
  expect(door.dossier_move).not.toHaveBeenCalled();
});

test("without a newer version and without kept answers nothing is told", async () => {
  told({});
  const { container } = notices();
  await vi.waitFor(() => expect(door.dossier_versions).toHaveBeenCalled());
  expect(container.querySelector(".notice")).toBeNull();
});
