/** One polite voice for saves, findings and progress; screens say, it repeats to screen readers. */
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";

const SayContext = createContext<(text: string) => void>(() => undefined);

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const say = useCallback((text: string) => setSaid((last) => ({ text, turn: last.turn + 1 })), []);
  return (
    <SayContext value={say}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
        <span key={said.turn}>{said.text}</span>
      </div>
    </SayContext>
  );
}

/** The voice. */
export function useSay(): (text: string) => void {
  return useContext(SayContext);
}
