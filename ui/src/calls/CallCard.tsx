/** One call: until when, by whom, what it accepts, its documents. */
import type { CallView } from "../bridge";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { Countdown } from "../dossier/Countdown";
import { useWords } from "../words";
import { sizeWords } from "../words/format";

export function CallCard({ call, onAnswer }: { call: CallView; onAnswer: () => void }) {
  const words = useWords();
  const { limits } = call;
  const open = call.state === "open";
  return (
    <li className="card call" data-closed={!open || undefined}>
      <div className="call-top">
        <div>
          <p className="small soft num">{[call.procedure, call.reference].filter(Boolean).join(" · ")}</p>
          <h2>{call.title}</h2>
          <p className="soft">{call.authority.name} — {call.authority.service}</p>
        </div>
        <div className="call-when">
          {call.demonstration && <span className="tag tag-amber"><Icon name="warn" />{words.t("demonstration")}</span>}
          {call.deadline ? <Countdown deadline={call.deadline.at} local={call.deadline.local} /> : <p className="soft">{words.t("call-permanent")}</p>}
        </div>
      </div>
      {call.lots.length > 0 && <p>{words.t("call-lots", { count: call.lots.length })} {call.lots.map((lot) => `${lot.number} – ${lot.title}`).join(" ; ")}</p>}
      <details>
        <summary>{words.t("call-more")}</summary>
        <dl className="facts">
          <div><dt>{words.t("call-limits")}</dt><dd className="num">{words.t("call-limits-text", { file: sizeWords(words, limits.max_file_bytes), total: sizeWords(words, limits.max_total_bytes), files: limits.max_files })}</dd></div>
          <div><dt>{words.t("call-formats")}</dt><dd>{limits.formats.map((f) => f.toUpperCase()).join(", ")}</dd></div>
          <div><dt>{words.t("call-signature")}</dt><dd>{words.t(call.signature_required ? "call-signature-required" : "call-signature-free")}</dd></div>
          <div><dt>{words.t("call-contact")}</dt><dd>{call.authority.email}<br /><span className="num">{call.authority.phone}</span></dd></div>
          {call.documents.length > 0 && <div><dt>{words.t("call-documents")}</dt><dd><ul>{call.documents.map((d) => <li key={d.name}>{d.title} <span className="soft num small">{d.name}, {sizeWords(words, d.size)}</span></li>)}</ul></dd></div>}
        </dl>
      </details>
      {open && call.form_here && <div><Button icon="plus" onClick={onAnswer}>{words.t("call-answer")}</Button></div>}
      {open && !call.form_here && <p className="soft">{words.t("call-no-form")}</p>}
    </li>
  );
}
