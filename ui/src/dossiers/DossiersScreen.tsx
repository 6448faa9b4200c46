/** The start page: what is due first, then every dossier with where it stands. */
import { useState } from "react";
import { door } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { useApp } from "../state/app";
import { go } from "../state/route";
import { useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { DossierLine } from "./DossierLine";
import { DueCard } from "./DueCard";
import { NewDossier } from "./NewDossier";

const EVERY_MS = 5000;
const SOON_MS = 14 * 86_400_000;
const OURS = new Set(["draft", "ready", "signed", "refused", "queued", "uploading"]);
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function DossiersScreen() {
  const words = useWords();
  const { state } = useApp();
  const list = useLoad(() => door.dossiers_list(), "dossiers", EVERY_MS);
  const calls = useLoad(() => door.calls_list(), "calls");
  const [typed, setTyped] = useState("");
  const [adding, setAdding] = useState(false);
  const dossiers = list.data?.dossiers ?? [];
  const open = calls.data?.calls.filter((c) => c.state === "open" && c.form_here) ?? [];
  const now = Date.now() + (state.clock_offset_ms ?? 0);
  const due = dossiers.filter((d) => OURS.has(d.state) && d.deadline && Date.parse(d.deadline) > now && Date.parse(d.deadline) - now < SOON_MS).slice(0, 3);
  const shown = dossiers.filter((d) => plain(`${d.title} ${d.call_title ?? ""} ${d.call_reference ?? ""} ${d.lot_title ?? ""}`).includes(plain(typed.trim())));
  const add = () => (open.length ? setAdding(true) : go({ screen: "calls" }));
  return (
    <div className="screen">
      <div className="row screen-top">
        <h1 tabIndex={-1}>{words.t("nav-dossiers")}</h1>
        {dossiers.length > 0 && (
          <div className="row row-end">
            {dossiers.some((d) => d.state === "ready") && <Button icon="pen" onClick={() => go({ screen: "several" })}>{words.t("several-open")}</Button>}
            <Button weight="main" icon="plus" onClick={add}>{words.t("new-dossier")}</Button>
          </div>
        )}
      </div>
      <FaultNotice fault={list.fault} focus={false} />
      {!state.recovery_confirmed && <Notice tone="amber" icon="key" title={words.t("recovery-not-confirmed")}><p>{words.t("recovery-not-confirmed-text")} <button type="button" className="link" onClick={() => go({ screen: "settings" })}>{words.t("recovery-go")}</button></p></Notice>}
      {!list.data && !list.fault && <Busy>{words.t("dossiers-opening")}</Busy>}
      {list.data && dossiers.length === 0 && (
        <section className="empty" aria-label={words.t("dossiers-none")}>
          <h2>{words.t("dossiers-none")}</h2>
          <p className="lead measure">{words.t("dossiers-none-text")}</p>
          <Button weight="main" icon="plus" onClick={add}>{words.t(open.length ? "new-dossier" : "dossiers-see-calls")}</Button>
        </section>
      )}
      {due.length > 0 && (
        <section aria-label={words.t("dossiers-due")}>
          <h2 className="group-title">{words.t("dossiers-due")}</h2>
          <ul className="due">{due.map((d) => <DueCard key={d.id} dossier={d} />)}</ul>
        </section>
      )}
      {dossiers.length > 0 && (
        <section aria-label={words.t("dossiers-all")}>
          <div className="row list-top">
            <h2 className="group-title">{words.t("dossiers-all")}</h2>
            <input type="search" className="box search row-end" aria-label={words.t("dossiers-search")} placeholder={words.t("dossiers-search")} value={typed} onChange={(e) => setTyped(e.target.value)} />
          </div>
          <ul className="dossiers">{shown.map((d) => <DossierLine key={d.id} dossier={d} />)}</ul>
          {shown.length === 0 && <p className="soft" role="status">{words.t("dossiers-none-found", { typed })}</p>}
        </section>
      )}
      {adding && <NewDossier calls={open} onClose={() => setAdding(false)} />}
    </div>
  );
}
