/** What a check-up says: the certificate, its trial, the dossiers it outlasts or not, the calls that take it or not. */
import type { CheckedCallView, CheckupView } from "../bridge";
import { FaultNotice } from "../controls/FaultNotice";
import { Icon, type IconName } from "../controls/Icon";
import { Notice } from "../controls/Notice";
import { Certificate } from "../sign/Certificate";
import { useWords } from "../words";
import { wallWords } from "../words/format";

/** What a trial says where only the authority could not be judged here. */
const STRANGER = new Set(["NO_CERTIFICATE_CHAIN_FOUND", "NO_CERTIFICATE_CHAIN_FOUND_NO_POE", "TRY_LATER"]);

export function Checkup({ checkup }: { checkup: CheckupView }) {
  const words = useWords();
  const { certificate, trial, dossiers, calls } = checkup;
  const known = trial.indication === "TOTAL-PASSED";
  const reason = trial.sub_indication ?? "";
  const stranger = trial.indication === "INDETERMINATE" && STRANGER.has(reason);
  const doubt = words.t("trial-doubted", { reason: words.t(`cli-reason-${reason.toLowerCase().replaceAll("_", "-")}`) });
  return (
    <>
      <section className="card stack" aria-labelledby="check-trial">
        <h2 id="check-trial">{words.t("check-trial")}</h2>
        {trial.fault ? <FaultNotice fault={trial.fault} focus={false} /> : (
          <Notice tone={known ? "green" : "amber"} title={words.t(known || stranger ? "check-trial-good" : "trial-reserve")}>
            <p>{words.t("trial-signed")} {known ? words.t("trial-passed") : stranger ? words.t("trial-unknown-authority") : doubt}</p>
          </Notice>
        )}
        <Certificate certificate={certificate} />
        <p className="small">{words.t(certificate.on_qualified_device ? "device-qualified" : "device-other")}</p>
        {checkup.siren && <p className="small">{words.t("check-siren")} {checkup.siren}</p>}
        {checkup.asks_each_time && <p className="small">{words.t("key-pin-each")}</p>}
      </section>
      <section className="card stack" aria-labelledby="check-dossiers">
        <h2 id="check-dossiers">{words.t("check-dossiers")}</h2>
        {dossiers.length === 0 && <p className="soft">{words.t("check-no-dossier")}</p>}
        <ul className="undertakings">
          {dossiers.map((dossier) => (
            <li key={dossier.id}>
              <Icon name={dossier.holds ? "check" : "stop"} />
              <span>{dossier.title} — <span className="num">{wallWords(words, dossier.deadline_local ?? dossier.deadline)}</span> — {words.t(dossier.holds ? "check-holds" : "check-ends")}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="card stack" aria-labelledby="check-calls">
        <h2 id="check-calls">{words.t("check-calls")}</h2>
        {calls.length === 0 && <p className="soft">{words.t("check-no-call")}</p>}
        <ul className="undertakings">{calls.map((call) => <Answer key={call.reference} call={call} />)}</ul>
        <p className="small soft">{words.t("check-only-informs")}</p>
      </section>
    </>
  );
}

const signs: Record<string, IconName> = { yes: "check", unsure: "warn", no: "stop" };

function Answer({ call }: { call: CheckedCallView }) {
  const words = useWords();
  return (
    <li>
      <Icon name={signs[call.answer] ?? "warn"} />
      <span>{call.title} ({call.reference}) — <strong>{words.t(`check-answer-${call.answer}`)}</strong>, {words.t(`accept-${call.reason}`)}</span>
    </li>
  );
}
