/** What differs, one line a place: before, after. */
import { useWords } from "../words";

export interface Line {
  key: string;
  name: string;
  before: string | null;
  after: string | null;
}

export function Differences({ title, lines }: { title: string; lines: Line[] }) {
  const words = useWords();
  if (lines.length === 0) return null;
  return (
    <section className="stack-s">
      <h2>{title}</h2>
      <table className="compare-table">
        <thead>
          <tr><th scope="col">{words.t("compare-what")}</th><th scope="col">{words.t("compare-before")}</th><th scope="col">{words.t("compare-after")}</th></tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              <td>{line.before ?? <span className="soft">{words.t("compare-nothing")}</span>}</td>
              <td>{line.after ?? <span className="soft">{words.t("compare-nothing")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
