/** Following: facts with their dates and whose word they are. */
import { door } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Icon } from "../controls/Icon";
import { useDossier } from "../state/dossier";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords, type Words } from "../words";
import { momentWords, sizeWords } from "../words/format";
import { Letters } from "./Letters";

export function FollowStep() {
  const { id } = useDossier();
  const words = useWords();
  const timeline = useLoad(() => door.timeline({ id }), id);
  const letters = useLoad(() => door.letters_list({ id }), id);
  const sync = useAsk(async () => {
    await door.sync_now();
    await Promise.all([timeline.reload(), letters.reload()]);
  });
  const check = useAsk(async () => {
    await door.journal_check({ id });
    await timeline.reload();
  });
  return (
    <div className="step-page">
      <div className="stack-s">
        <h2 tabIndex={-1}>{words.t("follow-title")}</h2>
        <span className="row">
          <Button icon="sync" busy={sync.busy} onClick={() => void sync.run()}>{words.t("sync-now")}</Button>
          <Button icon="check" busy={check.busy} onClick={() => void check.run()}>{words.t("follow-check")}</Button>
          <Button icon="save" onClick={() => void door.saveExport(id, "journal_pdf")}>{words.t("follow-keep-journal-pdf")}</Button>
          <Button icon="save" onClick={() => void door.saveExport(id, "journal")}>{words.t("follow-keep-journal")}</Button>
        </span>
      </div>
      <FaultNotice fault={sync.fault ?? check.fault ?? timeline.fault ?? letters.fault} />
      {letters.data && <Letters letters={letters.data.letters} onChecked={() => void letters.reload()} />}
      {!timeline.data && !timeline.fault && <Busy>{words.t("follow-opening")}</Busy>}
      <ol className="timeline">
        {timeline.data?.facts.map((fact, index) => (
          <li key={`${fact.at} ${fact.code} ${index}`} className={`fact fact-${fact.source}`}>
            <Icon name={fact.source === "platform" ? "seal" : "ring"} />
            <div>
              <p>{words.find(`fact-${fact.code.replaceAll("_", "-").replaceAll(".", "-")}`, readable(words, fact.values)) ?? fact.text ?? words.t("fact-unknown", { code: fact.code })}</p>
              <p className="small soft num">{momentWords(words, fact.at)} · {words.t(`fact-source-${fact.source}`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Sizes in units; all else as the fact has it. */
function readable(words: Words, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name === "bytes" ? sizeWords(words, Number(value)) : value]));
}
