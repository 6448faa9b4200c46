/** What a move would do, in four parts: kept, moved, kept without a place, to confirm. */
import type { MovePlanView } from "../bridge";
import { useWords } from "../words";
import { OrphanList } from "./OrphanList";

export function MovePlan({ plan }: { plan: MovePlanView }) {
  const words = useWords();
  return (
    <>
      <p>{words.t("move-kept", { count: plan.kept })}</p>
      {plan.to_confirm.length > 0 && (
        <section aria-labelledby="move-confirm">
          <h3 id="move-confirm">{words.t("move-confirm", { count: plan.to_confirm.length })}</h3>
          <ul>
            {plan.to_confirm.map((one) => (
              <li key={`${one.path} ${one.doubt}`} className="break">
                {words.t("version-label", { label: one.label })} <strong>{one.shown}</strong> <span className="soft">— {words.t(`cli-doubt-${one.doubt}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.orphaned.length > 0 && (
        <section aria-labelledby="move-orphaned">
          <h3 id="move-orphaned">{words.t("move-orphaned", { count: plan.orphaned.length })}</h3>
          <p className="soft">{words.t("version-kept-text")}</p>
          <OrphanList orphans={plan.orphaned} />
        </section>
      )}
      {plan.moved.length > 0 && (
        <details>
          <summary>{words.t("move-moved", { count: plan.moved.length })}</summary>
          <ul>
            {plan.moved.map((one) => (
              <li key={one.from_path} className="break">
                {words.t("version-label", { label: one.from === one.to ? one.to : `${one.from} → ${one.to}` })} <strong>{one.after}</strong>
                {one.before !== one.after && <span className="soft"> ({words.t("move-before", { before: one.before })})</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {plan.added.length > 0 && (
        <details>
          <summary>{words.t("move-added", { count: plan.added.length })}</summary>
          <ul>{plan.added.map((label, at) => <li key={`${at} ${label}`}>{label}</li>)}</ul>
        </details>
      )}
    </>
  );
}
