/** A table that feels like a spreadsheet: arrows move, typing edits, Enter goes down, Tab goes right, cells can be pasted. */
import { useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useWords } from "../words";
import { GridLine } from "./GridLine";
import { isCells, moved, stepped, type Given, type Place, type Then } from "./moves";
import type { GridActs, GridColumn, GridRow } from "./types";

interface Props {
  id: string;
  label: string;
  columns: GridColumn[];
  rows: GridRow[];
  acts: GridActs;
  readOnly?: boolean;
}

/** A cell being edited, and the key that began it. */
export interface Editing extends Place {
  start: string | null;
}

export function Grid({ id, label, columns, rows, acts, readOnly = false }: Props) {
  const words = useWords();
  const extent = { rows: rows.length, columns: columns.length };
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const returning = useRef(false);
  const current: Place = { row: Math.min(place.row, Math.max(rows.length - 1, 0)), column: place.column };

  // Focus follows the place when it is in the grid, or was until its row or the box of its edit was taken away. Before the paint:
  // later, a key pressed meanwhile would go elsewhere, or be undone.
  useLayoutEffect(() => {
    const inside = table.current?.contains(document.activeElement) ?? false;
    if (editing || !table.current || !(inside || returning.current)) return;
    if (!inside) returning.current = false;
    cellAt(table.current, current)?.focus();
  }, [current.row, current.column, editing, rows.length]);

  const go = (to: Place | undefined) => {
    if (!to) return;
    setPlace(to);
    if (table.current) cellAt(table.current, to)?.focus();
  };

  const edit = (at: Place, start: string | null) => {
    if (readOnly || columns[at.column]?.readOnly) return;
    setPlace(at);
    setEditing({ ...at, start });
  };

  const finish = (at: Place, given: Given, then: Then) => {
    const row = rows[at.row];
    const column = columns[at.column];
    const set = (text: string | null) => text !== null && row && column && acts.set(row.id, column.id, text);
    // A code that is still being looked up holds nobody: the focus goes on, the answer follows.
    if (given instanceof Promise) void given.then(set);
    else set(given);
    setEditing(null);
    if (then === "leave") return;
    const to = then === "down" ? moved(at, "ArrowDown", false, extent) : then === "stay" ? at : stepped(at, then === "next" ? 1 : -1, extent);
    setPlace(to ?? at);
    returning.current = true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const here = placeOf(event.target);
    if (editing || rows.length === 0 || !here) return;
    const row = rows[here.row];
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey && row && (event.key === "ArrowUp" || event.key === "ArrowDown") && !readOnly) {
      event.preventDefault();
      const by = event.key === "ArrowUp" ? -1 : 1;
      acts.move(row.id, by);
      return setPlace({ ...here, row: Math.min(Math.max(here.row + by, 0), rows.length - 1) });
    }
    const to = moved(here, event.key, ctrl, extent);
    if (to) {
      event.preventDefault();
      return go(to);
    }
    if (asksWhy(event, here) || actsOn(event, ctrl, here, row?.id)) event.preventDefault();
  };

  const asksWhy = (event: KeyboardEvent, here: Place): boolean => {
    const row = rows[here.row];
    const column = columns[here.column];
    if (event.key !== "F1" || !acts.why || !row || !column) return false;
    return acts.why(row.id, column.id), true;
  };

  /** Keys that change something; true when the key was one of them. */
  const actsOn = (event: KeyboardEvent, ctrl: boolean, here: Place, row: string | undefined): boolean => {
    const column = columns[here.column];
    if (readOnly || !row || !column) return false;
    if (ctrl && event.key === "Enter") return acts.insert(row), true;
    if (ctrl && (event.key === "Delete" || event.key === "Backspace")) {
      setPlace(here);
      returning.current = true;
      return acts.remove(row), true;
    }
    if (event.key === "Enter" || event.key === "F2") return edit(here, null), true;
    if (event.key === "Delete" || event.key === "Backspace") return column.readOnly ? false : (acts.set(row, column.id, ""), true);
    if (event.key.length === 1 && !ctrl && !event.altKey) return edit(here, event.key), true;
    return false;
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    const here = placeOf(event.target) ?? current;
    const column = columns[here.column];
    if (readOnly || !column || (editing && !isCells(text))) return;
    event.preventDefault();
    setEditing(null);
    setPlace(here);
    acts.paste(rows[here.row]?.id ?? null, column.id, text);
  };

  return (
    <div className="grid-scroll" onPaste={onPaste}>
      <table ref={table} id={id} role="grid" className="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-readonly={readOnly || undefined}
        aria-describedby={`${id}-keys`} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className="grid-number"><span className="visually-hidden">{words.t("grid-number")}</span></th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.numeric ? "grid-right" : ""}>
                {column.label}
                {column.unit && <span className="soft"> ({column.unit})</span>}
              </th>
            ))}
            {!readOnly && <th scope="col"><span className="visually-hidden">{words.t("grid-acts")}</span></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GridLine key={row.id} row={row} index={index} count={rows.length} columns={columns} acts={acts} readOnly={readOnly}
              current={index === current.row ? current.column : null} editing={editing?.row === index ? editing : null}
              last={columns[current.column]} onPlace={setPlace} onEdit={edit} onFinish={finish} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell that an event comes from: what has the focus, whatever was remembered. */
function placeOf(target: EventTarget): Place | undefined {
  const at = target instanceof Element ? target.closest<HTMLElement>("[data-cell]")?.dataset["cell"]?.split(":").map(Number) : undefined;
  return at && { row: at[0] ?? 0, column: at[1] ?? 0 };
}

function cellAt(table: HTMLTableElement, place: Place): HTMLElement | null {
  return table.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`);
}
