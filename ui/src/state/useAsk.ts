/** One act asked of Rust: busy while it runs, its fault when it is refused. */
import { useCallback, useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../bridge";

export interface Ask<A extends unknown[], R> {
  run: (...args: A) => Promise<R | undefined>;
  busy: boolean;
  fault: Fault | null;
  clear: () => void;
}

export function useAsk<A extends unknown[], R>(act: (...args: A) => Promise<R>): Ask<A, R> {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const latest = useRef(act);
  latest.current = act;
  const run = useCallback(async (...args: A) => {
    setBusy(true);
    setFault(null);
    try {
      return await latest.current(...args);
    } catch (error) {
      setFault(asFault(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFault(null), []);
  return { run, busy, fault, clear };
}

export interface Load<R> {
  data: R | null;
  fault: Fault | null;
  reload: () => Promise<void>;
}

/** A view asked when the screen opens, and again on demand or every so often. */
export function useLoad<R>(ask: () => Promise<R>, key: string, everyMs?: number): Load<R> {
  const [data, setData] = useState<R | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  const reload = useCallback(async () => {
    try {
      setData(await latest.current());
      setFault(null);
    } catch (error) {
      setFault(asFault(error));
    }
  }, []);
  useEffect(() => {
    setData(null);
    void reload();
    if (!everyMs) return undefined;
    const timer = window.setInterval(() => void reload(), everyMs);
    return () => window.clearInterval(timer);
  }, [key, everyMs, reload]);
  return { data, fault, reload };
}
