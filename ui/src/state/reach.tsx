/** Going to a place of the dossier: the step, the section, the cards on the way are opened, then the control takes the focus. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useDossier } from "./dossier";
import { idOf, rowsOnTheWay, sectionOf } from "./opened";
import { go } from "./route";

interface ReachValue {
  openRows: Record<string, string | null>;
  /** Opens a card, and only that one of its group; with focus, goes to its first control. */
  openRow: (group: string, row: string | null, focus?: boolean) => void;
  /** Takes the person to a place. */
  reach: (path: string) => void;
  /** Whether a missing answer is said at its field: once the person left it empty, came for it, or asked for the check. */
  isAsked: (path: string) => boolean;
  /** The person has been at a place, or (without one) asked for the check of the whole. */
  ask: (path: string | null) => void;
}

const ReachContext = createContext<ReachValue | null>(null);

export function useReach(): ReachValue {
  const value = useContext(ReachContext);
  if (!value) throw new Error("a field stands outside ReachProvider");
  return value;
}

const TURNS = 30;
const controls = "input, textarea, select, button, [tabindex]";

/** The control of a place, or the nearest thing around it that can take the focus. */
function controlAt(path: string): HTMLElement | null {
  const exact = document.getElementById(idOf(path));
  if (exact) return exact.matches("fieldset") ? (exact.querySelector<HTMLElement>("input:not([type=hidden])") ?? exact) : exact;
  const cell = /\[([^\]]+)\]\.([a-z0-9_]+)$/.exec(path);
  if (cell) return document.querySelector(`[data-path="${cell[1]}.${cell[2]}"]`);
  return null;
}

export function ReachProvider({ children }: { children: ReactNode }) {
  const { id, view } = useDossier();
  const [openRows, setOpenRows] = useState<Record<string, string | null>>({});
  const [asked, setAsked] = useState<{ all: boolean; paths: ReadonlySet<string> }>({ all: false, paths: new Set() });
  const wanted = useRef<{ find: () => HTMLElement | null; turns: number } | null>(null);
  const [turn, setTurn] = useState(0);

  // The control may appear some frames later: the screen changes first.
  useEffect(() => {
    if (!wanted.current) return undefined;
    const frame = window.requestAnimationFrame(() => {
      const want = wanted.current;
      const control = want?.find();
      if (!want || control || want.turns > TURNS) {
        wanted.current = null;
        control?.focus();
        control?.scrollIntoView({ block: "center" });
      } else {
        want.turns += 1;
        setTurn(turn + 1);
      }
    });
    return () => window.cancelAnimationFrame(frame);
  }, [turn]);

  const want = useCallback((find: () => HTMLElement | null) => {
    wanted.current = { find, turns: 0 };
    setTurn((t) => t + 1);
  }, []);

  const ask = useCallback((path: string | null) => {
    setAsked((before) => {
      if (before.all || (path !== null && before.paths.has(path))) return before;
      return path === null ? { all: true, paths: before.paths } : { all: false, paths: new Set([...before.paths, path]) };
    });
  }, []);

  const value = useMemo<ReachValue>(
    () => ({
      ask,
      isAsked: (path) => asked.all || asked.paths.has(path),
      openRows,
      openRow: (group, row, focus = false) => {
        setOpenRows((open) => ({ ...open, [group]: row }));
        if (focus && row) want(() => document.getElementById(`${idOf(`${group}[${row}]`)}-in`)?.querySelector(controls) ?? null);
      },
      reach: (path) => {
        ask(path);
        const piece = path.startsWith("pieces.");
        const isTable = (group: string) => !document.getElementById(idOf(group))?.matches("table");
        for (const { group, row } of rowsOnTheWay(path)) if (isTable(group)) setOpenRows((open) => ({ ...open, [group]: row }));
        go(piece ? { screen: "dossier", id, step: "pieces", section: null } : { screen: "dossier", id, step: "fill", section: sectionOf(path) || view.form.sections[0]?.id || null });
        want(() => controlAt(path));
      },
    }),
    [openRows, id, view.form, want, asked, ask],
  );
  return <ReachContext value={value}>{children}</ReachContext>;
}
