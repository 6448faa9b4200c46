/** The plan of a carry-over, by what becomes of each answer and file. */
import type { CarryItemView } from "../bridge";
import { useWords } from "../words";

interface Props {
  items: CarryItemView[];
  isTaken: (item: CarryItemView) => boolean;
  onChange: (paths: string[], taken: boolean) => void;
}

export function CarryList({ items, isTaken, onChange }: Props) {
  const words = useWords();
  const amounts = items.filter((item) => item.reason === "amount");
  return (
    <div className="stack">
      {amounts.length > 0 && (
        <label className="option">
          <input type="checkbox" checked={amounts.every(isTaken)} onChange={(e) => onChange(amounts.map((item) => item.path), e.target.checked)} />
          <span>{words.t("duplicate-amounts")}</span>
        </label>
      )}
      {["review", "left", "carried"].map((fate) => {
        const own = items.filter((item) => item.fate === fate);
        return own.length > 0 && (
          <details key={fate} open={fate !== "carried"}>
            <summary>{words.t(`carry-${fate}`, { count: own.length })}</summary>
            <ul className="carry-list">{own.map((item) => <Line key={`${item.path}-${item.shown}`} item={item} taken={isTaken(item)} onChange={(on) => onChange([item.path], on)} />)}</ul>
          </details>
        );
      })}
    </div>
  );
}

function Line({ item, taken, onChange }: { item: CarryItemView; taken: boolean; onChange: (taken: boolean) => void }) {
  const words = useWords();
  const name = item.row ? `${item.label} (${item.row})` : item.label;
  const reason = item.reason && words.t(`carry-reason-${item.reason}`, item.values);
  return (
    <li>
      {item.free && <input type="checkbox" aria-label={words.t("duplicate-choose", { name })} checked={taken} onChange={(e) => onChange(e.target.checked)} />}
      <strong className="break">{name}</strong>
      <span className="break">{item.shown}</span>
      {reason && <span className="small soft">{reason}</span>}
    </li>
  );
}
