import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { TrustFile, TrustView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { TrustScreen } from "./TrustScreen";

const door = vi.hoisted(() => ({ trust_list: vi.fn(), trust_add: vi.fn(), trust_remove: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const file = (over: Partial<TrustFile>): TrustFile => ({
  sha256: "ab12", kind: "authority", name: "Autorité de certification", issued: "2026-01-01T12:00:00Z", until: "2030-01-01T12:00:00Z", added_at: "2026-11-20T12:00:00Z", age_days: 300, is_outdated: false, anchors: 0, ...over,
});
const list = file({ sha256: "cd34", kind: "trusted_list", name: "FR 87", issued: "2026-10-13T12:00:00Z", until: "2026-11-13T12:00:00Z", age_days: 40, is_outdated: true, anchors: 12 });
const view: TrustView = { anchors: 14, platform: "Plateforme de démonstration", files: [file({}), list] };

beforeEach(() => {
  vi.clearAllMocks();
  door.trust_list.mockResolvedValue(view);
});

async function shown() {
  const shownScreen = render(<Announcer><main><TrustScreen /></main></Announcer>);
  await screen.findByText("FR 87");
  return { ...shownScreen, user: userEvent.setup() };
}

const item = (name: string) => {
  const line = screen.getByRole("heading", { name }).closest("li");
  if (!line) throw new Error(`${name} stands in no list`);
  return within(line);
};

test("the number of authorities, and the age of each list, are said", async () => {
  const { container } = await shown();
  expect(screen.getByText(/14 autorités sont reconnues ici/).textContent).toContain("Plateforme de démonstration");
  const one = item("FR 87");
  one.getByText("À remplacer");
  one.getByText(/12 certificats qualifiés aujourd’hui.*vieille de 40 jours.*suivante attendue le/);
  item("Autorité de certification").getByText("Valable");
  expect(await faultsOf(container)).toEqual([]);
});

test("a trusted list is added with the certificate of who signs it", async () => {
  door.trust_add.mockResolvedValue({ ...view, anchors: 15 });
  const { container, user } = await shown();
  expect(screen.queryByLabelText("Choisir le certificat du signataire…")).toBeNull();
  await user.upload(screen.getByLabelText("Choisir des fichiers…"), new File(["<a/>"], "fr.xml"));
  await user.upload(screen.getByLabelText("Choisir le certificat du signataire…"), new File(["cer"], "operateur.cer"));
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Ajouter ces fichiers" }));
  await screen.findByText(/15 autorités/);
  expect(door.trust_add).toHaveBeenCalledExactlyOnceWith({ files: [{ name: "fr.xml", base64: btoa("<a/>") }], operators: [{ name: "operateur.cer", base64: btoa("cer") }] });
});

test("a file that says nothing of trust is told, and nothing changes", async () => {
  door.trust_add.mockRejectedValue({ code: "bad-trust-file", values: { name: "note.pem", cause: "-" } });
  const { user } = await shown();
  await user.upload(screen.getByLabelText("Choisir des fichiers…"), new File(["bonjour"], "note.pem"));
  await user.click(screen.getByRole("button", { name: "Ajouter ces fichiers" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Ce fichier ne dit rien d’une autorité");
  expect(screen.getByText(/14 autorités/)).toBeTruthy();
});

test("something is removed only after the person said so", async () => {
  door.trust_remove.mockResolvedValue({ ...view, anchors: 2, files: [file({})] });
  const { user } = await shown();
  await user.click(item("FR 87").getByRole("button"));
  expect(door.trust_remove).not.toHaveBeenCalled();
  const dialog = within(await screen.findByRole("dialog"));
  expect(await faultsOf(screen.getByRole("dialog"))).toEqual([]);
  await user.click(dialog.getByRole("button", { name: "Retirer" }));
  await screen.findByText(/2 autorités/);
  expect(door.trust_remove).toHaveBeenCalledExactlyOnceWith({ sha256: "cd34" });
  expect(screen.queryByText("FR 87")).toBeNull();
});
