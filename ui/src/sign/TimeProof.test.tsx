import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Fault, SignedStateView } from "../bridge";
import { faultsOf } from "../test/axe";
import { TimeProof } from "./TimeProof";

const plain: SignedStateView = { signer: "Élodie Lefèvre", claimed_time: "2026-11-22T10:00:00Z", sha256: "ab", stale: false, level: "B-B", stamped_at: null, stamped_by: null, stamp: null, waiting: null };
const stamped: SignedStateView = { ...plain, level: "B-T", stamped_at: "2026-11-22T10:00:05Z", stamped_by: "Horodatage de la Région" };
const waiting: SignedStateView = {
  ...plain,
  waiting: { level: "B-LT", server: "https://horodatage.example.fr", since: "2026-11-22T10:00:00Z", tries: 2, next_try: "2026-11-22T10:06:00Z", why: { code: "stamp-slow", values: {} } },
};

function shown(signed: SignedStateView, missing: Fault | null = null, held = false) {
  const raise = vi.fn();
  const view = render(<main><TimeProof signed={signed} missing={missing} busy={false} held={held} onRaise={raise} /></main>);
  return { ...view, raise, user: userEvent.setup() };
}

test("a plain signature says that nobody attests its time, and can get a proof of time", async () => {
  const { container, raise, user } = shown(plain);
  screen.getByText(/aucun tiers ne l’atteste/);
  await user.click(screen.getByRole("button", { name: "Ajouter une preuve de date" }));
  expect(raise).toHaveBeenCalledExactlyOnceWith("B-T");
  expect(await faultsOf(container)).toEqual([]);
});

test("a proof of time is told with its moment and its authority", async () => {
  const { container } = shown(stamped);
  screen.getByText(/^Horodatage\s:/);
  screen.getByText(/Date attestée par Horodatage de la Région\. .*reconnue/);
  expect(screen.queryByText(/aucun tiers/)).toBeNull();
  expect(await faultsOf(container)).toEqual([]);
});

test("whether the authority of a time-stamp is trusted here is told at once", () => {
  const stamp = { kind: "signature", indication: "TOTAL-PASSED", sub_indication: null, time: stamped.stamped_at, authority: stamped.stamped_by, covered: [] };
  const first = shown({ ...stamped, stamp });
  screen.getByText(/Horodatage de la Région, une autorité reconnue ici/);
  first.unmount();
  const second = shown({ ...stamped, stamp: { ...stamp, indication: "INDETERMINATE", sub_indication: "NO_CERTIFICATE_CHAIN_FOUND" } });
  screen.getByText(/n’est pas reconnue ici.*l’horodatage est gardé\..*Réglages/);
  second.unmount();
  shown({ ...stamped, stamp: { ...stamp, indication: "INDETERMINATE", sub_indication: "TRY_LATER" } });
  screen.getByText(/ne s’y fie pas encore/);
});

test("a time-stamp that waits says since which failure, until when, and what a deposit would do", async () => {
  const { container, raise, user } = shown(waiting);
  screen.getByText("L’horodatage attend");
  screen.getByText(/met trop de temps à répondre/);
  screen.getByText(/2 essais ont été faits/);
  screen.getByText(/un dépôt fait maintenant part sans horodatage/);
  expect(screen.queryByRole("button", { name: "Ajouter une preuve de date" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Redemander maintenant" }));
  expect(raise).toHaveBeenCalledExactlyOnceWith("B-LT");
  expect(await faultsOf(container)).toEqual([]);
});

test("what will not come by itself is told with its reason", () => {
  shown(stamped, { code: "no-revocation-data", values: { holder: "Horodatage" } });
  expect(screen.getByRole("alert").textContent).toContain("Rien ne prouve que le certificat n’était pas révoqué");
});

test("what a deposit holds is left as it is", () => {
  shown(waiting, null, true);
  screen.getByText(/déposé.*ne change plus/);
  expect(screen.queryByRole("button")).toBeNull();
});
