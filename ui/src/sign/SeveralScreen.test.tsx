import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { dossier, key } from "./samples";
import { SeveralScreen } from "./SeveralScreen";

const door = vi.hoisted(() => ({ dossiers_list: vi.fn(), dossier_print: vi.fn(), print_page: vi.fn(), dossier_sign: vi.fn(), signing_get: vi.fn(), certificate_tokens: vi.fn(), key_open: vi.fn(), key_close: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const wish = { level: "B-T", look: "invisible" };

beforeEach(() => {
  vi.clearAllMocks();
  door.dossiers_list.mockResolvedValue({ dossiers: [dossier("d1", "FAR bois", "ready"), dossier("d2", "FAR métal", "ready"), dossier("d3", "FAR pierre", "draft")] });
  door.dossier_print.mockResolvedValue({ sha256: "ab12", size: 10, pages: 1 });
  door.print_page.mockResolvedValue({ page: 1, pages: 1, width: 10, height: 10, png: "" });
  door.signing_get.mockResolvedValue({ level: "B-T", look: "invisible", server: "https://horodatage.example.fr", announced: null, waiting: 0 });
  door.key_open.mockResolvedValue(key);
  door.key_close.mockResolvedValue(undefined);
});

async function shown() {
  const view = render(<Announcer><main><SeveralScreen /></main></Announcer>);
  await screen.findByText("FAR bois");
  return { ...view, user: userEvent.setup() };
}

type User = ReturnType<typeof userEvent.setup>;

async function read(user: User, title: string) {
  await user.click(screen.getByRole("button", { name: new RegExp(`Relire.*${title}`) }));
  await user.click(await screen.findByRole("button", { name: "J’ai relu ce document" }));
}

async function open(user: User) {
  await user.upload(screen.getByLabelText("Choisir le certificat…"), new File(["p12"], "directrice.p12"));
  await user.type(screen.getByLabelText("Mot de passe du certificat"), "secret");
  await user.click(screen.getByRole("button", { name: "Lire le certificat" }));
}

test("only dossiers that are ready are proposed, and none is signed before each was read", async () => {
  const { user } = await shown();
  expect(screen.queryByText("FAR pierre")).toBeNull();
  await read(user, "FAR bois");
  expect(screen.getByText(/^Relus\s: 1 sur 2$/)).toBeTruthy();
  expect(screen.queryByLabelText("Choisir le certificat…")).toBeNull();
  await read(user, "FAR métal");
  expect(screen.getByLabelText("Choisir le certificat…")).toBeTruthy();
});

test("both are signed with one key that was opened once", async () => {
  const { user } = await shown();
  door.dossier_sign.mockResolvedValue({});
  await read(user, "FAR bois");
  await read(user, "FAR métal");
  await open(user);
  await user.click(await screen.findByRole("button", { name: "Signer 2 dossiers" }));
  await screen.findByText("Les 2 dossiers sont signés");
  expect(door.dossier_sign.mock.calls.map(([request]) => request)).toEqual([{ id: "d1", key: "k1", pin: null, ...wish }, { id: "d2", key: "k1", pin: null, ...wish }]);
  expect(door.key_open).toHaveBeenCalledOnce();
});

test("a failure stops the round, says what is signed, and the round goes on from there", async () => {
  const { user } = await shown();
  door.dossier_sign.mockResolvedValueOnce({}).mockRejectedValueOnce({ code: "token-removed", values: {} }).mockResolvedValueOnce({});
  await read(user, "FAR bois");
  await read(user, "FAR métal");
  await open(user);
  await user.click(await screen.findByRole("button", { name: "Signer 2 dossiers" }));
  expect((await screen.findByRole("alert")).textContent).toContain("La clé a été retirée");
  expect(screen.getByText(/^Signés\s: 1\s; en attente\s: 1$/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Reprendre la signature" }));
  await screen.findByText("Les 2 dossiers sont signés");
  expect(door.dossier_sign.mock.calls.map(([request]) => (request as { id: string }).id)).toEqual(["d1", "d2", "d2"]);
});

test("a key that asks each time gets its code for each dossier", async () => {
  const { user } = await shown();
  door.dossier_sign.mockResolvedValueOnce({}).mockRejectedValueOnce({ code: "pin-wanted", values: {} }).mockResolvedValueOnce({});
  await read(user, "FAR bois");
  await read(user, "FAR métal");
  await open(user);
  await user.click(await screen.findByRole("button", { name: "Signer 2 dossiers" }));
  await user.type(await screen.findByLabelText("Code pour le dossier suivant"), "246813");
  const form = screen.getByLabelText("Code pour le dossier suivant").closest("form");
  if (!form) throw new Error("the code stands in no form");
  await user.click(within(form).getByRole("button", { name: "Reprendre la signature" }));
  await screen.findByText("Les 2 dossiers sont signés");
  expect(door.dossier_sign).toHaveBeenLastCalledWith({ id: "d2", key: "k1", pin: "246813", ...wish });
});

test("axe finds nothing on the screen nor in the reading", async () => {
  const { container, user } = await shown();
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: /Relire.*FAR bois/ }));
  await screen.findByRole("button", { name: "J’ai relu ce document" });
  expect(await faultsOf(screen.getByRole("dialog"))).toEqual([]);
});
