import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { WalletVersionView, WalletView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { WalletScreen } from "./WalletScreen";

const version = (number: number, name: string, standing: string, dossiers: number): WalletVersionView => ({
  number, name, size: 2048, sha256: "0", media_type: "application/pdf", issued_on: "2026-06-01", expires_on: null, valid_until: "2026-09-01", standing, added_at: "2026-06-02T10:00:00Z", dossiers,
});

const wallet: WalletView = {
  day: "2026-11-21",
  kinds: [{ id: "kbis", months: 3, ends: true }, { id: "rib", months: null, ends: false }],
  documents: [{ id: "d1", kind: "kbis", title: "Siège", versions: [version(2, "kbis-2.pdf", "ended", 1), version(1, "kbis-1.pdf", "ended", 2)] }],
};

const door = vi.hoisted(() => ({ wallet_list: vi.fn(), wallet_begin: vi.fn(), attach_chunk: vi.fn(), wallet_end: vi.fn(), wallet_change: vi.fn(), wallet_remove: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.wallet_list.mockResolvedValue(wallet);
});

async function shown() {
  const { container } = render(<Announcer><main><WalletScreen /></main></Announcer>);
  await screen.findByText("Extrait Kbis ou RNE — Siège");
  return { container, user: userEvent.setup() };
}

test("a document says in words that it has ended and who has its former versions", async () => {
  await shown();
  expect(screen.getByText("n’est plus valable depuis le 1 septembre 2026")).toBeTruthy();
  expect(screen.getByText(/version 1, remplacée\s; dans 2 dossiers/)).toBeTruthy();
});

test("a document is added with its kind, its date and its bytes", async () => {
  const { user } = await shown();
  door.wallet_begin.mockResolvedValue({ upload: "u1" });
  door.attach_chunk.mockResolvedValue({ received: 3 });
  door.wallet_end.mockResolvedValue({ ...wallet, documents: [] });
  await user.click(screen.getByRole("button", { name: "Ajouter un document" }));
  await user.selectOptions(screen.getByLabelText("Nature du document"), "RIB");
  await user.upload(screen.getByLabelText("Choisir le fichier…"), new File(["abc"], "rib.pdf"));
  await user.type(screen.getByLabelText("Date du document"), "01/11/2026");
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  await screen.findByText("Aucun document pour l’instant");
  expect(door.wallet_begin).toHaveBeenCalledWith({ name: "rib.pdf", size: 3 });
  expect(door.wallet_end).toHaveBeenCalledExactlyOnceWith({ upload: "u1", document: null, kind: "rib", title: "", issued_on: "01/11/2026", expires_on: null });
});

test("a refused date is said in three parts and what was typed stays", async () => {
  const { user } = await shown();
  door.wallet_change.mockRejectedValue({ code: "document-date", values: { given: "31/02/2026" } });
  await user.click(screen.getByRole("button", { name: /^Modifier\s: Extrait Kbis/ }));
  const sheet = within(screen.getByRole("dialog"));
  await user.clear(sheet.getByLabelText("Date du document"));
  await user.type(sheet.getByLabelText("Date du document"), "31/02/2026");
  await user.click(sheet.getByRole("button", { name: "Enregistrer" }));
  expect((await sheet.findByRole("alert")).textContent).toContain("Cette date n’existe pas");
  expect(sheet.getByLabelText<HTMLInputElement>("Date du document").value).toBe("31/02/2026");
});

test("a document goes only once the person has read who keeps it", async () => {
  const { user } = await shown();
  door.wallet_remove.mockResolvedValue({ ...wallet, documents: [] });
  await user.click(screen.getByRole("button", { name: /^Retirer\s: Extrait Kbis/ }));
  const sheet = within(screen.getByRole("dialog"));
  expect(sheet.getByText("2 dossiers s’en servent et le gardent.")).toBeTruthy();
  expect(door.wallet_remove).not.toHaveBeenCalled();
  await user.click(sheet.getByRole("button", { name: "Retirer" }));
  expect(door.wallet_remove).toHaveBeenCalledExactlyOnceWith({ document: "d1" });
});

test("axe finds nothing on the screen nor in the form", async () => {
  const { container, user } = await shown();
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Ajouter un document" }));
  expect(await faultsOf(screen.getByRole("dialog"))).toEqual([]);
});
