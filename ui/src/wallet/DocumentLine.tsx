/** One document: what it is, whether it is still good in words, what may be done with it. */
import type { WalletDocumentView, WalletVersionView } from "../bridge";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { useWords } from "../words";
import { dayWords, sizeWords } from "../words/format";
import { documentName, standingSign, standingWords } from "./words";

export function StandingTag({ version }: { version: WalletVersionView }) {
  const words = useWords();
  const { tone, icon } = standingSign(version.standing);
  return <span className={`tag ${tone}`}><Icon name={icon} />{standingWords(words, version)}</span>;
}

interface Props {
  document: WalletDocumentView;
  onRenew: () => void;
  onChange: () => void;
  onRemove: () => void;
}

export function DocumentLine({ document, onRenew, onChange, onRemove }: Props) {
  const words = useWords();
  const name = documentName(words, document);
  const [current, ...former] = document.versions;
  if (!current) return null;
  return (
    <li className="piece" data-here>
      <div className="piece-top">
        <h3>{name}</h3>
        <StandingTag version={current} />
      </div>
      <p className="small soft break">
        {[current.name, sizeWords(words, current.size), current.issued_on && words.t("piece-issued", { day: dayWords(words, current.issued_on) }), words.t("wallet-used", { dossiers: current.dossiers })].filter(Boolean).join(" · ")}
      </p>
      {former.length > 0 && (
        <details>
          <summary className="small">{words.t("wallet-versions", { count: former.length })}</summary>
          <ul className="small soft">{former.map((v) => <li key={v.number} className="break">{v.name} — {words.t("wallet-former", { number: v.number, dossiers: v.dossiers })}</li>)}</ul>
        </details>
      )}
      <div className="piece-foot">
        <Button icon="sync" aria-label={words.t("wallet-renew-of", { name })} onClick={onRenew}>{words.t("wallet-renew")}</Button>
        <Button weight="quiet" icon="pen" aria-label={words.t("wallet-change-of", { name })} onClick={onChange}>{words.t("wallet-change")}</Button>
        <Button weight="quiet" icon="trash" aria-label={words.t("wallet-remove-of", { name })} onClick={onRemove}>{words.t("wallet-remove")}</Button>
      </div>
    </li>
  );
}
