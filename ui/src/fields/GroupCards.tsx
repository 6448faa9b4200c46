/** Repeats as cards: a one-line summary each, opened one at a time. */
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { FieldNotes } from "../controls/Field";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { TableTools } from "../tables/TableTools";
import { useWords } from "../words";
import { GroupCard } from "./GroupCard";
import type { Drawn } from "./types";

export function GroupCards({ field, path, id, notes }: Drawn) {
  const { view, edit } = useDossier();
  const { openRow } = useReach();
  const words = useWords();
  const say = useSay();
  const rows = view.groups.get(path)?.rows ?? [];
  const full = field.max_items !== null && rows.length >= field.max_items;
  const add = async () => {
    const change = await edit({ insert_row: { group: path, after: null } });
    const row = change?.new_rows[0];
    if (row) openRow(path, row, true);
    say(words.t("card-said-added", { label: field.label }));
  };
  const move = (index: number, by: 1 | -1) => {
    const others = rows.filter((_, at) => at !== index);
    void edit({ move_row: { group: path, row: rows[index]?.id ?? "", after: others[index + by - 1]?.id ?? null } });
  };
  return (
    <section className="cards" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{field.label}</h3>
      {field.help && <p className="field-help measure">{field.help}</p>}
      <FieldNotes id={`${id}-notes`} notes={notes} />
      {rows.length === 0 && <p className="cards-none soft">{words.t("card-none")}</p>}
      <ol id={id} tabIndex={-1} className="cards-list" aria-label={field.label}>
        {rows.map((row, index) => (
          <GroupCard key={row.id} field={field} row={row} group={path} index={index} count={rows.length} onMove={(by) => move(index, by)}
            onDelete={() => void edit({ delete_row: { group: path, row: row.id } }).then(() => say(words.t("card-said-removed", { label: row.label })))} />
        ))}
      </ol>
      <Button icon="plus" disabled={full} onClick={() => void add()}>{words.t("card-add", { label: field.label })}</Button>
      <TableTools path={path} label={field.label} rows={rows.length} />
    </section>
  );
}
