import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { AppProvider } from "../state/app";
import { KeyForm } from "./KeyForm";
import { key, token } from "./samples";

const door = vi.hoisted(() => ({ app_state: vi.fn(), certificate_tokens: vi.fn(), key_open: vi.fn(), key_close: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const run = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  door.key_close.mockResolvedValue(undefined);
  door.key_open.mockResolvedValue(key);
  door.certificate_tokens.mockResolvedValue({ tokens: [token], store: [], troubles: [] });
});

function shown() {
  const view = render(<Announcer><main><KeyForm act={{ label: "Signer le dossier", busy: false, needsUsable: true, run }} /></main></Announcer>);
  return { ...view, user: userEvent.setup() };
}

async function withToken() {
  const shownForm = shown();
  await shownForm.user.click(screen.getByRole("radio", { name: "Sur une clé USB ou une carte" }));
  await shownForm.user.click(screen.getByRole("button", { name: "Chercher les clés branchées" }));
  await screen.findByText("Une clé trouvée");
  return shownForm;
}

test("a file is opened with its password, shown, and signs", async () => {
  const { user, unmount } = shown();
  await user.upload(screen.getByLabelText("Choisir le certificat…"), new File(["p12"], "directrice.p12"));
  await user.type(screen.getByLabelText("Mot de passe du certificat"), "secret");
  await user.click(screen.getByRole("button", { name: "Lire le certificat" }));
  await screen.findByText("Élodie Lefèvre");
  expect(door.key_open).toHaveBeenCalledExactlyOnceWith({ from: "file", p12: "cDEy", password: "secret" });
  await user.click(screen.getByRole("button", { name: "Signer le dossier" }));
  expect(run).toHaveBeenCalledExactlyOnceWith(key);
  unmount();
  expect(door.key_close).toHaveBeenCalledExactlyOnceWith({ key: "k1", pin: null });
});

test("an open key is closed by whoever opened it, at once and without a reproach", async () => {
  const { container, user, unmount } = shown();
  await user.upload(screen.getByLabelText("Choisir le certificat…"), new File(["p12"], "directrice.p12"));
  await user.type(screen.getByLabelText("Mot de passe du certificat"), "secret");
  expect(screen.queryByRole("button", { name: "Fermer la clé" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Lire le certificat" }));
  const close = await screen.findByRole("button", { name: "Fermer la clé" });
  expect(await faultsOf(container)).toEqual([]);
  await user.click(close);
  await waitFor(() => expect(door.key_close).toHaveBeenCalledExactlyOnceWith({ key: "k1", pin: null }));
  await screen.findByText("La clé est fermée.");
  expect(screen.queryByRole("button", { name: "Signer le dossier" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Fermer la clé" })).toBeNull();
  expect(screen.queryByText("La clé s’est fermée")).toBeNull();
  screen.getByRole("button", { name: "Lire le certificat" });
  unmount();
  expect(door.key_close).toHaveBeenCalledOnce();
});

test("a token is chosen by name and number, and its code is given once", async () => {
  const { user } = await withToken();
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Clé de Mélanie — n° 0042" }).checked).toBe(true);
  expect(screen.getByText(/aucun essai manqué/)).toBeTruthy();
  await user.type(screen.getByLabelText("Code de la clé"), "246813");
  await user.click(screen.getByRole("button", { name: "Ouvrir la clé" }));
  await screen.findByText("Élodie Lefèvre");
  expect(door.key_open).toHaveBeenCalledExactlyOnceWith({ from: "token", serial: "0042", label: "Clé de Mélanie", driver: "/usr/lib/driver.so", certificate: null, pin: "246813" });
  expect(screen.getByLabelText<HTMLInputElement>("Code de la clé").value).toBe("");
});

test("a token with several certificates lets one be chosen, and takes the best otherwise", async () => {
  const other = { ...key.certificate, holder: "Élodie Lefèvre (identification)", category: "unknown", sha256: "cd" };
  door.certificate_tokens.mockResolvedValue({ tokens: [{ ...token, certificates: [key.certificate, other] }], store: [], troubles: [] });
  const { user } = await withToken();
  await user.click(screen.getByRole("radio", { name: /identification/ }));
  await user.type(screen.getByLabelText("Code de la clé"), "246813");
  await user.click(screen.getByRole("button", { name: "Ouvrir la clé" }));
  await screen.findByText("Élodie Lefèvre");
  expect(door.key_open).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ certificate: "cd", pin: "246813" }));
});

test("a wrong code says in words that one try is left", async () => {
  const { user } = await withToken();
  door.key_open.mockRejectedValue({ code: "wrong-pin", values: { left: "one" } });
  await user.type(screen.getByLabelText("Code de la clé"), "111111");
  await user.click(screen.getByRole("button", { name: "Ouvrir la clé" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Il ne reste qu’un essai");
  expect(screen.queryByRole("button", { name: "Signer le dossier" })).toBeNull();
});

test("a locked token asks for no code and says what to do", async () => {
  door.certificate_tokens.mockResolvedValue({ tokens: [{ ...token, pin: "locked", tries_left: "none" }], store: [], troubles: [] });
  await withToken();
  expect(screen.getByText(/Code bloqué/)).toBeTruthy();
  expect(screen.queryByLabelText("Code de la clé")).toBeNull();
});

test("what is missing is told: no reader, and a place for the driver", async () => {
  door.certificate_tokens.mockResolvedValue({ tokens: [], store: [], troubles: [{ driver: "/usr/lib/driver.so", fault: { code: "no-reader", values: {} } }] });
  const { user } = shown();
  await user.click(screen.getByRole("radio", { name: "Sur une clé USB ou une carte" }));
  await user.click(screen.getByRole("button", { name: "Chercher les clés branchées" }));
  await screen.findByText("Aucun lecteur n’est branché");
  await user.click(screen.getByText("La clé n’est pas trouvée ?", { normalizer: (text) => text.replace(/\s/g, " ") }));
  await user.type(screen.getByLabelText(/Emplacement du pilote/), "/opt/pilote.so");
  await user.tab();
  await user.click(screen.getByRole("button", { name: "Chercher les clés branchées" }));
  await waitFor(() => expect(door.certificate_tokens).toHaveBeenLastCalledWith({ module: "/opt/pilote.so" }));
});

test("a certificate that may not sign is shown and does not sign", async () => {
  door.key_open.mockResolvedValue({ ...key, certificate: { ...key.certificate, usable: false, obstacle: "certificate-expired", expired: true } });
  const { user } = await withToken();
  await user.type(screen.getByLabelText("Code de la clé"), "246813");
  await user.click(screen.getByRole("button", { name: "Ouvrir la clé" }));
  await screen.findByText("Le certificat a expiré");
  await user.click(screen.getByRole("button", { name: "Signer le dossier" }));
  expect(run).not.toHaveBeenCalled();
});

test("axe finds nothing, whatever the place of the key", async () => {
  const { container, user } = await withToken();
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Dans le magasin de cet ordinateur" }));
  await screen.findByText(/Aucun certificat avec sa clé/);
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Dans un fichier" }));
  expect(await faultsOf(container)).toEqual([]);
});

test("a key that closed because nobody used it is told, and can be opened again", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const state = { stage: "ready", language: "fr", display: "system", keys: [] as string[] };
  door.app_state.mockImplementation(async () => ({ ...state }));
  render(<AppProvider waiting="" failed={() => ""}><Announcer><main><KeyForm act={{ label: "Signer le dossier", busy: false, needsUsable: true, run }} /></main></Announcer></AppProvider>);
  const user = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) });
  await user.upload(await screen.findByLabelText("Choisir le certificat…"), new File(["p12"], "directrice.p12"));
  await user.type(screen.getByLabelText("Mot de passe du certificat"), "secret");
  await user.click(screen.getByRole("button", { name: "Lire le certificat" }));
  await screen.findByRole("button", { name: "Signer le dossier" });
  state.keys = ["k1"];
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(screen.queryByText("La clé s’est fermée")).toBeNull();
  state.keys = [];
  await act(() => vi.advanceTimersByTimeAsync(5000));
  await screen.findByText("La clé s’est fermée");
  expect(screen.queryByRole("button", { name: "Signer le dossier" })).toBeNull();
  screen.getByRole("button", { name: "Lire le certificat" });
  vi.useRealTimers();
});
