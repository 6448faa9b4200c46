/** The columns of a sheet, the field that each is for, and how its first cells are read. */
import type { TableColumnView, TableMapping, TableView } from "../bridge";
import { useWords, type Words } from "../words";

/** The mapping with one column changed; the column that had the field gives it up. */
export function mapped(mapping: TableMapping, at: number, field: string | null): TableMapping {
  const fields = mapping.fields.map((known, index) => (index === at ? field : known === field ? null : known));
  return { ...mapping, fields };
}

function nameOf(words: Words, column: TableColumnView): string {
  return column.title ? words.t("table-column-title", { letter: column.letter, title: column.title }) : words.t("table-column-letter", { letter: column.letter });
}

export function TableColumns({ view, onMap }: { view: TableView; onMap: (mapping: TableMapping) => void }) {
  const words = useWords();
  return (
    <div className="grid-scroll">
      <table className="table-columns">
        <caption className="visually-hidden">{words.t("table-columns")}</caption>
        <thead>
          <tr>
            <th scope="col">{words.t("table-in-file")}</th>
            <th scope="col">{words.t("table-in-form")}</th>
            <th scope="col">{words.t("table-samples")}</th>
          </tr>
        </thead>
        <tbody>
          {view.columns.map((column, at) => (
            <tr key={column.letter}>
              <th scope="row">{nameOf(words, column)}</th>
              <td>
                <select className="box" aria-label={words.t("table-field-of", { column: nameOf(words, column) })} value={view.mapping.fields[at] ?? ""}
                  onChange={(event) => onMap(mapped(view.mapping, at, event.target.value || null))}>
                  <option value="">{words.t("table-left-out")}</option>
                  {view.fields.map((field) => <option key={field.id} value={field.id}>{field.label}</option>)}
                </select>
              </td>
              <td className="small"><Samples column={column} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `1.234,56 → 1 234,56 €` where the form reads a cell otherwise than it stands. */
function Samples({ column }: { column: TableColumnView }) {
  return (
    <ul className="table-samples">
      {column.samples.map((sample, at) => (
        <li key={at}>
          <span className="soft">{sample.text}</span>
          {sample.shown && sample.shown !== sample.text && <span> → {sample.shown}</span>}
        </li>
      ))}
    </ul>
  );
}
