/** Totals of the form, following every change. */
import { useDossier } from "../state/dossier";
import { useWords } from "../words";

export function Totals() {
  const { view } = useDossier();
  const words = useWords();
  if (view.totals.length === 0) return null;
  return (
    <section className="totals" aria-label={words.t("totals")}>
      <h3>{words.t("totals")}</h3>
      <dl>
        {view.totals.map((total) => (
          <div key={total.id} className="total">
            <dt>{total.label}</dt>
            <dd className="num">
              {total.value === null ? <span className="soft">{words.t("total-none")}</span> : total.shown}
              {total.provisional && total.value !== null && <span className="soft small"> {words.t("field-provisional")}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
