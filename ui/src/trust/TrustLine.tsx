/** One thing that is trusted: whom it names, from when it speaks, how old it is, when the next one is due. */
import type { TrustFile } from "../bridge";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { useWords } from "../words";
import { dayWords } from "../words/format";

export function TrustLine({ file, onRemove }: { file: TrustFile; onRemove: () => void }) {
  const words = useWords();
  const isCertificate = file.kind === "authority" || file.kind === "operator";
  const until = file.until ? dayWords(words, file.until) : null;
  const facts = [
    file.kind === "trusted_list" && words.t("trust-brings", { count: file.anchors }),
    words.t(isCertificate ? "trust-from" : "trust-issued", { day: dayWords(words, file.issued) }),
    !isCertificate && words.t("trust-age", { days: file.age_days }),
    until && words.t(isCertificate ? "trust-until" : "trust-next", { day: until }),
    words.t("trust-added", { day: dayWords(words, file.added_at) }),
  ];
  return (
    <li className="piece" data-here>
      <div className="piece-top">
        <h3 className="break">{file.name || words.t("trust-unnamed")}</h3>
        {file.is_outdated ? <span className="tag tag-amber"><Icon name="warn" />{words.t(isCertificate ? "trust-expired" : "trust-outdated")}</span>
          : <span className="tag"><Icon name="check" />{words.t(isCertificate ? "trust-valid" : "trust-current")}</span>}
      </div>
      <p className="small num trust-facts">{facts.filter(Boolean).join(" · ")}</p>
      <p className="small soft mono break">SHA-256 {file.sha256}</p>
      <div className="piece-foot">
        <Button weight="quiet" icon="trash" aria-label={words.t("trust-remove-of", { name: file.name })} onClick={onRemove}>{words.t("trust-remove")}</Button>
      </div>
    </li>
  );
}
