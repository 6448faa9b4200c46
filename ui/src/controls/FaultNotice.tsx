/** A fault in three parts: what happened, what it means for the work, what to do. */
import { useEffect, useRef } from "react";
import { faultWords, type Fault } from "../bridge/fault";
import { useWords } from "../words";
import { Icon } from "./Icon";

export function FaultNotice({ fault, focus = true }: { fault: Fault | null; focus?: boolean }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault && focus) box.current?.focus();
  }, [fault, focus]);
  if (!fault) return null;
  const said = faultWords(words, fault);
  return (
    <div ref={box} className="notice notice-red" role="alert" tabIndex={-1}>
      <Icon name="stop" />
      <div>
        <p className="notice-title">{said.title}</p>
        <p>{said.text}</p>
        <p>{said.repair}</p>
      </div>
    </div>
  );
}
