/** Follows the folder of an author: each change of it comes as a new turn. */
import { useEffect, useState } from "react";
import { door } from "../bridge";
import { go, placeOf } from "../state/route";
import type { WorkbenchView } from "./types";

/** Between two tries, when the command does not answer. */
const PAUSE_MS = 1500;

export interface Bench {
  /** Nothing outside of a preview. */
  view: WorkbenchView | null;
  /** Whether the command stopped answering. */
  lost: boolean;
}

export function useWorkbench(): Bench {
  const [bench, setBench] = useState<Bench>({ view: null, lost: false });
  useEffect(() => {
    const watch = door.watch;
    if (!watch) return undefined;
    let ended = false;
    const follow = async () => {
      let turn = 0;
      while (!ended) {
        try {
          const view = await watch(turn);
          if (ended) return;
          turn = view.turn;
          open(view);
          setBench((last) => (last.view?.turn === view.turn && !last.lost ? last : { view, lost: false }));
        } catch {
          setBench((last) => ({ ...last, lost: true }));
          await new Promise((done) => window.setTimeout(done, PAUSE_MS));
        }
      }
    };
    void follow();
    return () => {
      ended = true;
    };
  }, []);
  return bench;
}

/** The first package that can be used is shown at once. */
function open(view: WorkbenchView): void {
  const place = placeOf(window.location.hash);
  if (view.dossier && place.screen === "dossiers") go({ screen: "dossier", id: view.dossier, step: "fill", section: null });
}
