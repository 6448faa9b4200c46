/** Keys of the whole dossier: undo, redo, check. */
import { useEffect } from "react";
import { useDossier } from "../state/dossier";
import { go } from "../state/route";

/** Sends what is being typed first, so that undo takes back what the person sees. */
function settle(): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement) {
    active.blur();
    active.focus();
  }
}

export function useKeys(): void {
  const { id, undo, redo } = useDossier();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const ctrl = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (event.key === "F5") {
        event.preventDefault();
        settle();
        go({ screen: "dossier", id, step: "check", section: null });
      } else if (ctrl && key === "z" && !event.shiftKey) {
        event.preventDefault();
        settle();
        undo();
      } else if (ctrl && (key === "y" || (key === "z" && event.shiftKey))) {
        event.preventDefault();
        settle();
        redo();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [id, undo, redo]);
}
