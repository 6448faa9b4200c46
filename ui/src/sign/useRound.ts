/** A round of signatures with one key: one dossier after the other; it stops at the first failure and goes on from there. */
import { useState } from "react";
import { asFault, door, type DossierSummaryView, type Fault, type KeyView } from "../bridge";
import type { Wish } from "./useWish";

export interface Round {
  /** Dossiers that are signed. */
  signed: Set<string>;
  /** The one at which the round stopped, and why. */
  stopped: { id: string; fault: Fault } | null;
  /** The one that is being signed. */
  current: DossierSummaryView | null;
  /** Whether a round was begun. */
  begun: boolean;
  /** Signed dossiers whose time-stamp is missing or awaited. */
  unstamped: number;
  run: (dossiers: DossierSummaryView[], key: KeyView, pin: string | null) => Promise<void>;
}

export function useRound(wish: Wish): Round {
  const [signed, setSigned] = useState<Set<string>>(new Set());
  const [stopped, setStopped] = useState<Round["stopped"]>(null);
  const [current, setCurrent] = useState<DossierSummaryView | null>(null);
  const [begun, setBegun] = useState(false);
  const [unstamped, setUnstamped] = useState(0);
  const run: Round["run"] = async (dossiers, key, pin) => {
    setBegun(true);
    setStopped(null);
    let code = pin;
    for (const dossier of dossiers.filter((d) => !signed.has(d.id))) {
      setCurrent(dossier);
      try {
        const made = await door.dossier_sign({ id: dossier.id, key: key.key, pin: code, ...wish });
        if (made.missing) setUnstamped((before) => before + 1);
      } catch (error) {
        setStopped({ id: dossier.id, fault: asFault(error) });
        break;
      }
      // A code is given for one signature.
      code = null;
      setSigned((before) => new Set(before).add(dossier.id));
    }
    setCurrent(null);
  };
  return { signed, stopped, current, begun, unstamped, run };
}
