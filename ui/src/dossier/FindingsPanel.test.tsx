import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { DossierView, FindingView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { ReachProvider } from "../state/reach";
import { placeOf } from "../state/route";
import { faultsOf } from "../test/axe";
import { FindingsPanel } from "./FindingsPanel";

const finding = (path: string, severity: string, message: string): FindingView => ({ code: "required", severity, section: path.split(".")[0] ?? "", path, values: {}, message, why: "La Région le demande.", justified: null });

const view = {
  summary: { blocking: 2, warnings: 1 },
  form: { sections: [{ id: "organisme", title: "Organisme", help: null, fields: [] }], lists: {}, undertakings: [] },
  nodes: [], groups: [], totals: [], pieces: [], sections: [],
  findings: [finding("organisme.siret", "blocking", "Le SIRET manque."), finding("prix.total", "warning", "Le prix est inhabituel."), finding("pieces.kbis", "blocking", "Le Kbis manque.")],
} as unknown as DossierView;

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), dossier_edit: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  window.location.hash = "";
  door.dossier_open.mockResolvedValue(view);
});

async function panel() {
  const { container } = render(
    <Announcer>
      <DossierProvider id="01" waiting={null} failed={() => null}>
        <ReachProvider><FindingsPanel section="organisme" /></ReachProvider>
      </DossierProvider>
    </Announcer>,
  );
  await screen.findByText("Le SIRET manque.");
  return { container, user: userEvent.setup() };
}

test("it counts what is left and shows this section first", async () => {
  await panel();
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Il reste 3 points");
  expect(screen.getByText("2 points ailleurs")).toBeTruthy();
});

test.each([
  ["Le SIRET manque.", { screen: "dossier", id: "01", step: "fill", section: "organisme" }],
  ["Le Kbis manque.", { screen: "dossier", id: "01", step: "pieces", section: null }],
])("%s takes the person there", async (text, place) => {
  const { user } = await panel();
  await user.click(screen.getByText("2 points ailleurs"));
  await user.click(screen.getByText(text));
  expect(placeOf(window.location.hash)).toEqual(place);
});

test("a warning is justified in words", async () => {
  const { user } = await panel();
  door.dossier_edit.mockReturnValue(new Promise(() => undefined));
  await user.click(screen.getByText("2 points ailleurs"));
  await user.click(screen.getByRole("button", { name: "Justifier…" }));
  await user.type(screen.getByLabelText("Votre explication"), "Bois rare.");
  await user.click(screen.getByRole("button", { name: "Garder l’explication" }));
  expect(door.dossier_edit).toHaveBeenCalledExactlyOnceWith({ id: "01", edits: [{ justify: { code: "required", path: "prix.total", text: "Bois rare." } }] });
});

test("axe finds nothing in the panel", async () => {
  const { container } = await panel();
  expect(await faultsOf(container)).toEqual([]);
});
