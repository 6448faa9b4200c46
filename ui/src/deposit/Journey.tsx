/** A deposit on its way: true progress, file by file. It goes on when the person leaves the screen. */
import type { OutboxEntryView } from "../bridge";
import { Progress } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Icon } from "../controls/Icon";
import { useWords } from "../words";
import { clockWords, sizeWords } from "../words/format";
import { Backup } from "./Backup";

interface Props {
  entry: OutboxEntryView;
  busy: boolean;
  onTry: () => void;
  onCancel: () => void;
}

export function Journey({ entry, busy, onTry, onCancel }: Props) {
  const words = useWords();
  const total = entry.files.reduce((sum, f) => sum + f.size, 0);
  const sent = entry.files.reduce((sum, f) => sum + f.sent, 0);
  return (
    <section className="journey stack" aria-label={words.t("journey")}>
      <h2 tabIndex={-1}>{words.t(`journey-${entry.state}`)}</h2>
      <p className="lead measure">{words.t("journey-leave")}</p>
      <Progress label={words.t("journey-all")} done={sent} total={total} words={words.t("journey-sent", { sent: sizeWords(words, sent), total: sizeWords(words, total) })} />
      {entry.last_fault && <FaultNotice fault={entry.last_fault} focus={false} />}
      {entry.next_try_at && <p className="num">{words.t("journey-next-try", { time: clockWords(words, entry.next_try_at), tries: entry.tries })}</p>}
      <ul className="journey-files">
        {entry.files.map((file) => (
          <li key={file.name}>
            <Icon name={file.sent >= file.size ? "check" : "ring"} />
            <span className="break">{file.name}</span>
            <Progress label={file.name} done={file.sent} total={file.size} words={file.sent >= file.size ? words.t("journey-arrived") : `${sizeWords(words, file.sent)} / ${sizeWords(words, file.size)}`} />
          </li>
        ))}
      </ul>
      <div className="row">
        <Button icon="sync" busy={busy} onClick={onTry}>{words.t("journey-try")}</Button>
        <Button weight="quiet" onClick={onCancel}>{words.t("journey-cancel")}</Button>
      </div>
      <Backup id={entry.dossier} />
    </section>
  );
}
