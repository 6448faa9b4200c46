import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { BackupPlanView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { Backup } from "./Backup";

const door = vi.hoisted(() => ({ backup_plan: vi.fn(), saveBackup: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const plan: BackupPlanView = {
  is_tender: true, deadline: { at: "2026-12-03T11:00:00Z", local: "2026-12-03T12:00:00", zone: "Europe/Paris" }, electronic_allowed: false, authority: "Région de démonstration",
  service: "Service achat, 1 place de la Région", files: 3, bytes: 2048, of_deposit: true, made: [],
};

beforeEach(() => {
  vi.clearAllMocks();
  door.backup_plan.mockResolvedValue(plan);
});

const shown = () => ({ ...render(<Announcer><Backup id="01" /></Announcer>), user: userEvent.setup() });

test("until when, when it may be opened, and the copy that was made", async () => {
  door.saveBackup.mockResolvedValue({ folder: "E:\\copie-de-sauvegarde-1a2b", files: 3, bytes: 2048, manifest_sha256: "0", receipt: false });
  const { container, user } = shown();
  // The Region's clock, not that of this machine.
  expect((await screen.findByText(/au plus tard le/)).textContent).toContain("12:00:00");
  await user.click(screen.getByText("Quand l’acheteur peut-il l’ouvrir ?"));
  expect(screen.getByText(/22 mars 2019/)).toBeTruthy();
  expect(screen.getByText(/avait commencé avant la clôture/)).toBeTruthy();
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Faire une copie de sauvegarde…" }));
  expect(door.saveBackup).toHaveBeenCalledWith("01");
  expect((await screen.findAllByText(/Copie écrite et relue/)).length).toBeGreaterThan(0);
  expect(screen.getByText("Elle ne contient pas encore de récépissé.")).toBeTruthy();
  expect(await faultsOf(container)).toEqual([]);
});

test("a person who chooses no folder is told nothing, and an aid scheme is no tender", async () => {
  door.backup_plan.mockResolvedValue({ ...plan, is_tender: false, deadline: null });
  door.saveBackup.mockResolvedValue(null);
  const { user } = shown();
  await user.click(await screen.findByRole("button", { name: "Faire une copie de sauvegarde…" }));
  expect(screen.queryByText(/Copie écrite/)).toBeNull();
  expect(screen.queryByText(/22 mars 2019/)).toBeNull();
  expect(screen.getByText(/ne relève pas d’un marché public/)).toBeTruthy();
});

test("a stick that cannot be written is told in words", async () => {
  door.saveBackup.mockRejectedValue({ code: "backup-folder", values: { folder: "E:\\", cause: "lecture seule" } });
  const { user } = shown();
  await user.click(await screen.findByRole("button", { name: "Faire une copie de sauvegarde…" }));
  expect(await screen.findByText("La copie de sauvegarde n’a pas pu être écrite")).toBeTruthy();
});
