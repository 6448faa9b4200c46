/** Where the keys lead in a grid: pure, so that a table of tests can hold it. */
export interface Place {
  row: number;
  column: number;
}

/** Where the focus goes once a cell was edited: nowhere, where it left the cell already. */
export type Then = "down" | "next" | "previous" | "stay" | "leave";

/** What an edited cell gives: a text, nothing where it stays as it was, or a text that is still being looked up. */
export type Given = string | null | Promise<string | null>;

export interface Extent {
  rows: number;
  columns: number;
}

const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), Math.max(max - 1, 0));

/** The place that a key leads to; undefined where the key is not one of movement. */
export function moved(from: Place, key: string, ctrl: boolean, extent: Extent): Place | undefined {
  const to = target(from, key, ctrl, extent);
  return to && { row: clamp(to.row, extent.rows), column: clamp(to.column, extent.columns) };
}

function target(from: Place, key: string, ctrl: boolean, extent: Extent): Place | undefined {
  switch (key) {
    case "ArrowUp":
      return { ...from, row: ctrl ? 0 : from.row - 1 };
    case "ArrowDown":
      return { ...from, row: ctrl ? extent.rows - 1 : from.row + 1 };
    case "ArrowLeft":
      return { ...from, column: ctrl ? 0 : from.column - 1 };
    case "ArrowRight":
      return { ...from, column: ctrl ? extent.columns - 1 : from.column + 1 };
    case "Home":
      return { row: ctrl ? 0 : from.row, column: 0 };
    case "End":
      return { row: ctrl ? extent.rows - 1 : from.row, column: extent.columns - 1 };
    case "PageUp":
      return { ...from, row: from.row - 10 };
    case "PageDown":
      return { ...from, row: from.row + 10 };
    default:
      return undefined;
  }
}

/** The next or previous cell in reading order; undefined past either end. */
export function stepped(from: Place, by: 1 | -1, extent: Extent): Place | undefined {
  const index = from.row * extent.columns + from.column + by;
  if (index < 0 || index >= extent.rows * extent.columns) return undefined;
  return { row: Math.floor(index / extent.columns), column: index % extent.columns };
}

/** Where a key that ends the edit of a cell leads. */
export function thenOf(event: { key: string; shiftKey: boolean }): Then | undefined {
  if (event.key === "Enter") return "down";
  if (event.key !== "Tab") return undefined;
  return event.shiftKey ? "previous" : "next";
}

/** What becomes of the focus when a cell loses it while it is edited: it stays in the grid unless something else took it. */
export function thenOfBlur(event: { relatedTarget: EventTarget | null }): Then {
  return event.relatedTarget ? "leave" : "stay";
}

/** Whether a pasted text is cells of a spreadsheet rather than the text of one cell. */
export function isCells(text: string): boolean {
  return /\t|\r?\n(?!$)/.test(text);
}
