/** One card of a repeat. */
import { Menu, MenuItem, MenuTrigger, Popover, Button as RacButton } from "react-aria-components";
import type { FieldView, RowView } from "../bridge";
import { Icon } from "../controls/Icon";
import { HiddenInRow } from "../dossier/HiddenQuestions";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { idOf } from "../state/opened";
import { useWords } from "../words";
import { FieldLine } from "./FieldLine";

interface Props {
  field: FieldView;
  row: RowView;
  group: string;
  index: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onDelete: () => void;
}

export function GroupCard({ field, row, group, index, count, onMove, onDelete }: Props) {
  const { view } = useDossier();
  const { openRows, openRow } = useReach();
  const words = useWords();
  const open = openRows[group] === row.id;
  const inside = view.findings.filter((f) => f.path.startsWith(row.path) && f.justified === null);
  const blocking = inside.filter((f) => f.severity === "blocking").length;
  const id = idOf(row.path);
  const acts = words.t("card-acts", { label: row.label });
  return (
    <li className="card-row" data-open={open || undefined}>
      <div className="card-top">
        <button type="button" id={id} className="card-button" aria-expanded={open} aria-controls={open ? `${id}-in` : undefined} onClick={() => openRow(group, open ? null : row.id)}>
          <Icon name={open ? "unfold" : "right"} />
          <span className="card-number num">{index + 1}</span>
          <span className="card-label">{row.label}</span>
          {inside.length > 0 && (
            <span className={`tag ${blocking ? "tag-red" : "tag-amber"}`}>
              <Icon name={blocking ? "stop" : "warn"} />
              {words.t("card-findings", { count: inside.length })}
            </span>
          )}
        </button>
        <MenuTrigger>
          <RacButton className="button button-quiet button-icon" aria-label={acts}><Icon name="menu" /></RacButton>
          <Popover className="popover popover-list" placement="bottom end">
            <Menu className="list" aria-label={acts} disabledKeys={[index === 0 ? "up" : "", index === count - 1 ? "down" : ""]}>
              <MenuItem id="up" className="list-item" onAction={() => onMove(-1)}>{words.t("grid-move-up")}</MenuItem>
              <MenuItem id="down" className="list-item" onAction={() => onMove(1)}>{words.t("grid-move-down")}</MenuItem>
              <MenuItem className="list-item" onAction={onDelete}>{words.t("card-delete")}</MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {open && (
        <div id={`${id}-in`} className="card-in">
          {field.fields.map((inner) => <FieldLine key={inner.id} field={inner} path={`${row.path}.${inner.id}`} />)}
          <HiddenInRow fields={field.fields} path={row.path} />
        </div>
      )}
    </li>
  );
}
