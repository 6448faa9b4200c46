/** What changed after a signature, in one of four classes, and the pages of then and now. */
import { useState } from "react";
import type { SignatureView } from "../bridge";
import { Button } from "../controls/Button";
import { useWords } from "../words";
import { ComparePages } from "./ComparePages";

export function Changes({ signature, number, base64 }: { signature: SignatureView; number: number; base64: string }) {
  const words = useWords();
  const [comparing, setComparing] = useState(false);
  const allowed = signature.allowed?.replaceAll("_", "-");
  const isPdf = signature.format === "PAdES" || signature.format === "PDF-PKCS7";
  if (!isPdf) return null;
  return (
    <div>
      <h4>{words.t("verify-changes-title")}</h4>
      <p>{words.t(`verify-change-${signature.modification}`)}</p>
      {signature.filled.length > 0 && <p>{words.t("verify-filled", { fields: signature.filled.join(", ") })}</p>}
      {allowed && <p>{words.t(`verify-allowed-${allowed}`)}</p>}
      {signature.revision !== null && signature.modification !== "none" && (
        <Button icon="eye" onClick={() => setComparing(true)} aria-haspopup="dialog">{words.t("verify-compare")}</Button>
      )}
      {comparing && signature.revision !== null && (
        <ComparePages key={number} base64={base64} revision={signature.revision} onClose={() => setComparing(false)} />
      )}
    </div>
  );
}
