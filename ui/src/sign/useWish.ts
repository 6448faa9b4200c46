/** How the next signature is to be: as the last one, until the person chooses otherwise. */
import { useState } from "react";
import { door, type Level, type Look, type SigningView } from "../bridge";
import { useLoad } from "../state/useAsk";

export interface Wish {
  level: Level;
  look: Look;
}

export interface WishValue {
  wish: Wish;
  /** What is known of time-stamps here; null until it came. */
  known: SigningView | null;
  choose: (change: Partial<Wish>) => void;
}

export function useWish(): WishValue {
  const { data } = useLoad(() => door.signing_get(), "signing");
  const [chosen, setChosen] = useState<Partial<Wish>>({});
  const wish: Wish = { level: data?.level ?? "B-B", look: data?.look ?? "invisible", ...chosen };
  return { wish, known: data, choose: (change) => setChosen((before) => ({ ...before, ...change })) };
}
