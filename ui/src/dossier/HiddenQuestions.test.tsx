import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { DossierView, PieceView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { ReachProvider } from "../state/reach";
import { faultsOf } from "../test/axe";
import { HiddenPieces, HiddenQuestions } from "./HiddenQuestions";

const field = (id: string, label: string) => ({ id, label, kind: "text" });
const node = (path: string, visible: boolean) => ({ path, pattern: path, visible, required: false });

const view = {
  summary: { blocking: 0, warnings: 0 },
  form: {
    sections: [
      { id: "stand", title: "Votre stand", help: null, fields: [field("place", "Emplacement"), field("machine", "Laquelle ?")] },
      { id: "budget", title: "Ce que cela coûte", help: null, fields: [] },
    ],
    lists: {}, undertakings: [],
  },
  nodes: [node("stand.place", true), node("stand.machine", false)],
  groups: [], totals: [], pieces: [], findings: [],
  sections: [{ id: "stand", visible: true }, { id: "budget", visible: false }],
} as unknown as DossierView;

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), dossier_explain: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  door.dossier_open.mockResolvedValue(view);
  door.dossier_explain.mockReset().mockResolvedValue({
    explanations: [{ about: "visible", path: "stand.machine", place: "", sentence: "La question est masquée parce que vous avez répondu « Non ».", written: null, causes: [] }],
  });
});

function drawn(what: React.ReactNode) {
  const { container } = render(
    <Announcer>
      <DossierProvider id="01" waiting={null} failed={() => null}>
        <ReachProvider>{what}</ReachProvider>
      </DossierProvider>
    </Announcer>,
  );
  return { container, user: userEvent.setup() };
}

const shown = (last: boolean) => drawn(<HiddenQuestions section="stand" last={last} />);

test("a hidden question says why it is not asked", async () => {
  const { container, user } = shown(false);
  await user.click(await screen.findByText("1 question ne vous est pas posée ici"));
  expect(screen.queryByText("Emplacement")).toBeNull();
  await user.click(screen.getByRole("button", { name: /Laquelle \?/ }));
  expect(await screen.findByText(/vous avez répondu « Non »/)).toBeTruthy();
  expect(door.dossier_explain).toHaveBeenCalledWith({ id: "01", path: "stand.machine", about: "visible" });
  expect(await faultsOf(container)).toEqual([]);
});

test("sections that are hidden as a whole are told under the last one", async () => {
  shown(true);
  expect(await screen.findByText("2 questions ou rubriques ne vous sont pas posées ici")).toBeTruthy();
  expect(screen.getByText("Ce que cela coûte")).toBeTruthy();
});

test("a document that is not asked for says why, once for all of its rows", async () => {
  const piece = (id: string, target: string, label: string) => ({ id, target, label, row_label: null }) as unknown as PieceView;
  const pieces = [piece("pouvoir", "pieces.pouvoir", "Pouvoir"), piece("devis", "pieces.devis[a]", "Devis"), piece("devis", "pieces.devis[b]", "Devis")];
  const { container, user } = drawn(<HiddenPieces pieces={pieces} />);
  await user.click(await screen.findByText("2 documents ne vous sont pas demandés ici"));
  await user.click(screen.getByRole("button", { name: /Pouvoir/ }));
  expect(await screen.findByText(/vous avez répondu « Non »/)).toBeTruthy();
  expect(door.dossier_explain).toHaveBeenCalledWith({ id: "01", path: "pieces.pouvoir", about: "visible" });
  expect(await faultsOf(container)).toEqual([]);
});
