/** What a search in a code list found last. Rust searches; an answer that comes after a later question is of no use. */
import { useRef, useState } from "react";
import type { HitsView, HitView } from "../bridge";

export interface Search {
  /** What was found; null before the first answer, and where the search did not answer. */
  found: HitsView | null;
  failed: boolean;
  /** How many were found beyond those that are shown. */
  more: number;
  /** Asks; the answer is null where the search did not answer. */
  look: (typed: string) => Promise<HitsView | null>;
}

export function useHits(search: (typed: string) => Promise<HitsView>): Search {
  const [found, setFound] = useState<HitsView | null>(null);
  const [failed, setFailed] = useState(false);
  const turn = useRef(0);
  const look = (typed: string) => {
    const mine = ++turn.current;
    const settle = (hits: HitsView | null) => {
      if (mine !== turn.current) return hits;
      setFound(hits);
      setFailed(hits === null);
      return hits;
    };
    return search(typed).then(settle, () => settle(null));
  };
  return { found, failed, more: (found?.total ?? 0) - (found?.hits.length ?? 0), look };
}

const key = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** The code that was typed whole, whatever its case and its points. */
export function exactHit(found: HitsView | null, typed: string): HitView | undefined {
  return key(typed) === "" ? undefined : found?.hits.find((hit) => key(hit.code) === key(typed));
}
