/** How the file was read, which of its sheets, and on which line its titles stand. */
import type { TableView } from "../bridge";
import { useWords } from "../words";

/** Lines on which titles may stand. */
const TITLE_LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

interface Props {
  view: TableView;
  onSheet: (sheet: string) => void;
  onTitles: (line: number | null) => void;
}

export function SheetChoice({ view, onSheet, onTitles }: Props) {
  const words = useWords();
  return (
    <div className="row table-choice">
      {view.encoding && <p className="small soft">{words.t("table-read-as", { encoding: view.encoding, separator: view.separator === "\t" ? "tab" : (view.separator ?? "") })}</p>}
      {view.sheets.length > 1 && (
        <label className="table-select">
          <span>{words.t("table-sheet")}</span>
          <select className="box" value={view.sheet ?? ""} onChange={(event) => onSheet(event.target.value)}>
            {view.sheets.map((sheet) => <option key={sheet} value={sheet}>{sheet}</option>)}
          </select>
        </label>
      )}
      <label className="table-select">
        <span>{words.t("table-titles")}</span>
        <select className="box" value={view.mapping.titles ?? ""} onChange={(event) => onTitles(event.target.value ? Number(event.target.value) : null)}>
          <option value="">{words.t("table-no-titles")}</option>
          {TITLE_LINES.map((line) => <option key={line} value={line}>{words.t("table-titles-line", { line })}</option>)}
        </select>
      </label>
    </div>
  );
}
