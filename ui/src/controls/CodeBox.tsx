/** Long lists: searched by typing, by Rust; the arrows go through what was found. Codes that no list carries may be typed. */
import { useEffect, useRef, useState } from "react";
import { ComboBox, Input, Button as RacButton } from "react-aria-components";
import type { HitsView, HitView } from "../bridge";
import { CodeHits } from "./CodeHits";
import type { Tied } from "./Field";
import { Icon } from "./Icon";
import { exactHit, useHits } from "./useHits";

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

export function CodeBox({ tied, label, chosen, shown, free = false, readOnly, several = false, search, onChoose }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<HitView | null>(null);
  const { found, failed, more, look } = useHits(search);
  const typing = useRef(false);
  useEffect(() => setPicked(null), [chosen]);

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
    const exact = exactHit(found, text);
    if (exact) choose(exact.code, exact);
    else if (text === "") chosen && onChoose(null);
    else if (free) onChoose(text);
    setTyped(null);
  };
  const hits = found?.hits ?? [];
  const described = [tied["aria-describedby"], more > 0 ? `${tied.id}-more` : ""].filter(Boolean).join(" ");
  return (
    <ComboBox aria-label={label} className="box-line" items={hits} inputValue={typed ?? picked?.label ?? shown} selectedKey={chosen} isReadOnly={readOnly}
      menuTrigger="focus" allowsCustomValue allowsEmptyCollection={!free || failed} onFocus={() => void look(typed ?? "")} onBlur={leave}
      onInputChange={(text) => {
        // The box itself writes labels here too: only what the person types is searched.
        if (!typing.current) return;
        typing.current = false;
        setTyped(text);
        void look(text);
      }}
      onSelectionChange={(code) => code !== null && choose(String(code), hits.find((hit) => hit.code === code) ?? null)}>
      <Input id={tied.id} aria-describedby={described || undefined} aria-invalid={tied["aria-invalid"]} className="box" autoComplete="off"
        onInput={() => (typing.current = true)} />
      <RacButton className="button button-plain button-icon"><Icon name="unfold" /></RacButton>
      <CodeHits id={tied.id} failed={failed} more={more} />
    </ComboBox>
  );
}
