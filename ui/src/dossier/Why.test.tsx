import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { CauseView, DossierView, ExplanationsView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { ReachProvider } from "../state/reach";
import { placeOf } from "../state/route";
import { faultsOf } from "../test/axe";
import { Why } from "./Why";

const cause = (text: string, path: string | null, causes: CauseView[] = []): CauseView => ({ text, path, place: path, written: null, causes });

const told: ExplanationsView = {
  explanations: [
    {
      about: "required",
      path: "pieces.devis",
      place: "pieces.devis",
      sentence: "Devis demandé parce que le total dépasse 4 000,00 €.",
      written: null,
      causes: [cause("Le total dépasse 4 000,00 €", null, [cause("Vous avez indiqué 5 000,00 € pour Montant", "prix.amount")])],
    },
  ],
};

const view = {
  summary: { blocking: 0, warnings: 0 },
  form: { sections: [{ id: "prix", title: "Prix", help: null, fields: [] }], lists: {}, undertakings: [] },
  nodes: [], groups: [], totals: [], pieces: [], sections: [], findings: [],
} as unknown as DossierView;

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), dossier_explain: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  window.location.hash = "";
  door.dossier_open.mockResolvedValue(view);
  door.dossier_explain.mockReset().mockResolvedValue(told);
});

async function asked() {
  const { container } = render(
    <Announcer>
      <DossierProvider id="01" waiting={null} failed={() => null}>
        <ReachProvider><Why path="pieces.devis" about="required" /></ReachProvider>
      </DossierProvider>
    </Announcer>,
  );
  const ask = await screen.findByRole("button", { name: "Pourquoi\u202f?" });
  return { container, ask, user: userEvent.setup() };
}

test("nothing is asked of Rust before the person asks", async () => {
  const { ask } = await asked();
  expect(ask.getAttribute("aria-expanded")).toBe("false");
  expect(door.dossier_explain).not.toHaveBeenCalled();
});

test("the keyboard opens the sentence and the tree", async () => {
  const { ask, user } = await asked();
  ask.focus();
  await user.keyboard("{Enter}");
  expect(await screen.findByText("Devis demandé parce que le total dépasse 4 000,00 €.")).toBeTruthy();
  expect(ask.getAttribute("aria-expanded")).toBe("true");
  expect(door.dossier_explain).toHaveBeenCalledExactlyOnceWith({ id: "01", path: "pieces.devis", about: "required" });
  expect(screen.getAllByRole("list")).toHaveLength(2);
});

test("a reason takes the person to the answer", async () => {
  const { ask, user } = await asked();
  await user.click(ask);
  await user.click(await screen.findByRole("button", { name: "Vous avez indiqué 5 000,00 € pour Montant" }));
  expect(placeOf(window.location.hash)).toEqual({ screen: "dossier", id: "01", step: "fill", section: "prix" });
});

test("a failure is said, and nothing is lost", async () => {
  door.dossier_explain.mockRejectedValue({ code: "unknown-field", values: {} });
  const { ask, user } = await asked();
  await user.click(ask);
  expect(await screen.findByText(/Rien n’est perdu/)).toBeTruthy();
});

test("axe finds nothing in an open explanation", async () => {
  const { container, ask, user } = await asked();
  await user.click(ask);
  await screen.findByText("Le total dépasse 4 000,00 €");
  expect(await faultsOf(container)).toEqual([]);
});
