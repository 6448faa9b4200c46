/** Forward and back in pages. */
import { useWords } from "../words";
import { Button } from "./Button";

export function Pager({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  const words = useWords();
  return (
    <nav className="pager" aria-label={words.t("pager")}>
      <Button icon="left" iconOnly disabled={page <= 1} onClick={() => onGo(page - 1)}>{words.t("pager-before")}</Button>
      <span className="num" aria-live="polite">{words.t("pager-at", { page, pages })}</span>
      <Button icon="right" iconOnly disabled={page >= pages} onClick={() => onGo(page + 1)}>{words.t("pager-after")}</Button>
    </nav>
  );
}
