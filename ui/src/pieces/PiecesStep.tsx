/** The pieces: what must be there, what may be, what is accepted. */
import { HiddenPieces } from "../dossier/HiddenQuestions";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { sizeWords } from "../words/format";
import { Notice } from "../controls/Notice";
import { PieceCard } from "./PieceCard";

export function PiecesStep() {
  const { view } = useDossier();
  const words = useWords();
  // Files of a field stand beside their field; the pieces of the form stand here.
  const pieces = view.pieces.filter((p) => p.visible && p.target.startsWith("pieces."));
  const hidden = view.pieces.filter((p) => !p.visible && p.target.startsWith("pieces."));
  const wanted = pieces.filter((p) => p.required);
  const here = wanted.filter((p) => p.attachments.length > 0);
  const missing = wanted.filter((p) => p.attachments.length === 0);
  const rest = pieces.filter((p) => !missing.includes(p));
  return (
    <div className="step-page">
      <h2 tabIndex={-1}>{words.t("step-pieces")}</h2>
      <p className="lead">{words.t("pieces-count", { here: here.length, wanted: wanted.length })} <span className="soft num">{words.t("pieces-bytes", { size: sizeWords(words, view.attached_bytes) })}</span></p>
      <p className="soft measure">{words.t("pieces-drop")}</p>
      {pieces.length === 0 && <Notice>{words.t("pieces-none")}</Notice>}
      {missing.length > 0 && (
        <section aria-label={words.t("pieces-missing")}>
          <h3 className="group-title">{words.t("pieces-missing")}</h3>
          <ul className="pieces">{missing.map((piece) => <PieceCard key={piece.target} piece={piece} />)}</ul>
        </section>
      )}
      {rest.length > 0 && (
        <section aria-label={words.t("pieces-rest")}>
          {missing.length > 0 && <h3 className="group-title">{words.t("pieces-rest")}</h3>}
          <ul className="pieces">{rest.map((piece) => <PieceCard key={piece.target} piece={piece} />)}</ul>
        </section>
      )}
      <HiddenPieces pieces={hidden} />
    </div>
  );
}
