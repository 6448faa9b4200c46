import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { SignatureView, VerdictView } from "../bridge";
import type { Drop } from "../bridge/given";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import { VerifyScreen } from "./VerifyScreen";

const checks = (states: Record<string, [string, string]>) => Object.entries(states).map(([check, [state, word]]) => ({ check, state, word }));

const good = checks({
  identity: ["holds", "holds"], category: ["unknown", "declared"], format: ["holds", "holds"], validity: ["holds", "proven"], integrity: ["holds", "completed"],
});

const signature = (over: Partial<SignatureView>): SignatureView => ({
  format: "PAdES", level: "B-T", indication: "TOTAL-PASSED", sub_indication: null, signer: "Élodie Lefèvre", seal: false, counter_signature: false,
  claimed_time: "2026-11-22T10:00:00Z", proven_time: "2026-11-22T10:00:05Z", covers_whole_file: false, covered: [], modification: "permitted", filled: [], allowed: null,
  revision: 1200, checks: good, time_stamps: [{ kind: "signature", indication: "TOTAL-PASSED", sub_indication: null, time: "2026-11-22T10:00:05Z", authority: "Horodatage", covered: [] }],
  category: "qualified_signature", issuer: "Autorité", not_after: "2028-01-01T00:00:00Z", authority: "Autorité", demonstration: false,
  revocations: [{ name: "Élodie Lefèvre", told: "good", source: "list", issued_at: "2026-11-20T00:00:00Z", age_days: 2, revoked_at: null }],
  ...over,
});

const verdict = (over: Partial<VerdictView>): VerdictView => ({
  indication: "TOTAL-PASSED", sub_indication: null, kind: "pdf", judged_at: "2026-11-22T12:00:00Z", signatures: [signature({})], time_stamps: [], uncovered: [], authorities: 2, trusted_lists: [{ territory: "FR", issued_at: "2026-11-01T00:00:00Z", age_days: 21, outdated: false }], deposit: null, time_proof: null, ...over,
});

const door = vi.hoisted(() => ({ verify_file: vi.fn(), verify_pages: vi.fn(), verify_page: vi.fn(), drops: vi.fn((_tell: (drop: Drop) => void) => () => undefined) }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

beforeEach(() => vi.clearAllMocks());

async function verified(view: VerdictView) {
  door.verify_file.mockResolvedValue(view);
  const { container } = render(<Announcer><main><VerifyScreen /></main></Announcer>);
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText("Choisir un fichier…"), new File(["%PDF-"], "offre.pdf"));
  await screen.findByText("Pli informe ; seul un service de validation qualifié donne une présomption légale.");
  return { container, user };
}

test("the verdict comes in words first, then the five checks and the proofs of date", async () => {
  const { container } = await verified(verdict({}));
  expect(door.verify_file).toHaveBeenCalledExactlyOnceWith({ name: "offre.pdf", base64: btoa("%PDF-"), beside: [] });
  expect(screen.getAllByText(/offre\.pdf\s: signature valide, fichier intact/).length).toBeGreaterThan(0);
  const one = within(screen.getByRole("article", { name: "Signé par Élodie Lefèvre" }));
  for (const name of ["Identité du signataire", "Catégorie du certificat", "Format de la signature", "Ni expiré ni révoqué à la signature", "Intégrité du fichier"]) one.getByText(name);
  one.getByText(/non révoqué, d’après une information de 2 jours/);
  one.getByText(/Horodatage de la signature/);
  screen.getByText(/2 autorités de confiance sont connues ici/);
  screen.getByText(/Liste de confiance FR, vieille de 21 jours/);
  expect(await faultsOf(container)).toEqual([]);
});

test("a seal is sealed, and a doubt says why", async () => {
  const seal = signature({ seal: true, signer: "Région", indication: "INDETERMINATE", sub_indication: "NO_CERTIFICATE_CHAIN_FOUND", proven_time: null });
  await verified(verdict({ indication: "INDETERMINATE", sub_indication: "NO_CERTIFICATE_CHAIN_FOUND", signatures: [seal] }));
  screen.getByRole("article", { name: "Scellé par Région" });
  screen.getByText(/Aucune autorité connue ici ne répond de ce certificat/);
  screen.getByText("Aucun horodatage ne prouve la date de la signature.");
});

test("files that no signature covers are named", async () => {
  await verified(verdict({ kind: "container", indication: "INDETERMINATE", sub_indication: "SIG_CONSTRAINTS_FAILURE", uncovered: ["annexe.pdf"] }));
  screen.getByText(/Aucune signature ne couvre\s: annexe\.pdf/);
});

test("the pages of then and now stand side by side, by keyboard", async () => {
  door.verify_pages.mockResolvedValue({ pages_signed: 2, pages_now: 3, different: [2, 3], compared: 3 });
  const picture = { media_type: "image/png", base64: "AAAA", pages: 3 };
  door.verify_page.mockImplementation(({ page }: { page: number }) => Promise.resolve({ signed: page === 3 ? null : picture, now: picture }));
  const { user, container } = await verified(verdict({}));
  screen.getByRole("button", { name: "Comparer les pages…" }).focus();
  await user.keyboard("{Enter}");
  const sheet = within(await screen.findByRole("dialog"));
  await sheet.findByText("2 pages s’affichent autrement.");
  await sheet.findByRole("img", { name: "Page 2 à la signature" });
  sheet.getByRole("img", { name: "Page 2 aujourd’hui" });
  sheet.getByRole("button", { name: "Page 3" }).focus();
  await user.keyboard("{Enter}");
  await sheet.findByText("Cette page n’existe pas.");
  expect(await faultsOf(container)).toEqual([]);
});

test("a signature beside its file asks for that file", async () => {
  const { user } = await verified(verdict({ kind: "xml", indication: "INDETERMINATE", sub_indication: "SIGNED_DATA_NOT_FOUND", signatures: [signature({ format: "XAdES" })] }));
  door.verify_file.mockResolvedValue(verdict({ kind: "xml" }));
  await user.upload(screen.getByLabelText("Joindre le fichier signé…"), new File(["abc"], "offre.txt"));
  await screen.findAllByText(/signature valide, fichier intact/);
  expect(door.verify_file).toHaveBeenLastCalledWith({ name: "offre.pdf", base64: btoa("%PDF-"), beside: [{ name: "offre.txt", base64: btoa("abc") }] });
});

test("a file that is dropped on the window is verified, a folder is not", async () => {
  door.verify_file.mockResolvedValue(verdict({}));
  render(<Announcer><main><VerifyScreen /></main></Announcer>);
  const tell = door.drops.mock.lastCall![0];
  act(() => tell({ state: "over" }));
  expect(screen.getByText("Déposez le fichier à vérifier")).toBeTruthy();
  const nothing = vi.fn();
  const base64 = vi.fn(async (from: number, to: number) => btoa("%PDF-".slice(from, to)));
  act(() => tell({ state: "dropped", files: [{ name: "pièces", size: 4096, isFile: false, base64: nothing }, { name: "offre.pdf", size: 5, isFile: true, base64 }] }));
  await screen.findAllByText(/signature valide, fichier intact/);
  expect(screen.queryByText("Déposez le fichier à vérifier")).toBeNull();
  expect(door.verify_file).toHaveBeenCalledExactlyOnceWith({ name: "offre.pdf", base64: btoa("%PDF-"), beside: [] });
  expect(nothing).not.toHaveBeenCalled();
});
