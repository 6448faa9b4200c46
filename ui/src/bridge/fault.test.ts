import { expect, test } from "vitest";
import { wordsIn } from "../words";
import { faultWords } from "./fault";

test("a revoked certificate is told with its day, its reason, what it means and what to do", () => {
  const fault = { code: "certificate-revoked", values: { holder: "Élodie Lefèvre", revoked_at: "2020-01-01T12:00:00Z", reason: "key_compromise" } };
  const french = faultWords(wordsIn("fr"), fault);
  expect(french.title).toBe("Ce certificat a été révoqué");
  for (const part of ["Élodie Lefèvre", "1 janvier 2020", "entre d’autres mains", "rien n’est perdu"]) expect(french.text).toContain(part);
  expect(french.repair).toContain("autre certificat");
  const english = faultWords(wordsIn("en"), fault);
  for (const part of ["1 January 2020", "in other hands", "nothing is lost"]) expect(english.text).toContain(part);
  expect(english.repair).toContain("another certificate");
});

test("a moment that is none is left as it stands", () => {
  const said = faultWords(wordsIn("fr"), { code: "certificate-expired", values: { not_after: "hier" } });
  expect(said.text).toContain("hier");
});
