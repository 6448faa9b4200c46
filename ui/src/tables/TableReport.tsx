/** What a table gives, and what was not understood of it: place, text, why, and what became of it. */
import type { TableRemarkView, TableReportView } from "../bridge";
import { Icon } from "../controls/Icon";
import { useWords, type Words } from "../words";

/** One remark as a sentence. */
export function remarkText(words: Words, remark: TableRemarkView): string {
  const why = words.find(`remark-${remark.why}`) ?? remark.why;
  const outcome = words.t(remark.kept ? "remark-kept" : "remark-skipped");
  const place = `${remark.column}${remark.line}`;
  const { field, text } = remark;
  return field ? words.t("remark-cell", { place, field, text, why, outcome }) : words.t("remark-column", { place, text, why, outcome });
}

export function TableReport({ report }: { report: TableReportView }) {
  const words = useWords();
  const more = report.remark_count - report.remarks.length;
  const blank = report.blank_lines;
  if (report.remark_count === 0) {
    return (
      <p className="note">
        <Icon name="check" />
        <span>{words.t("table-all-understood", { rows: report.rows })} {blank > 0 && words.t("table-blank", { lines: blank })}</span>
      </p>
    );
  }
  return (
    <section aria-label={words.t("table-report")}>
      <p className="note note-warning">
        <Icon name="warn" />
        <span>{words.t("table-not-understood", { count: report.remark_count })} {blank > 0 && words.t("table-blank", { lines: blank })}</span>
      </p>
      <ul className="table-remarks small">
        {report.remarks.map((remark) => <li key={`${remark.column}${remark.line}${remark.why}`}>{remarkText(words, remark)}</li>)}
        {more > 0 && <li>{words.t("table-more-remarks", { more })}</li>}
      </ul>
    </section>
  );
}
