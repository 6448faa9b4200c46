/** One of several establishments or people: its name, its fields, its acts. */
import { useState, type ReactNode } from "react";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { useWords } from "../words";

interface Props {
  name: string;
  under: string;
  isFirst: boolean;
  startsOpen?: boolean;
  onFirst: () => void;
  onRemove: () => void;
  children: ReactNode;
}

export function Entry({ name, under, isFirst, startsOpen = false, onFirst, onRemove, children }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(startsOpen);
  return (
    <li className="card-row" data-open={open || undefined}>
      <div className="card-top">
        <button type="button" className="card-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? "up" : "unfold"} />
          <span className="card-label break">{name}</span>
          {under && <span className="small soft break">{under}</span>}
        </button>
        {isFirst && <span className="tag tag-green"><Icon name="check" />{words.t("profile-is-first")}</span>}
        {!isFirst && <Button weight="quiet" icon="up" aria-label={words.t("profile-first-of", { name })} onClick={onFirst}>{words.t("profile-first")}</Button>}
        <Button weight="quiet" icon="trash" iconOnly onClick={onRemove}>{words.t("profile-remove-of", { name })}</Button>
      </div>
      {open && <div className="card-in">{children}</div>}
    </li>
  );
}
