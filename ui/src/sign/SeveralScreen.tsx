/** Several dossiers signed with one key: each is read first, one code where the key allows it, and what is signed stays signed. */
import { useState } from "react";
import { door, type KeyView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { go } from "../state/route";
import { useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { KeyForm } from "./KeyForm";
import { NextPin } from "./NextPin";
import { Reading } from "./Reading";
import { SeveralList } from "./SeveralList";
import { useRound } from "./useRound";
import { useWish } from "./useWish";
import { WishForm } from "./WishForm";

export function SeveralScreen() {
  const words = useWords();
  const say = useSay();
  const list = useLoad(() => door.dossiers_list(), "several");
  const [left, setLeft] = useState<Set<string>>(new Set());
  const [read, setRead] = useState<Set<string>>(new Set());
  const [reading, setReading] = useState<string | null>(null);
  const [key, setKey] = useState<KeyView | null>(null);
  const wished = useWish();
  const round = useRound(wished.wish);
  const ready = list.data?.dossiers.filter((d) => d.state === "ready") ?? [];
  const chosen = ready.filter((d) => !left.has(d.id));
  const isRead = chosen.filter((d) => read.has(d.id)).length;
  const remaining = chosen.filter((d) => !round.signed.has(d.id));
  const busy = round.current !== null;
  const sign = (with_: KeyView, pin: string | null) => {
    setKey(with_);
    void round.run(chosen, with_, pin).then(() => say(words.t("several-said")));
  };
  const at = round.current;
  const shown = ready.find((d) => d.id === reading);
  return (
    <div className="screen stack">
      <h1 tabIndex={-1}>{words.t("several-title")}</h1>
      <p className="lead measure">{words.t("several-text")}</p>
      <FaultNotice fault={list.fault} />
      {!list.data && !list.fault && <Busy>{words.t("several-looking")}</Busy>}
      {list.data && ready.length === 0 && (
        <section className="empty" aria-label={words.t("several-none")}>
          <h2>{words.t("several-none")}</h2>
          <p className="measure">{words.t("several-none-text")}</p>
        </section>
      )}
      {ready.length > 0 && (
        <section className="card stack" aria-labelledby="several-choose">
          <h2 id="several-choose">{words.t("several-choose")}</h2>
          <SeveralList dossiers={ready} left={left} read={read} round={round} onRead={setReading}
            onChoose={(id, on) => setLeft((before) => new Set(on ? [...before].filter((other) => other !== id) : [...before, id]))} />
          <p role="status" className="small">{words.t("several-count", { read: isRead, chosen: chosen.length })}</p>
        </section>
      )}
      {at && <Busy>{words.t("several-signing", { title: at.title, at: chosen.length - remaining.length + 1, of: chosen.length })}</Busy>}
      {round.stopped?.fault.code === "pin-wanted" && key ? <NextPin busy={busy} onGive={(pin) => sign(key, pin)} /> : <FaultNotice fault={round.stopped?.fault ?? null} />}
      {round.begun && !busy && (
        <Notice tone={remaining.length ? "amber" : "green"} title={words.t("several-ended", { signed: round.signed.size, left: remaining.length })}>
          {remaining.length > 0 && <p>{words.t("several-ended-text")}</p>}
          {round.unstamped > 0 && <p>{words.t("several-unstamped", { count: round.unstamped })}</p>}
        </Notice>
      )}
      {chosen.length > 0 && isRead === chosen.length && remaining.length > 0 && (
        <section className="card stack" aria-labelledby="several-key">
          <h2 id="several-key">{words.t("several-key")}</h2>
          <WishForm {...wished} />
          <KeyForm act={{ label: words.t(round.begun ? "several-go-on" : "several-sign", { count: remaining.length }), busy, needsUsable: true, run: (opened) => sign(opened, null) }} />
        </section>
      )}
      {round.begun && !busy && remaining.length === 0 && <div><Button weight="main" onClick={() => go({ screen: "dossiers" })}>{words.t("several-back")}</Button></div>}
      {shown && <Reading dossier={shown} onClose={() => setReading(null)} onRead={() => { setRead((before) => new Set(before).add(shown.id)); setReading(null); }} />}
    </div>
  );
}
