/** The dossier on the screen: what Rust shows, the acts sent to it one after the other, and what it said was saved. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { asFault, door, type ChangeView, type EditItem, type Fault } from "../bridge";
import { changed, openedOf, type Opened } from "./opened";

/** What is known of the last save. */
export type Save = { is: "none" } | { is: "running" } | { is: "done"; at: string } | { is: "failed"; fault: Fault };

export interface DossierValue {
  id: string;
  view: Opened;
  save: Save;
  edit: (...edits: EditItem[]) => Promise<ChangeView | undefined>;
  undo: () => void;
  redo: () => void;
  /** Takes in a change made by another command (an attached file). */
  take: (change: ChangeView) => void;
  reload: () => Promise<void>;
}

const DossierContext = createContext<DossierValue | null>(null);

export function useDossier(): DossierValue {
  const value = useContext(DossierContext);
  if (!value) throw new Error("a step stands outside DossierProvider");
  return value;
}

interface Props {
  id: string;
  waiting: ReactNode;
  failed: (fault: Fault) => ReactNode;
  children: ReactNode;
}

export function DossierProvider({ id, waiting, failed, children }: Props) {
  const [view, setView] = useState<Opened | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [save, setSave] = useState<Save>({ is: "none" });
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const form = useRef<string | undefined>(undefined);
  form.current = view?.summary.form_version ?? form.current;

  const reload = useCallback(async () => {
    try {
      setView(openedOf(await door.dossier_open({ id })));
      setFault(null);
    } catch (error) {
      setFault(asFault(error));
    }
  }, [id]);

  useEffect(() => {
    setView(null);
    setSave({ is: "none" });
    void reload();
  }, [reload]);

  const take = useCallback((change: ChangeView) => {
    setView((before) => before && changed(before, change));
    setSave({ is: "done", at: change.saved_at });
  }, []);

  // One act after the other, in the order of the person's hands.
  const send = useCallback(
    (act: () => Promise<ChangeView>): Promise<ChangeView | undefined> => {
      const next = line.current.then(async () => {
        setSave({ is: "running" });
        try {
          const change = await act();
          take(change);
          // Undo may have moved the dossier to another version of its form: all of it is shown anew.
          if (change.summary.form_version !== form.current) await reload();
          return change;
        } catch (error) {
          const why = asFault(error);
          setSave(why.code === "nothing-to-undo" || why.code === "nothing-to-redo" ? { is: "none" } : { is: "failed", fault: why });
          return undefined;
        }
      });
      line.current = next;
      return next;
    },
    [take, reload],
  );

  const value = useMemo<DossierValue | null>(
    () =>
      view && {
        id,
        view,
        save,
        take,
        reload,
        edit: (...edits) => send(() => door.dossier_edit({ id, edits })),
        undo: () => void send(() => door.dossier_undo({ id })),
        redo: () => void send(() => door.dossier_redo({ id })),
      },
    [id, view, save, take, reload, send],
  );

  if (!value) return fault ? failed(fault) : waiting;
  return <DossierContext value={value}>{children}</DossierContext>;
}
