/** The cell of a long list while it is edited: what is typed is searched by Rust, arrows choose, Enter and Tab take, Escape leaves. */
import { useContext, useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { ComboBox, ComboBoxStateContext, Input } from "react-aria-components";
import type { HitsView } from "../bridge";
import { CodeHits } from "../controls/CodeHits";
import { exactHit, useHits } from "../controls/useHits";
import { thenOf, thenOfBlur, type Given, type Then } from "./moves";
import type { GridCell, GridColumn } from "./types";

interface Props {
  column: GridColumn;
  cell: GridCell;
  row: number;
  /** The key that began the edit replaces what was there; none keeps it. */
  start: string | null;
  search: (typed: string) => Promise<HitsView>;
  onFinish: (given: Given, then: Then) => void;
}

export function CodeCell({ column, cell, row, start, search, onFinish }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(start);
  const { found, failed, more, look } = useHits(search);
  const box = useRef<HTMLInputElement>(null);
  const asked = useRef<Promise<HitsView | null> | null>(null);
  const typing = useRef(false);
  const done = useRef(false);
  const before = cell.code ?? "";

  const ask = (text: string) => void (asked.current = look(text));
  useEffect(() => {
    box.current?.focus();
    if (start === null) box.current?.select();
    // A code without words is what was typed and not found: the search goes on from there.
    ask(start ?? (cell.text === cell.code ? cell.text : ""));
    // Once, as the edit begins.
  }, []);

  const finish = (given: Given, then: Then) => {
    if (done.current) return;
    done.current = true;
    onFinish(given === before ? null : given, then);
  };
  // What was typed stays as it was typed where no code is meant: the cell then says what is wrong with it.
  const take = (focused: string | null, then: Then) => {
    const text = typed?.trim() ?? "";
    if (focused !== null) return finish(focused, then);
    if (typed === null || text === "") return finish(typed === null ? null : "", then);
    const meant = (hits: HitsView | null) => exactHit(hits, text)?.code ?? text;
    finish(asked.current ? asked.current.then(meant).then((code) => (code === before ? null : code)) : text, then);
  };
  return (
    <ComboBox aria-label={`${column.label}, ${row}`} items={found?.hits ?? []} inputValue={typed ?? cell.text} selectedKey={null} menuTrigger="focus"
      allowsCustomValue allowsEmptyCollection={!column.free || failed} onBlur={(event) => take(null, thenOfBlur(event))}
      onInputChange={(text) => {
        // The box itself writes labels here too: only what the person types is searched.
        if (!typing.current) return;
        typing.current = false;
        setTyped(text);
        ask(text);
      }}
      onSelectionChange={(code) => code !== null && finish(String(code), "stay")}>
      <CellInput box={box} described={more > 0 ? `${id}-more` : undefined} onTyping={() => (typing.current = true)} onTake={take} onLeave={() => finish(null, "stay")} />
      <CodeHits id={id} failed={failed} more={more} awaited={found === null && !failed} />
    </ComboBox>
  );
}

interface InputProps {
  box: RefObject<HTMLInputElement | null>;
  described: string | undefined;
  onTyping: () => void;
  onTake: (focused: string | null, then: Then) => void;
  onLeave: () => void;
}

/** The line of text. It hears the keys of the grid before the list does, and knows which code the arrows came to. */
function CellInput({ box, described, onTyping, onTake, onLeave }: InputProps) {
  const list = useContext(ComboBoxStateContext);
  const onKey = (event: KeyboardEvent) => {
    const then = thenOf(event);
    if (!then && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (!then) return onLeave();
    const focused = list?.isOpen ? list.selectionManager.focusedKey : null;
    onTake(focused === null || focused === undefined ? null : String(focused), then);
  };
  return <Input ref={box} aria-describedby={described} className="grid-editor" autoComplete="off" spellCheck={false} onInput={onTyping} onKeyDownCapture={onKey} />;
}
