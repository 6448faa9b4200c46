/** A certificate to try weeks before it is needed; it can wait. */
import { Button } from "../controls/Button";
import { KeyForm } from "../sign/KeyForm";
import { useWords } from "../words";

export function TryStep({ onNext }: { onNext: () => void }) {
  const words = useWords();
  return (
    <div className="stack">
      <p className="lead">{words.t("start-try-text")}</p>
      <KeyForm />
      <div className="row">
        <Button weight="main" onClick={onNext}>{words.t("start-finish")}</Button>
        <Button weight="quiet" onClick={onNext}>{words.t("later")}</Button>
      </div>
    </div>
  );
}
