import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { DossierView } from "../bridge";
import type { Drop, Given } from "../bridge/given";
import { Announcer } from "../controls/Announcer";
import { DossierProvider } from "../state/dossier";
import { faultsOf } from "../test/axe";
import { DropZone } from "./DropZone";
import { UploadsProvider } from "./uploads";

const piece = (id: string, label: string) => ({ id, target: `pieces.${id}`, label, row_label: null, visible: true, required: true, formats: [], attachments: [] });
const view = {
  summary: { blocking: 0, warnings: 0 },
  form: { sections: [], lists: {}, undertakings: [] },
  nodes: [], groups: [], totals: [], sections: [], findings: [],
  pieces: [piece("rib", "Relevé d’identité bancaire (RIB)"), piece("devis", "Devis")],
} as unknown as DossierView;

const door = vi.hoisted(() => ({
  dossier_open: vi.fn(), attach_begin: vi.fn(), attach_chunk: vi.fn(), attach_end: vi.fn(), attach_cancel: vi.fn(),
  drops: vi.fn((_tell: (drop: Drop) => void) => () => undefined),
}));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const given = (name: string, text: string, isFile = true): Given => ({ name, size: text.length, isFile, base64: async (from, to) => btoa(text.slice(from, to)) });

beforeEach(() => {
  vi.clearAllMocks();
  door.dossier_open.mockResolvedValue(view);
  door.attach_begin.mockResolvedValue({ upload: "u1" });
  door.attach_chunk.mockResolvedValue({ received: 3 });
  door.attach_end.mockReturnValue(new Promise(() => undefined));
});

async function dropped(...files: Given[]) {
  const { baseElement } = render(
    <Announcer>
      <DossierProvider id="01" waiting={null} failed={() => null}><UploadsProvider><main><h1>Dossier</h1><DropZone /></main></UploadsProvider></DossierProvider>
    </Announcer>,
  );
  await screen.findByText("Dossier");
  const tell = door.drops.mock.lastCall![0];
  act(() => tell({ state: "over" }));
  expect(screen.getByText("Déposez les fichiers ici")).toBeTruthy();
  act(() => tell({ state: "dropped", files }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(screen.queryByText("Déposez les fichiers ici")).toBeNull();
  return { dialog, baseElement, user: userEvent.setup() };
}

test("each dropped file is proposed its place, and goes there once the person agrees", async () => {
  const { dialog, user } = await dropped(given("RIB 2026.pdf", "abc"), given("photo.jpg", "xyz"));
  expect(dialog.getByRole<HTMLSelectElement>("combobox", { name: /RIB 2026/ }).value).toBe("pieces.rib");
  expect(dialog.getByRole<HTMLSelectElement>("combobox", { name: /photo/ }).value).toBe("");
  expect(door.attach_begin).not.toHaveBeenCalled();
  await user.click(dialog.getByRole("button", { name: /^Joindre/ }));
  await waitFor(() => expect(door.attach_end).toHaveBeenCalledExactlyOnceWith({ upload: "u1" }));
  expect(door.attach_begin).toHaveBeenCalledExactlyOnceWith({ id: "01", target: "pieces.rib", name: "RIB 2026.pdf", size: 3 });
  expect(door.attach_chunk).toHaveBeenCalledExactlyOnceWith({ upload: "u1", base64: btoa("abc") });
});

test("a folder has no place and says what to do", async () => {
  const { dialog, baseElement } = await dropped(given("Pièces", "", false));
  dialog.getByText("C’est un dossier : ouvrez-le, puis déposez ses fichiers.");
  expect(dialog.queryByRole("combobox")).toBeNull();
  expect(await faultsOf(baseElement as HTMLElement)).toEqual([]);
});
