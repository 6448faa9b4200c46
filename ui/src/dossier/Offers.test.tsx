import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { DossierView, OffersView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { faultsOf } from "../test/axe";
import { Offers } from "./Offers";

const view = {
  summary: { blocking: 0, warnings: 0 },
  form: { sections: [], lists: {}, undertakings: [] },
  nodes: [], groups: [], totals: [], pieces: [], sections: [], findings: [],
} as unknown as DossierView;

const offers: OffersView = {
  offers: [
    { path: "organisme.addr.city", key: "provider.addr.city", label: "Adresse", component: "city", before: "Tulle", after: "Brive" },
    { path: "organisme.nda", key: "provider.nda", label: "N° de déclaration d’activité", component: null, before: "74 19 00123 19", after: null },
  ],
  documents: [{ target: "pieces.kbis", attachment: "a1", document: "d1", kind: "kbis", title: "", before: "kbis-1.pdf", after: "kbis-2.pdf", issued_on: null, valid_until: null }],
  establishments: [
    { id: "e1", name: "Tulle", siret: "73282932000074", chosen: true },
    { id: "e2", name: "Brive", siret: "73282932000082", chosen: false },
  ],
};

const door = vi.hoisted(() => ({ dossier_open: vi.fn(), dossier_edit: vi.fn(), dossier_offers: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.dossier_open.mockResolvedValue(view);
  door.dossier_offers.mockResolvedValue(offers);
  door.dossier_edit.mockReturnValue(new Promise(() => undefined));
});

async function shown() {
  const { container } = render(
    <Announcer><DossierProvider id="01" waiting={null} failed={() => null}><h1>Dossier</h1><Offers /></DossierProvider></Announcer>,
  );
  await screen.findByText("2 réponses viennent de votre profil et ont changé");
  return { container, user: userEvent.setup() };
}

test("both values are shown and nothing is sent before the person acts", async () => {
  await shown();
  expect(screen.getByText(/Dans le dossier : Tulle/)).toBeTruthy();
  expect(screen.getByText(/Dans le profil : Brive/)).toBeTruthy();
  expect(screen.getByText(/Dans le profil : plus rien/)).toBeTruthy();
  expect(door.dossier_edit).not.toHaveBeenCalled();
});

test.each([
  [/^Prendre la valeur du profil\s: Adresse/, { resolve_offers: { accept: ["organisme.addr.city"], keep: [] } }],
  [/^Garder la valeur du dossier\s: N° de déclaration/, { resolve_offers: { accept: [], keep: ["organisme.nda"] } }],
  ["Tout garder", { resolve_offers: { accept: [], keep: ["organisme.addr.city", "organisme.nda"] } }],
  ["Remplacer kbis-1.pdf", { renew_attachment: { target: "pieces.kbis", attachment: "a1" } }],
])("%s is one act", async (name, edit) => {
  const { user } = await shown();
  await user.click(screen.getByRole("button", { name }));
  expect(door.dossier_edit).toHaveBeenCalledExactlyOnceWith({ id: "01", edits: [edit] });
});

test("another establishment may answer", async () => {
  const { user } = await shown();
  await user.selectOptions(screen.getByLabelText("Établissement qui répond"), "Brive — 73282932000082");
  expect(door.dossier_edit).toHaveBeenCalledExactlyOnceWith({ id: "01", edits: [{ use_establishment: { establishment: "e2" } }] });
});

test("axe finds nothing in the offers", async () => {
  const { container } = await shown();
  expect(await faultsOf(container)).toEqual([]);
});
