/** One row of a grid. */
import { memo } from "react";
import { Menu, MenuItem, MenuTrigger, Popover, Button as RacButton } from "react-aria-components";
import { Icon } from "../controls/Icon";
import { useWords } from "../words";
import { CellEditor } from "./CellEditor";
import { CodeCell } from "./CodeCell";
import type { Editing } from "./Grid";
import type { Given, Place, Then } from "./moves";
import type { GridActs, GridCell, GridColumn, GridRow } from "./types";

interface Props {
  row: GridRow;
  index: number;
  count: number;
  columns: GridColumn[];
  acts: GridActs;
  readOnly: boolean;
  current: number | null;
  editing: Editing | null;
  /** The column that was visited last. */
  last: GridColumn | undefined;
  onPlace: (place: Place) => void;
  onEdit: (place: Place, start: string | null) => void;
  onFinish: (place: Place, given: Given, then: Then) => void;
}

const empty: GridCell = { text: "", notes: [] };

export const GridLine = memo(function GridLine(props: Props) {
  const { row, index, columns, readOnly, current, editing } = props;
  const words = useWords();
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="grid-number num">{index + 1}</th>
      {columns.map((column, at) => {
        const cell = row.cells[column.id] ?? empty;
        const blocking = cell.notes.some((n) => n.severity === "blocking");
        const edited = editing?.column === at;
        const place = { row: index, column: at };
        return (
          <td key={column.id} role="gridcell" data-cell={`${index}:${at}`} data-path={`${row.id}.${column.id}`} tabIndex={current === at ? 0 : -1}
            aria-readonly={column.readOnly || readOnly || undefined} aria-invalid={blocking || undefined} data-warned={cell.notes.length > 0 || undefined}
            className={column.numeric ? "grid-cell grid-right num" : "grid-cell"} title={cell.notes.map((n) => n.text).join("\n") || undefined}
            onFocus={() => props.onPlace(place)} onMouseDown={() => props.onPlace(place)} onDoubleClick={() => props.onEdit(place, null)}>
            {edited ? (
              <Editor {...props} column={column} cell={cell} start={editing.start} place={place} />
            ) : (
              <>
                <span className={column.readOnly ? "grid-computed" : ""}>{cell.text || " "}</span>
                {cell.notes.length > 0 && <Icon name={blocking ? "stop" : "warn"} className="grid-sign" />}
                {cell.notes.length > 0 && <span className="visually-hidden">{cell.notes.map((n) => n.text).join(" ")}</span>}
              </>
            )}
          </td>
        );
      })}
      {!readOnly && <td className="grid-act"><RowMenu {...props} label={words.t("grid-row-acts", { number: index + 1 })} /></td>}
    </tr>
  );
});

function Editor({ row, acts, column, cell, start, place, onFinish }: Props & { column: GridColumn; cell: GridCell; start: string | null; place: Place }) {
  const { search } = acts;
  const shared = { column, cell, row: place.row + 1, start, onFinish: (given: Given, then: Then) => onFinish(place, given, then) };
  if (!column.searched || !search) return <CellEditor {...shared} />;
  return <CodeCell {...shared} search={(typed) => search(row.id, column.id, typed)} />;
}

function RowMenu({ row, index, count, acts, last, label }: Props & { label: string }) {
  const words = useWords();
  const { why } = acts;
  return (
    <MenuTrigger>
      <RacButton className="button button-quiet button-icon" aria-label={label}><Icon name="menu" /></RacButton>
      <Popover className="popover popover-list" placement="bottom end">
        <Menu className="list" aria-label={label} disabledKeys={[index === 0 ? "up" : "", index === count - 1 ? "down" : ""]}>
          <MenuItem className="list-item" onAction={() => acts.insert(row.id)}>{words.t("grid-insert-after")}</MenuItem>
          <MenuItem id="up" className="list-item" onAction={() => acts.move(row.id, -1)}>{words.t("grid-move-up")}</MenuItem>
          <MenuItem id="down" className="list-item" onAction={() => acts.move(row.id, 1)}>{words.t("grid-move-down")}</MenuItem>
          {why && last && <MenuItem className="list-item" onAction={() => why(row.id, last.id)}>{words.t("grid-why", { label: last.label })}</MenuItem>}
          <MenuItem className="list-item" onAction={() => acts.remove(row.id)}>{words.t("grid-delete")}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
