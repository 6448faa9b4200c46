/** Text being typed: sent when the person pauses or leaves, replaced by what Rust keeps once nobody is typing. */
import { useCallback, useEffect, useRef, useState } from "react";

const PAUSE_MS = 900;

export interface Draft {
  text: string;
  type: (text: string) => void;
  focus: () => void;
  leave: () => void;
  /** Sends now what is typed, if it is new. */
  send: () => void;
}

export function useDraft(kept: string, commit: (text: string) => void): Draft {
  const [text, setText] = useState(kept);
  const typed = useRef<string | null>(null);
  const focused = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  const latest = useRef(commit);
  latest.current = commit;

  useEffect(() => {
    if (typed.current === null || !focused.current) {
      typed.current = null;
      setText(kept);
    }
  }, [kept]);

  const send = useCallback(() => {
    window.clearTimeout(timer.current);
    const value = typed.current;
    if (value === null) return;
    typed.current = null;
    latest.current(value);
  }, []);

  // What was typed and not yet sent leaves with the screen, never lost.
  useEffect(() => send, [send]);

  const type = (value: string) => {
    setText(value);
    typed.current = value;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(send, PAUSE_MS);
  };
  const focus = () => {
    focused.current = true;
  };
  const leave = () => {
    focused.current = false;
    send();
  };
  return { text, type, focus, leave, send };
}
