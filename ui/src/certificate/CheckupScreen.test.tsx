import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { CheckupView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { certificate, key } from "../sign/samples";
import { faultsOf } from "../test/axe";
import { CheckupScreen } from "./CheckupScreen";

const checkup: CheckupView = {
  certificate, siren: "123456782", purposes: ["signature"], asks_each_time: true,
  trial: { signed: true, indication: "INDETERMINATE", sub_indication: "NO_CERTIFICATE_CHAIN_FOUND", fault: null },
  dossiers: [
    { id: "d1", title: "FAR bois", deadline: "2026-12-03T11:00:00Z", deadline_local: "2026-12-03T12:00:00", deadline_zone: "Europe/Paris", holds: true },
    { id: "d2", title: "FAR métal", deadline: "2029-12-03T11:00:00Z", deadline_local: "2029-12-03T12:00:00", deadline_zone: "Europe/Paris", holds: false },
  ],
  calls: [
    { reference: "A-1", title: "Lot bois", deadline: null, answer: "yes", reason: "accepted" },
    { reference: "A-2", title: "Lot métal", deadline: null, answer: "no", reason: "ends-before" },
  ],
};

const door = vi.hoisted(() => ({ certificate_tokens: vi.fn(), key_open: vi.fn(), key_close: vi.fn(), certificate_check: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.key_close.mockResolvedValue(undefined);
  door.key_open.mockResolvedValue(key);
  door.certificate_check.mockResolvedValue(checkup);
});

async function tried() {
  const view = render(<Announcer><main><CheckupScreen /></main></Announcer>);
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText("Choisir le certificat…"), new File(["p12"], "directrice.p12"));
  await user.type(screen.getByLabelText("Mot de passe du certificat"), "secret");
  await user.click(screen.getByRole("button", { name: "Lire le certificat" }));
  await user.click(await screen.findByRole("button", { name: "Essayer ce certificat" }));
  return { ...view, user };
}

test("a certificate is tried, and each dossier and call has its answer in words", async () => {
  await tried();
  await screen.findByText("Le certificat signe");
  expect(door.certificate_check).toHaveBeenCalledExactlyOnceWith({ key: "k1", pin: null });
  expect(screen.getByText(/n’est pas connue ici/)).toBeTruthy();
  expect(screen.getByText(/FAR métal/).textContent).toContain("expiré à l’échéance");
  expect(screen.getByText(/Lot métal/).textContent).toContain("le certificat expire avant l’échéance");
  expect(screen.getByText("Accepté")).toBeTruthy();
  expect(screen.getByText(/redemande son code pour chaque signature/)).toBeTruthy();
});

test("a key that does not sign says why", async () => {
  door.certificate_check.mockResolvedValue({ ...checkup, trial: { signed: false, indication: null, sub_indication: null, fault: { code: "token-removed", values: {} } } });
  await tried();
  await screen.findByText("La clé a été retirée");
  expect(screen.queryByText("Le certificat signe")).toBeNull();
});

test("a trial with a reservation is not called good", async () => {
  door.certificate_check.mockResolvedValue({ ...checkup, trial: { ...checkup.trial, sub_indication: "OUT_OF_BOUNDS_NO_POE" } });
  await tried();
  await screen.findByText("Le certificat signe, avec une réserve");
  expect(screen.getByText(/Le certificat a expiré, ou n’est pas encore/)).toBeTruthy();
});

test("axe finds nothing before nor after the trial", async () => {
  const { container } = await tried();
  await screen.findByText("Le certificat signe");
  expect(await faultsOf(container)).toEqual([]);
});
