import { render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { AppProvider } from "../state/app";
import { faultsOf } from "../test/axe";
import { ClockDoubt } from "./ClockDoubt";

const door = vi.hoisted(() => ({ app_state: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => vi.clearAllMocks());

async function shown(offset: number | null) {
  door.app_state.mockResolvedValue({ stage: "ready", language: "fr", display: "system", keys: [], clock_offset_ms: offset });
  const view = render(<AppProvider waiting="" failed={() => ""}><main><h1>Signer</h1><ClockDoubt /></main></AppProvider>);
  await screen.findByRole("heading", { name: "Signer" });
  return view;
}

test("a clock that is plainly wrong is told before it stands in a signature, with its gap and its side", async () => {
  const late = await shown(3 * 3_600_000 + 120_000);
  await screen.findByText("L’horloge de ce poste n’est pas à l’heure");
  screen.getByText(/retarde de 3\sh\s02/);
  screen.getByText(/Réglez l’horloge/);
  expect(await faultsOf(late.container)).toEqual([]);
  late.unmount();
  await shown(-26 * 3_600_000);
  await waitFor(() => screen.getByText(/avance de 1\sj/));
});

test("a clock that is right, or was never measured, is not spoken of", async () => {
  for (const offset of [null, 0, 4000, -90_000]) {
    const view = await shown(offset);
    expect(screen.queryByText(/horloge/)).toBeNull();
    view.unmount();
  }
});
