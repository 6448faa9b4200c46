/** The whole window takes dropped files; says whether some are held over it. */
import { useEffect, useRef, useState } from "react";
import { door } from "../bridge";
import type { Given } from "../bridge/given";

export function useDrops(onDrop: (files: Given[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;

  useEffect(
    () =>
      door.drops((drop) => {
        setOver(drop.state === "over");
        if (drop.state === "dropped") latest.current(drop.files);
      }),
    [],
  );
  return over;
}
