/** Why: the reasons one below the other, down to the answers that they lead to. Rust tells them when they are asked for. */
import { useId, useState, type ReactNode } from "react";
import { useWords } from "../words";
import { Explanation, type Asked } from "./Explanation";

interface Props {
  path: string;
  about: Asked;
  /** What the disclosure is called; « Pourquoi ? » where nothing else is said. */
  label?: string;
  /** What is known without asking. */
  children?: ReactNode;
  onLeave?: () => void;
}

export function Why({ path, about, label, children, onLeave }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const body = useId();
  return (
    <div className="why small">
      <button type="button" className="why-ask" aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
        {label ?? words.t("finding-why")}
      </button>
      <div id={body} hidden={!open}>
        {children}
        {open && <Explanation path={path} about={about} onLeave={onLeave} />}
      </div>
    </div>
  );
}
