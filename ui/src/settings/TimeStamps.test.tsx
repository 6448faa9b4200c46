import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { SigningView, StampTrialView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { TimeStamps } from "./TimeStamps";

const door = vi.hoisted(() => ({ signing_get: vi.fn(), stamp_server_set: vi.fn(), stamp_server_try: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const known: SigningView = { level: "B-B", look: "invisible", server: null, announced: "https://region.example.fr/tsa", waiting: 2 };
const answer: StampTrialView = { server: "https://region.example.fr/tsa", time: "2026-11-22T10:00:05Z", authority: "Horodatage de la Région", accuracy_ms: 1000, offset_seconds: 40, millis: 120, proxy: "mandataire:3128" };

beforeEach(() => {
  vi.clearAllMocks();
  door.signing_get.mockResolvedValue(known);
});

async function shown() {
  const view = render(<Announcer><main><TimeStamps /></main></Announcer>);
  await screen.findByText(/Votre plateforme propose/);
  return { ...view, user: userEvent.setup() };
}

test("the address that the platform proposes is taken, tried and kept", async () => {
  door.stamp_server_try.mockResolvedValue(answer);
  door.stamp_server_set.mockResolvedValue({ ...known, server: known.announced });
  const { container, user } = await shown();
  await user.click(screen.getByRole("button", { name: "Reprendre cette adresse" }));
  await user.click(screen.getByRole("button", { name: "Essayer ce serveur" }));
  await screen.findByText("Le serveur donne un horodatage valable");
  screen.getByText(/Horodatage de la Région atteste/);
  screen.getByText(/retarde de 40 s/);
  screen.getByText(/mandataire:3128/);
  expect(door.stamp_server_try).toHaveBeenCalledExactlyOnceWith({ address: "https://region.example.fr/tsa" });
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Enregistrer l’adresse" }));
  expect(door.stamp_server_set).toHaveBeenCalledExactlyOnceWith({ address: "https://region.example.fr/tsa" });
  screen.getByText("2 dossiers signés attendent leur horodatage.");
});

test("a proxy that refuses is told in words, and another address takes the words away", async () => {
  door.stamp_server_try.mockRejectedValue({ code: "stamp-proxy", values: { cause: "407" } });
  const { container, user } = await shown();
  await user.type(screen.getByLabelText(/Adresse du serveur d’horodatage/), "https://a.example.fr");
  await user.click(screen.getByRole("button", { name: "Essayer ce serveur" }));
  expect((await screen.findByRole("alert")).textContent).toContain("serveur mandataire");
  expect(await faultsOf(container)).toEqual([]);
  await user.type(screen.getByLabelText(/Adresse du serveur d’horodatage/), "/tsa");
  expect(screen.queryByRole("alert")).toBeNull();
});
