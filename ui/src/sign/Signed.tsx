/** What was signed, by whom, when, with which proof of time. */
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { Notice } from "../controls/Notice";
import { useDossier } from "../state/dossier";
import { go } from "../state/route";
import { useWords } from "../words";
import { momentWords } from "../words/format";

export function Signed() {
  const { id, view } = useDossier();
  const words = useWords();
  if (!view.signed) return null;
  const { signer, claimed_time, sha256 } = view.signed;
  return (
    <>
      <Notice tone="green" title={words.t("signed-by", { signer })}><p className="num">{words.t("signed-when", { when: momentWords(words, claimed_time) })}</p></Notice>
      <p className="small">{words.t("signed-time-proof")}</p>
      <p className="small soft mono break">SHA-256 {sha256}</p>
      <p className="small">{words.t("signed-frozen")}</p>
      <div className="row">
        <Button weight="main" onClick={() => go({ screen: "dossier", id, step: "deposit", section: null })}>{words.t("signed-go-deposit")}</Button>
        <Button icon="save" onClick={() => void door.saveExport(id, "signed_pdf")}>{words.t("signed-keep-pdf")}</Button>
      </div>
    </>
  );
}
