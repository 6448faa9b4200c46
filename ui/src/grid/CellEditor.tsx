/** The cell being edited: a line of text, or a list where the answer is one of few. */
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { thenOf, thenOfBlur, type Then } from "./moves";
import type { GridCell, GridColumn } from "./types";

interface Props {
  column: GridColumn;
  cell: GridCell;
  row: number;
  /** The key that began the edit replaces what was there; none keeps it. */
  start: string | null;
  onFinish: (text: string | null, then: Then) => void;
}

export function CellEditor({ column, cell, row, start, onFinish }: Props) {
  const before = column.options ? (cell.code ?? "") : cell.text;
  const [text, setText] = useState(column.options ? before : (start ?? before));
  const done = useRef(false);
  const box = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useEffect(() => {
    box.current?.focus();
    if (start === null && !column.options) box.current?.select();
  }, [start, column.options]);

  const finish = (value: string | null, then: Then) => {
    if (done.current) return;
    done.current = true;
    onFinish(value === before ? null : value, then);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const then = thenOf(event);
    if (event.key === "Escape") finish(null, "stay");
    if (!then) return;
    event.preventDefault();
    finish(text, then);
  };
  const shared = {
    ref: box,
    className: "grid-editor",
    "aria-label": `${column.label}, ${row}`,
    value: text,
    onKeyDown,
    onBlur: (event: FocusEvent) => finish(text, thenOfBlur(event)),
  };
  if (!column.options) return <input {...shared} autoComplete="off" spellCheck={false} onChange={(e) => setText(e.target.value)} />;
  return (
    <select {...shared} onChange={(e) => setText(e.target.value)}>
      <option value=""></option>
      {column.options.map((option) => <option key={option.code} value={option.code}>{option.label}</option>)}
    </select>
  );
}
