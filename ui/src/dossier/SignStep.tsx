/** Signing: at left the PDF, the very bytes signed; at right the certificate, or what was signed. */
import { useEffect, useState } from "react";
import { door, type Fault, type KeyView } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { useSay } from "../controls/Announcer";
import { KeyForm } from "../sign/KeyForm";
import { PagesView } from "../sign/PagesView";
import { Signed } from "../sign/Signed";
import { Undertakings } from "../sign/Undertakings";
import { useWish } from "../sign/useWish";
import { WishForm } from "../sign/WishForm";
import { useDossier } from "../state/dossier";
import { go } from "../state/route";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { sizeWords } from "../words/format";

export function SignStep() {
  const { id, view, reload } = useDossier();
  const words = useWords();
  const say = useSay();
  const { printed, signed } = view;
  const blocked = view.summary.blocking > 0;
  const done = signed !== null && !signed.stale;
  const stale = printed === null || printed.stale;
  const wished = useWish();
  const [missing, setMissing] = useState<Fault | null>(null);
  const print = useAsk(async () => {
    await door.dossier_print({ id });
    await reload();
    say(words.t("sign-said-printed"));
  });
  const sign = useAsk(async (key: KeyView) => {
    const made = await door.dossier_sign({ id, key: key.key, pin: null, ...wished.wish });
    setMissing(made.queued ? null : made.missing);
    await reload();
    say(words.t(made.missing ? "sign-said-without" : "sign-said-signed"));
  });

  useEffect(() => {
    if (stale && !done && !blocked) void print.run();
  }, [stale, done, blocked, print.run]);

  if (blocked && !done) {
    return (
      <div className="step-page">
        <h2 tabIndex={-1}>{words.t("sign-title")}</h2>
        <Notice tone="amber" title={words.t("sign-blocked", { count: view.summary.blocking })}><p>{words.t("sign-blocked-text")}</p></Notice>
        <div className="row"><Button weight="main" onClick={() => go({ screen: "dossier", id, step: "check", section: null })}>{words.t("sign-go-check")}</Button></div>
      </div>
    );
  }
  return (
    <div className="sign">
      {printed && !(stale && !done) ? <PagesView id={id} pages={printed.pages} sha256={printed.sha256} /> : (
        <div className="pages pages-empty">{print.busy ? <Busy>{words.t("sign-printing")}</Busy> : <FaultNotice fault={print.fault} />}</div>
      )}
      <div className="sign-side stack">
        <h2 tabIndex={-1}>{words.t(done ? "signed-title" : "sign-title")}</h2>
        {done ? <Signed missing={missing} /> : (
          <>
            <p>{words.t("sign-same-bytes")}</p>
            {printed && <p className="small soft num">{words.t("sign-file", { pages: printed.pages, size: sizeWords(words, printed.size) })}<br /><span className="mono break">SHA-256 {printed.sha256}</span></p>}
            <Button icon="save" onClick={() => void door.saveExport(id, "pdf")}>{words.t("sign-keep-pdf")}</Button>
            <Undertakings />
            <WishForm {...wished} />
            <h3>{words.t("certificate-title")}</h3>
            <KeyForm act={{ label: words.t("sign-act"), busy: sign.busy, needsUsable: true, run: (key) => void sign.run(key) }} />
            <FaultNotice fault={sign.fault} />
          </>
        )}
      </div>
    </div>
  );
}
