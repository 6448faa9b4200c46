/** Answers kept that have no place any more: never transmitted, never erased. */
import type { OrphanView } from "../bridge";
import { useWords } from "../words";

export function OrphanList({ orphans }: { orphans: OrphanView[] }) {
  const words = useWords();
  return (
    <ul>
      {orphans.map((orphan) => (
        <li key={orphan.path} className="break">
          {words.t("version-label", { label: orphan.label })} <strong>{orphan.shown}</strong>
          {orphan.reason && <span className="soft"> — {orphan.reason}</span>}
        </li>
      ))}
    </ul>
  );
}
