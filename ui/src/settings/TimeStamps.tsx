/** The time-stamp server: its address, and a trial that says in words what it answered. */
import { useEffect, useState } from "react";
import { door, type SigningView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { Notice } from "../controls/Notice";
import { useAsk } from "../state/useAsk";
import { useWords, type Words } from "../words";
import { momentWords } from "../words/format";

export function TimeStamps() {
  const words = useWords();
  const say = useSay();
  const [known, setKnown] = useState<SigningView | null>(null);
  const [address, setAddress] = useState("");
  const take = (view: SigningView) => {
    setKnown(view);
    setAddress(view.server ?? "");
  };
  const load = useAsk(async () => take(await door.signing_get()));
  useEffect(() => void load.run(), [load.run]);
  const keep = useAsk(async (to: string) => {
    take(await door.stamp_server_set({ address: to }));
    say(words.t("stamps-said-kept"));
  });
  const [answer, setAnswer] = useState<string[] | null>(null);
  const trial = useAsk(async () => {
    setAnswer(null);
    const view = await door.stamp_server_try({ address });
    setAnswer(sentences(words, view));
  });
  const changed = address.trim() !== (known?.server ?? "");
  const type = (text: string) => {
    setAddress(text);
    setAnswer(null);
    trial.clear();
  };
  return (
    <section className="card stack" aria-labelledby="settings-stamps">
      <h2 id="settings-stamps">{words.t("stamps-title")}</h2>
      <p className="measure">{words.t("stamps-text")}</p>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); if (changed && !keep.busy) void keep.run(address.trim()); }}>
        <Field id="stamp-server" label={words.t("stamps-server")} help={words.t("stamps-server-help")}>
          {(tied) => <input {...tied} className="box" value={address} onChange={(e) => type(e.target.value)} inputMode="url" autoComplete="off" spellCheck={false} />}
        </Field>
        <div className="row">
          <Button type="submit" busy={keep.busy} disabled={!changed}>{words.t("stamps-keep")}</Button>
          <Button icon="clock" busy={trial.busy} disabled={!address.trim()} onClick={() => void trial.run()}>{words.t("stamps-try")}</Button>
        </div>
      </form>
      {known?.announced && known.announced !== address.trim() && (
        <p className="small break">{words.t("stamps-announced", { server: known.announced })}{" "}
          <button type="button" className="link" onClick={() => type(known.announced ?? "")}>{words.t("stamps-take-announced")}</button></p>
      )}
      <FaultNotice fault={load.fault ?? keep.fault ?? trial.fault} />
      <div aria-live="polite">
        {answer && <Notice tone="green" icon="clock" title={words.t("stamps-answered")}>{answer.map((line) => <p key={line}>{line}</p>)}</Notice>}
      </div>
      {known !== null && known.waiting > 0 && <p className="small">{words.t("stamps-waiting", { count: known.waiting })}</p>}
    </section>
  );
}

function sentences(words: Words, view: Awaited<ReturnType<typeof door.stamp_server_try>>): string[] {
  return [
    words.t("stamps-answered-by", { authority: view.authority ?? words.t("proof-of-time-unnamed"), when: momentWords(words, view.time), millis: view.millis }),
    words.t("stamps-offset", { seconds: Math.abs(view.offset_seconds), side: view.offset_seconds > 2 ? "slow" : view.offset_seconds < -2 ? "fast" : "none" }),
    ...(view.proxy ? [words.t("stamps-proxy", { proxy: view.proxy })] : []),
  ];
}
