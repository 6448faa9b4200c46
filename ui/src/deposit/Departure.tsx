/** What goes, to whom, how it travels, before it leaves. */
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Icon } from "../controls/Icon";
import { Notice } from "../controls/Notice";
import { useApp } from "../state/app";
import { useDossier } from "../state/dossier";
import { go } from "../state/route";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { sizeWords } from "../words/format";
import { Doubts } from "./Doubts";
import { SignInForm } from "./SignInForm";

export function Departure({ onGone }: { onGone: () => void }) {
  const { id, view, reload } = useDossier();
  const { state } = useApp();
  const words = useWords();
  const calls = useLoad(() => door.calls_list(), "calls");
  const call = calls.data?.calls.find((c) => c.reference === view.summary.call_reference);
  const signed = view.signed !== null && !view.signed.stale;
  const unsigned = !signed && call?.signature_required !== false;
  const files = view.pieces.filter((p) => p.visible).flatMap((p) => p.attachments);
  const bytes = view.attached_bytes + (view.printed?.size ?? 0);
  const deposit = useAsk(async () => {
    await door.dossier_deposit({ id });
    await reload();
    onGone();
  });
  return (
    <div className="departure stack">
      <h2 tabIndex={-1}>{words.t("deposit-title")}</h2>
      <dl className="facts">
        {call && <div><dt>{words.t("deposit-to")}</dt><dd>{call.authority.name}<br /><span className="soft">{call.authority.service}</span></dd></div>}
        <div><dt>{words.t("deposit-by")}</dt><dd>{state.platform ? words.t("deposit-platform", { name: state.platform.name || state.platform.url, organisation: state.platform.organisation }) : words.t("deposit-no-platform")}</dd></div>
        <div><dt>{words.t("deposit-size")}</dt><dd className="num">{words.t("deposit-files", { files: files.length + 1, size: sizeWords(words, bytes) })}</dd></div>
      </dl>
      <details className="receipt-files">
        <summary>{words.t("deposit-what")}</summary>
        <ul>
          <li><Icon name="file" /> {words.t(signed ? "deposit-signed-pdf" : "deposit-pdf")}</li>
          {files.map((f) => <li key={f.id}><Icon name="file" /> <span className="break">{f.name}</span> <span className="soft num">{sizeWords(words, f.size)}</span></li>)}
        </ul>
      </details>
      {call?.opening ? (
        <Notice tone="green" title={words.t("deposit-sealed")}><p>{words.t("deposit-sealed-text", { threshold: call.opening.threshold, count: call.opening.holders.length, holders: call.opening.holders.join(", ") })}</p></Notice>
      ) : (
        <Notice tone="amber" title={words.t("deposit-not-sealed")}><p>{words.t("deposit-not-sealed-text")}</p></Notice>
      )}
      <Doubts id={id} />
      {unsigned && <Notice tone="amber" title={words.t("deposit-unsigned")}><p><button type="button" className="link" onClick={() => go({ screen: "dossier", id, step: "sign", section: null })}>{words.t("deposit-go-sign")}</button></p></Notice>}
      {signed && view.signed?.waiting && (
        <Notice tone="amber" icon="clock" title={words.t("deposit-stamp-waits")}><p>{words.t("deposit-stamp-waits-text")} <button type="button" className="link" onClick={() => go({ screen: "dossier", id, step: "sign", section: null })}>{words.t("deposit-see-signature")}</button></p></Notice>
      )}
      <FaultNotice fault={deposit.fault} />
      {state.platform?.signed_in ? (
        <div><Button weight="main" icon="send" busy={deposit.busy} disabled={unsigned} onClick={() => void deposit.run()}>{words.t("deposit-act")}</Button></div>
      ) : (
        <section className="card" aria-label={words.t("platform-sign-in-title")}><h3>{words.t("platform-sign-in-title")}</h3><p className="soft">{words.t("deposit-sign-in-first")}</p><SignInForm /></section>
      )}
    </div>
  );
}
