/** What a grid shows. It decides nothing: it says what the person did. */
import type { HitsView } from "../bridge";
import type { Option } from "../controls/Choices";
import type { FieldNote } from "../controls/Field";

export interface GridColumn {
  id: string;
  label: string;
  unit?: string | null;
  required: boolean;
  numeric: boolean;
  readOnly: boolean;
  /** The choices of a cell; undefined where text is typed. */
  options?: Option[];
  /** Whether its codes are searched by typing, as those of a long list are. */
  searched?: boolean;
  /** Whether a code that was not found may be given. */
  free?: boolean;
}

export interface GridCell {
  text: string;
  code?: string | null;
  notes: FieldNote[];
  hidden?: boolean;
}

export interface GridRow {
  id: string;
  cells: Record<string, GridCell>;
}

export interface GridActs {
  set: (row: string, column: string, text: string) => void;
  insert: (after: string | null) => void;
  remove: (row: string) => void;
  move: (row: string, by: 1 | -1) => void;
  /** Asks why a cell is as it is. */
  why?: (row: string, column: string) => void;
  /** Looks for codes of a column that is searched. */
  search?: (row: string, column: string, typed: string) => Promise<HitsView>;
  paste: (row: string | null, column: string, text: string) => void;
}
