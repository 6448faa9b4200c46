import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { SigningView } from "../bridge";
import { faultsOf } from "../test/axe";
import { useWish } from "./useWish";
import { WishForm } from "./WishForm";

const door = vi.hoisted(() => ({ signing_get: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const known: SigningView = { level: "B-T", look: "invisible", server: "https://horodatage.example.fr", announced: null, waiting: 0 };

beforeEach(() => {
  vi.clearAllMocks();
  door.signing_get.mockResolvedValue(known);
});

function Shown() {
  const wished = useWish();
  return <main><WishForm {...wished} /><output>{JSON.stringify(wished.wish)}</output></main>;
}

const wished = () => JSON.parse(screen.getByRole("status").textContent ?? "") as unknown;

test("the last choice is proposed, in plain words, with the server that is asked", async () => {
  const { container } = render(<Shown />);
  await userEvent.setup().click(await screen.findByText(/^Signature avec preuve de date \(horodatage\), invisible/i));
  expect((await screen.findByRole<HTMLInputElement>("radio", { name: "Signature avec preuve de date (horodatage)", checked: true })).checked).toBe(true);
  screen.getByText("Horodatage demandé à https://horodatage.example.fr.");
  expect(wished()).toEqual({ level: "B-T", look: "invisible" });
  expect(await faultsOf(container)).toEqual([]);
});

test("each level and the look can be chosen", async () => {
  render(<Shown />);
  const user = userEvent.setup();
  await user.click(await screen.findByText(/horodatage\), invisible/i));
  await user.click(await screen.findByRole("radio", { name: /archivage/ }));
  await user.click(screen.getByRole("radio", { name: "visible en dernière page" }));
  expect(wished()).toEqual({ level: "B-LTA", look: "visible" });
  await user.click(screen.getByRole("radio", { name: "Signature simple" }));
  expect(wished()).toEqual({ level: "B-B", look: "visible" });
  expect(screen.queryByText(/Horodatage demandé/)).toBeNull();
});

test("without a server the way to choose one is told", async () => {
  door.signing_get.mockResolvedValue({ ...known, server: null });
  const { container } = render(<Shown />);
  await screen.findByText("Aucun serveur d’horodatage n’est choisi");
  expect(await faultsOf(container)).toEqual([]);
  await userEvent.setup().click(screen.getByRole("button", { name: "En choisir un dans les réglages" }));
  expect(window.location.hash).toBe("#/settings");
});
