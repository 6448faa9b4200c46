/** A date typed JJ/MM/AAAA, with a calendar beside for who prefers it. What is typed goes to Rust as it is. */
import { parseDate, type CalendarDate } from "@internationalized/date";
import { useRef, useState } from "react";
import { Calendar, CalendarCell, CalendarGrid, Dialog, Heading, Popover, Button as RacButton, I18nProvider } from "react-aria-components";
import { useWords } from "../words";
import { Button } from "./Button";
import type { Tied } from "./Field";
import { Icon } from "./Icon";
import { useDraft } from "./useDraft";

interface Props {
  tied: Tied;
  label: string;
  value: string;
  onCommit: (text: string) => void;
  readOnly?: boolean;
}

/** `02/02/2027` as a calendar date, if it is one. */
export function typedDate(text: string): CalendarDate | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (!parts) return null;
  try {
    return parseDate(`${parts[3]}-${parts[2]?.padStart(2, "0")}-${parts[1]?.padStart(2, "0")}`);
  } catch {
    return null;
  }
}

/** A calendar date as it is typed. */
export function writtenDate(date: { day: number; month: number; year: number }): string {
  return `${String(date.day).padStart(2, "0")}/${String(date.month).padStart(2, "0")}/${date.year}`;
}

export function DateBox({ tied, label, value, onCommit, readOnly }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const line = useRef<HTMLSpanElement>(null);
  const draft = useDraft(value, onCommit);
  return (
    <span className="box-line" ref={line}>
      <input {...tied} className="box box-date num" value={draft.text} readOnly={readOnly} inputMode="numeric" placeholder={words.t("date-shape")}
        autoComplete="off" onFocus={draft.focus} onBlur={draft.leave} onChange={(e) => draft.type(e.target.value)}
        onKeyDown={(e) => e.key === "Enter" && draft.send()} />
      {!readOnly && (
        <Button weight="plain" icon="calendar" iconOnly aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.t("date-open", { label })}
        </Button>
      )}
      <Popover triggerRef={line} isOpen={open} onOpenChange={setOpen} placement="bottom start" className="popover">
        <Dialog className="popover-sheet" aria-label={words.t("date-open", { label })}>
          <I18nProvider locale={words.locale}>
            <Calendar value={typedDate(draft.text)} autoFocus aria-label={label}
              onChange={(date) => { setOpen(false); onCommit(writtenDate(date)); }}>
              <div className="calendar-top">
                <RacButton slot="previous" className="button button-quiet button-icon"><Icon name="left" /></RacButton>
                <Heading className="calendar-title" level={3} />
                <RacButton slot="next" className="button button-quiet button-icon"><Icon name="right" /></RacButton>
              </div>
              <CalendarGrid className="calendar-grid">{(date) => <CalendarCell date={date} className="calendar-cell num" />}</CalendarGrid>
            </Calendar>
          </I18nProvider>
        </Dialog>
      </Popover>
    </span>
  );
}
