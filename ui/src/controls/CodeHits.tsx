/** The codes that were found, under the box in which they are searched: words, code, and what stands above. */
import { ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { HitView } from "../bridge";
import { useWords } from "../words";

interface Props {
  id: string;
  failed: boolean;
  more: number;
  /** Whether an answer is still awaited, so that nothing is said to be missing yet. */
  awaited?: boolean;
}

export function CodeHits({ id, failed, more, awaited = false }: Props) {
  const words = useWords();
  const none = () => (awaited ? null : <p className="list-none soft">{words.t(failed ? "list-failed" : "list-none")}</p>);
  return (
    <Popover className="popover popover-list">
      <ListBox className="list" renderEmptyState={none}>
        {(hit: HitView) => (
          <ListBoxItem id={hit.code} textValue={hit.label} className="list-item">
            <span>{hit.label}</span>
            <span className="soft small num">{[hit.label === hit.code ? null : hit.code, hit.parent].filter(Boolean).join(" · ")}</span>
          </ListBoxItem>
        )}
      </ListBox>
      {more > 0 && <p id={`${id}-more`} className="list-none soft small">{words.t("list-more", { count: more })}</p>}
    </Popover>
  );
}
