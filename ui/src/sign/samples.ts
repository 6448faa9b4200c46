/** Views of keys for the tests of these screens. */
import type { CertificateView, DossierSummaryView, KeyView, TokenView } from "../bridge";

export const certificate: CertificateView = {
  holder: "Élodie Lefèvre", organisation: "Atelier du bois", issuer: "Autorité de test", category: "qualified", not_before: "2026-01-01T00:00:00Z", not_after: "2028-01-01T00:00:00Z",
  expired: false, usable: true, obstacle: null, demonstration: false, on_qualified_device: true, serial: "0a", sha256: "ab",
};

export const key: KeyView = { key: "k1", certificate, asks_each_time: false };

export const token: TokenView = { label: "Clé de Mélanie", serial: "0042", model: "IDPrime", driver: "/usr/lib/driver.so", pin: "ready", tries_left: "several", pin_on_reader: false, certificates: [certificate] };

export const dossier = (id: string, title: string, state: DossierSummaryView["state"]): DossierSummaryView => ({
  id, title, call_reference: null, call_title: null, lot: null, lot_title: null, form: "aide", form_version: "1.0.0", state, deadline: null, deadline_local: null, deadline_zone: null,
  answered: 3, required: 3, blocking: 0, warnings: 0, edited_at: "2026-11-21T10:00:00Z", edited_by: "Essai", demonstration: false,
});
