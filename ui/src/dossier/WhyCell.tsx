/** Why a cell is as it is: told under its table. Escape closes it; whoever opened it takes the focus back to the cell. */
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { Button } from "../controls/Button";
import { useWords } from "../words";
import { Explanation } from "./Explanation";

interface Props {
  path: string;
  /** The column. */
  label: string;
  /** The row, from 1. */
  number: number;
  onClose: () => void;
}

export function WhyCell({ path, label, number, onClose }: Props) {
  const words = useWords();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);

  // A menu that asked gives the focus back to its button first.
  useEffect(() => {
    let frame = window.requestAnimationFrame(() => {
      frame = window.requestAnimationFrame(() => heading.current?.focus());
    });
    return () => window.cancelAnimationFrame(frame);
  }, [path]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section className="why-cell small" aria-labelledby={title} onKeyDown={onKeyDown}>
      <h4 id={title} ref={heading} tabIndex={-1}>{words.t("why-cell", { label, number })}</h4>
      <Explanation key={path} path={path} about="everything" />
      <Button onClick={onClose}>{words.t("why-close")}</Button>
    </section>
  );
}
