/** Long lists: searched by typing, by Rust; the arrows go through what was found. Codes that no list carries may be typed. */
import { useEffect, useRef, useState } from "react";
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Button as RacButton } from "react-aria-components";
import type { HitsView, HitView } from "../bridge";
import { useWords } from "../words";
import type { Tied } from "./Field";
import { Icon } from "./Icon";

interface Props {
  tied: Tied;
  label: string;
  /** The code that stands in the answer; none where several codes are gathered beside the box. */
  chosen: string | null;
  /** The answer as a person reads it. */
  shown: string;
  /** Whether a code that was not found may be given. */
  free?: boolean;
  readOnly?: boolean;
  /** Whether the box is emptied after each choice. */
  several?: boolean;
  search: (typed: string) => Promise<HitsView>;
  onChoose: (code: string | null) => void;
}

const key = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

export function CodeBox({ tied, label, chosen, shown, free = false, readOnly, several = false, search, onChoose }: Props) {
  const words = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<HitView | null>(null);
  const [found, setFound] = useState<HitsView | null>(null);
  const [failed, setFailed] = useState(false);
  const turn = useRef(0);
  const typing = useRef(false);
  useEffect(() => setPicked(null), [chosen]);

  // An answer that comes after a later question is of no use.
  const look = (text: string) => {
    const mine = ++turn.current;
    const settle = (hits: HitsView | null) => {
      if (mine !== turn.current) return;
      setFound(hits);
      setFailed(hits === null);
    };
    search(text).then(settle, () => settle(null));
  };
  const choose = (code: string, hit: HitView | null) => {
    setTyped(several ? "" : null);
    if (code === chosen) return;
    if (!several) setPicked(hit);
    onChoose(code);
  };
  const leave = () => {
    const text = typed?.trim() ?? "";
    setTyped(null);
    if (typed === null) return;
    const exact = text && found?.hits.find((hit) => key(hit.code) === key(text));
    if (exact) choose(exact.code, exact);
    else if (text === "") chosen && onChoose(null);
    else if (free) onChoose(text);
    setTyped(null);
  };
  const hits = found?.hits ?? [];
  const more = (found?.total ?? 0) - hits.length;
  const described = [tied["aria-describedby"], more > 0 ? `${tied.id}-more` : ""].filter(Boolean).join(" ");
  return (
    <ComboBox aria-label={label} className="box-line" items={hits} inputValue={typed ?? picked?.label ?? shown} selectedKey={chosen} isReadOnly={readOnly}
      menuTrigger="focus" allowsCustomValue allowsEmptyCollection={!free || failed} onFocus={() => look(typed ?? "")} onBlur={leave}
      onInputChange={(text) => {
        // The box itself writes labels here too: only what the person types is searched.
        if (!typing.current) return;
        typing.current = false;
        setTyped(text);
        look(text);
      }}
      onSelectionChange={(code) => code !== null && choose(String(code), hits.find((hit) => hit.code === code) ?? null)}>
      <Input id={tied.id} aria-describedby={described || undefined} aria-invalid={tied["aria-invalid"]} className="box" autoComplete="off"
        onInput={() => (typing.current = true)} />
      <RacButton className="button button-plain button-icon"><Icon name="unfold" /></RacButton>
      <Popover className="popover popover-list">
        <ListBox className="list" renderEmptyState={() => <p className="list-none soft">{words.t(failed ? "list-failed" : "list-none")}</p>}>
          {(hit: HitView) => (
            <ListBoxItem id={hit.code} textValue={hit.label} className="list-item">
              <span>{hit.label}</span>
              <span className="soft small num">{[hit.label === hit.code ? null : hit.code, hit.parent].filter(Boolean).join(" · ")}</span>
            </ListBoxItem>
          )}
        </ListBox>
        {more > 0 && <p id={`${tied.id}-more`} className="list-none soft small">{words.t("list-more", { count: more })}</p>}
      </Popover>
    </ComboBox>
  );
}
