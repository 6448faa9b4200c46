/** Where the application stands, asked again every few seconds so that the screens stay true. */
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react";
import { asFault, door, type AppStateView, type Fault } from "../bridge";
import { WordsProvider } from "../words";

const EVERY_MS = 4000;

interface AppValue {
  state: AppStateView;
  refresh: () => Promise<void>;
}

const AppContext = createContext<AppValue | null>(null);

/** The state of the application; screens stand under `AppProvider`. */
export function useApp(): AppValue {
  const value = useContext(AppContext);
  if (!value) throw new Error("a screen stands outside AppProvider");
  return value;
}

/** Names of the keys that are held open; null where no application stands around, as in a test of one form. */
export function useOpenKeys(): string[] | null {
  return useContext(AppContext)?.state.keys ?? null;
}

/** The Region's clock less this machine's, in milliseconds, as last measured; null where it never was. */
export function useClockOffset(): number | null {
  return useContext(AppContext)?.state.clock_offset_ms ?? null;
}

interface Props {
  waiting: ReactNode;
  failed: (fault: Fault, retry: () => void) => ReactNode;
  children: ReactNode;
}

export function AppProvider({ waiting, failed, children }: Props) {
  const [state, setState] = useState<AppStateView | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const refresh = useCallback(async () => {
    try {
      const next = await door.app_state();
      setState((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
      setFault(null);
    } catch (error) {
      setFault(asFault(error));
    }
  }, []);

  useEffect(() => {
    void refresh();
    const timer = window.setInterval(() => void refresh(), EVERY_MS);
    return () => window.clearInterval(timer);
  }, [refresh]);

  useEffect(() => {
    const root = document.documentElement;
    root.lang = state?.language ?? "fr";
    root.dataset["display"] = state?.display ?? "system";
  }, [state?.language, state?.display]);

  if (!state) return <WordsProvider language="fr">{fault ? failed(fault, () => void refresh()) : waiting}</WordsProvider>;
  return (
    <AppContext value={{ state, refresh }}>
      <WordsProvider language={state.language}>{children}</WordsProvider>
    </AppContext>
  );
}
