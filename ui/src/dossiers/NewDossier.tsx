/** A new dossier: the call, its lot, a title if the person wants one. */
import { useState } from "react";
import { door, type CallView } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Choices } from "../controls/Choices";
import { Field } from "../controls/Field";
import { Window } from "../controls/Window";
import { go } from "../state/route";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { wallWords } from "../words/format";

export function NewDossier({ calls, onClose }: { calls: CallView[]; onClose: () => void }) {
  const words = useWords();
  const [reference, setReference] = useState(calls.length === 1 ? (calls[0]?.reference ?? "") : "");
  const [lot, setLot] = useState("");
  const [title, setTitle] = useState("");
  const call = calls.find((c) => c.reference === reference);
  const ready = call && (call.lots.length === 0 || lot !== "");
  const create = useAsk(async () => {
    const { id } = await door.dossier_create({ call: reference, lot: lot || null, form: null, title: title.trim() || null });
    await door.dossier_edit({ id, edits: [{ fill_from_profile: {} }] }).catch(() => undefined);
    go({ screen: "dossier", id, step: "fill", section: null });
    onClose();
  });
  const label = (c: CallView) => (c.deadline ? `${c.title} (${wallWords(words, c.deadline.local)})` : c.title);
  return (
    <Window title={words.t("new-dossier-title")} open onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); if (ready && !create.busy) void create.run(); }}>
        <FaultNotice fault={create.fault} />
        {calls.length > 1 ? (
          <Choices id="new-call" legend={words.t("new-dossier-call")} required options={calls.map((c) => ({ code: c.reference, label: label(c) }))} chosen={reference ? [reference] : []}
            onChoose={([code]) => { setReference(code ?? ""); setLot(""); }} />
        ) : <p className="lead">{call?.title}</p>}
        {call && call.lots.length > 0 && (
          <Choices id="new-lot" legend={words.t("new-dossier-lot")} required options={call.lots.map((l) => ({ code: l.number, label: words.t("lot-line", { number: l.number, title: l.title, area: l.area }) }))}
            chosen={lot ? [lot] : []} onChoose={([code]) => setLot(code ?? "")} />
        )}
        <Field id="new-title" label={words.t("new-dossier-name")} help={words.t("new-dossier-name-help")}>
          {(tied) => <input {...tied} className="box" value={title} onChange={(e) => setTitle(e.target.value)} autoComplete="off" />}
        </Field>
        <div className="window-foot">
          <Button type="submit" weight="main" busy={create.busy} disabled={!ready}>{words.t("new-dossier-act")}</Button>
          <Button onClick={onClose}>{words.t("cancel")}</Button>
        </div>
      </form>
    </Window>
  );
}
