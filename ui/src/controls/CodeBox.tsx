/** Long lists: searched by typing; the arrows go through what was found. Codes that no list carries may be typed. */
import { useMemo, useState } from "react";
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Button as RacButton } from "react-aria-components";
import { useWords } from "../words";
import type { Option } from "./Choices";
import type { Tied } from "./Field";
import { Icon } from "./Icon";

interface Props {
  tied: Tied;
  label: string;
  options: Option[];
  chosen: string | null;
  free?: boolean;
  readOnly?: boolean;
  onChoose: (code: string | null) => void;
}

const SHOWN = 60;
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The options whose words all appear in the typed text's words. */
export function found(options: Option[], typed: string): Option[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const hits = options.filter((o) => wanted.every((w) => plain(`${o.code} ${o.label}`).includes(w)));
  return hits.slice(0, SHOWN);
}

export function CodeBox({ tied, label, options, chosen, free = false, readOnly, onChoose }: Props) {
  const words = useWords();
  const name = (code: string | null) => options.find((o) => o.code === code)?.label ?? code ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const shown = useMemo(() => found(options, typed ?? ""), [options, typed]);
  const choose = (key: string | number | null) => {
    setTyped(null);
    onChoose(key === null ? null : String(key));
  };
  const leave = () => {
    if (typed !== null && typed.trim() === "" && chosen) onChoose(null);
    if (typed !== null && free && typed.trim() !== "") onChoose(typed.trim());
    setTyped(null);
  };
  return (
    <ComboBox aria-label={label} className="box-line" items={shown} inputValue={typed ?? name(chosen)} selectedKey={chosen} isReadOnly={readOnly}
      menuTrigger="focus" allowsCustomValue={free} allowsEmptyCollection onInputChange={(text) => text !== name(chosen) && setTyped(text)}
      onSelectionChange={(key) => key !== null && choose(key)} onBlur={leave}>
      <Input id={tied.id} aria-describedby={tied["aria-describedby"]} aria-invalid={tied["aria-invalid"]} className="box" autoComplete="off" />
      <RacButton className="button button-plain button-icon"><Icon name="unfold" /></RacButton>
      <Popover className="popover popover-list">
        <ListBox className="list" renderEmptyState={() => <p className="list-none soft">{words.t("list-none")}</p>}>
          {(option: Option) => (
            <ListBoxItem id={option.code} textValue={option.label} className="list-item">
              <span>{option.label}</span>
              {option.label !== option.code && <span className="soft small num">{option.code}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
