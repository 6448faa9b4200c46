import { act, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { faultsOf } from "../test/axe";
import { Doubts } from "./Doubts";

const door = vi.hoisted(() => ({ deposit_doubts: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => void vi.clearAllMocks());

test("the holders whose revocation is unknown are named, with what can be done", async () => {
  door.deposit_doubts.mockResolvedValue({ holders: ["Première membre", "Deuxième membre"] });
  const { container } = render(<main><Doubts id="01" /></main>);
  await screen.findByText(/Première membre, Deuxième membre/);
  screen.getByText("Pli ne sait pas si des certificats d’ouverture ont été révoqués");
  expect(door.deposit_doubts).toHaveBeenCalledExactlyOnceWith({ id: "01" });
  expect(await faultsOf(container)).toEqual([]);
});

test("a holder whose certificate was revoked is told before the deposit", async () => {
  door.deposit_doubts.mockRejectedValue({ code: "opening-unfit", values: { number: "2", name: "Deuxième membre", reason: "revoked" } });
  render(<main><Doubts id="01" /></main>);
  expect((await screen.findByRole("alert")).textContent).toContain("Deuxième membre");
});

test("without a doubt nothing is said", async () => {
  door.deposit_doubts.mockResolvedValue({ holders: [] });
  const { container } = render(<main><Doubts id="01" /></main>);
  await act(async () => void (await door.deposit_doubts.mock.results[0]?.value));
  expect(door.deposit_doubts).toHaveBeenCalledOnce();
  expect(container.textContent).toBe("");
});
