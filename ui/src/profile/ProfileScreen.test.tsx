import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { ProfileView } from "../bridge";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { ProfileScreen } from "./ProfileScreen";

const view: ProfileView = {
  values: { "provider.legal_name": "Atelier", "provider.siret": "73282932000074", "provider.iban": "FR76", "provider.accounting_software": "Ciel" },
  findings: { "provider.iban": "iban.length", "person.p1.email": "email.characters" },
  keys: ["provider.legal_name"],
  sections: [{ id: "organisation", keys: ["provider.legal_name"] }, { id: "bank", keys: ["provider.iban"] }],
  establishments: [{ id: "e1", name: "Tulle", values: { siret: "73282932000074" } }, { id: "e2", name: "Brive", values: { siret: "73282932000082" } }],
  people: [{ id: "p1", roles: ["legal_rep"], values: { first_name: "Anne", last_name: "Roux", email: "sans arobase" } }],
  roles: ["legal_rep", "signatory"],
};

const door = vi.hoisted(() => ({ profile_get: vi.fn(), profile_set: vi.fn(), profile_edit: vi.fn(), profile_export: vi.fn(), profile_import: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => {
  vi.clearAllMocks();
  door.profile_get.mockResolvedValue(view);
  door.profile_edit.mockResolvedValue(view);
});

async function shown() {
  const { container } = render(<Announcer><main><ProfileScreen /></main></Announcer>);
  await screen.findByRole("heading", { name: "Organisme" });
  return { container, user: userEvent.setup() };
}

test("every value has its section, and an ill-formed one its words", async () => {
  await shown();
  expect(screen.getByText(/n’a pas la longueur d’un IBAN/)).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Autres valeurs" })).toBeTruthy();
});

test("a person takes another role", async () => {
  const { user } = await shown();
  await user.click(screen.getByRole("button", { name: /Anne Roux/, expanded: false }));
  await user.click(screen.getByLabelText("signataire"));
  expect(door.profile_edit).toHaveBeenCalledExactlyOnceWith({ edit: { person: { id: "p1", roles: ["legal_rep", "signatory"], values: {} } } });
});

test("another establishment is proposed first", async () => {
  const { user } = await shown();
  await user.click(screen.getByRole("button", { name: /Proposer en premier\s: Brive/ }));
  expect(door.profile_edit).toHaveBeenCalledExactlyOnceWith({ edit: { first: { id: "e2" } } });
});

test("a profile from a file is taken once the person agrees", async () => {
  const { user } = await shown();
  door.profile_import.mockResolvedValue(view);
  await user.upload(screen.getByLabelText("Importer un profil…"), new File(["{}"], "profil.json"));
  expect(door.profile_import).not.toHaveBeenCalled();
  await user.click(await screen.findByRole("button", { name: "Remplacer" }));
  await waitFor(() => expect(door.profile_import).toHaveBeenCalledExactlyOnceWith({ base64: "e30=" }));
});

test("axe finds nothing on the screen, entries open", async () => {
  const { container, user } = await shown();
  for (const entry of screen.getAllByRole("button", { expanded: false })) await user.click(entry);
  expect(await faultsOf(container)).toEqual([]);
});
