/** The whole window takes one dropped file. */
import type { Given } from "../bridge/given";
import { Icon } from "../controls/Icon";
import { useDrops } from "../pieces/useDrops";
import { useWords } from "../words";

export function DropHere({ onDrop }: { onDrop: (file: Given) => void }) {
  const words = useWords();
  const over = useDrops((files) => {
    const file = files.find((one) => one.isFile);
    if (file) onDrop(file);
  });
  return over ? <div className="drop-over" aria-hidden="true"><p><Icon name="down" /> {words.t("verify-drop-here")}</p></div> : null;
}
