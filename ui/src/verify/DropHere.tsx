/** The whole window takes one dropped file. */
import { useEffect, useRef, useState } from "react";
import { Icon } from "../controls/Icon";
import { useWords } from "../words";

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

export function DropHere({ onDrop }: { onDrop: (file: File) => void }) {
  const words = useWords();
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;

  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) latest.current(file);
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);

  return over ? <div className="drop-over" aria-hidden="true"><p><Icon name="down" /> {words.t("verify-drop-here")}</p></div> : null;
}
