import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { LetterView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { Letters } from "./Letters";

const door = vi.hoisted(() => ({ letter_verify: vi.fn(), saveLetter: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const letter = (id: string, subject: string, indication: string): LetterView => ({
  id, subject, dossier: "01", deposit: "02", sent_at: "2026-12-04T09:00:00Z", received_at: "2026-12-04T10:00:00Z", name: "courrier.pdf", size: 10,
  sha256: `${id}`.padEnd(64, "0"), checked: null,
  verdict: { at: "2026-12-04T10:00:00Z", indication, sub_indication: indication === "TOTAL-PASSED" ? null : "HASH_FAILURE", modification: "none", signers: ["Région de démonstration"] },
  trusted: [{ kind: "certificate", sha256: "a".repeat(64), dated: "2026-01-01T00:00:00Z" }],
});

beforeEach(() => vi.clearAllMocks());

const shown = (letters: LetterView[], onChecked = () => undefined) =>
  ({ ...render(<Announcer><Letters letters={letters} onChecked={onChecked} /></Announcer>), user: userEvent.setup() });

test("a good letter is green by its signer, a bad one never is", async () => {
  const { container } = shown([letter("a1", "Demande de pièce", "TOTAL-PASSED"), letter("b2", "Notification", "TOTAL-FAILED"), letter("c3", "Relance", "INDETERMINATE")]);
  expect(screen.getByText("Signature vérifiée : Région de démonstration")).toBeTruthy();
  expect(screen.getByText(/ne vous y fiez pas/)).toBeTruthy();
  expect(container.querySelectorAll(".notice-green").length).toBe(1);
  expect(container.querySelectorAll(".notice-red").length).toBe(1);
  expect(await faultsOf(container)).toEqual([]);
});

test("a letter is judged again and kept", async () => {
  const first = letter("a1", "Demande de pièce", "TOTAL-PASSED");
  door.letter_verify.mockResolvedValue({ ...first, checked: { ...first.verdict, at: "2027-01-04T10:00:00Z" } });
  door.saveLetter.mockResolvedValue(true);
  const checked = vi.fn();
  const { user } = shown([first], checked);
  await user.click(screen.getByRole("button", { name: "Vérifier de nouveau" }));
  expect(door.letter_verify).toHaveBeenCalledWith({ id: "a1" });
  expect(checked).toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Enregistrer le courrier…" }));
  expect(door.saveLetter).toHaveBeenCalledWith("a1");
});

test("nothing shows where there is no letter", () => {
  const { container } = shown([]);
  expect(container.querySelector("section")).toBeNull();
});
