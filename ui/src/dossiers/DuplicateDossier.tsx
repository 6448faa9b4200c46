/** A new dossier from an old one: for which call, then what is carried, what is to be looked at, what is left behind. */
import { useState } from "react";
import { door, type CarryItemView, type DossierSummaryView, type DuplicateRequest } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { Window } from "../controls/Window";
import { go } from "../state/route";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { CarryList } from "./CarryList";

interface Props {
  dossier: DossierSummaryView;
  onClose: () => void;
}

export function DuplicateDossier({ dossier, onClose }: Props) {
  const words = useWords();
  const [reference, setReference] = useState("");
  const [lot, setLot] = useState("");
  const [title, setTitle] = useState("");
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const calls = useLoad(() => door.calls_list(), "calls");
  const open = calls.data?.calls.filter((c) => c.state === "open" && c.form_here && c.reference !== dossier.call_reference) ?? [];
  const call = open.find((c) => c.reference === reference);
  const request: DuplicateRequest = { id: dossier.id, call: call?.reference ?? null, lot: lot || null, form: null, title: title.trim() || null, without: [], with: [] };
  const chosen = !call || call.lots.length === 0 || lot !== "";
  const plan = useLoad(() => (chosen ? door.duplicate_plan(request) : Promise.resolve(null)), `${reference}/${lot}`);
  const isTaken = (item: CarryItemView) => changed[item.path] ?? item.taken;
  const create = useAsk(async () => {
    const free = plan.data?.items.filter((item) => item.free) ?? [];
    const without = free.filter((item) => item.taken && !isTaken(item)).map((item) => item.path);
    const taken = free.filter((item) => !item.taken && isTaken(item)).map((item) => item.path);
    const { id } = await door.dossier_duplicate({ ...request, without, with: taken });
    go({ screen: "dossier", id, step: "fill", section: null });
    onClose();
  });
  const change = (paths: string[], on: boolean) => setChanged((all) => ({ ...all, ...Object.fromEntries(paths.map((path) => [path, on])) }));
  return (
    <Window title={words.t("duplicate-title", { title: dossier.title })} open onClose={onClose} wide>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); if (plan.data && !create.busy) void create.run(); }}>
        <FaultNotice fault={create.fault ?? plan.fault} />
        <Field id="duplicate-call" label={words.t("duplicate-for")} required>
          {(tied) => (
            <select {...tied} className="box" value={reference} onChange={(e) => { setReference(e.target.value); setLot(""); setChanged({}); }}>
              <option value="">{words.t(dossier.call_reference ? "duplicate-same" : "duplicate-form-only")}</option>
              {open.map((c) => <option key={c.reference} value={c.reference}>{c.title}</option>)}
            </select>
          )}
        </Field>
        {call && call.lots.length > 0 && (
          <Field id="duplicate-lot" label={words.t("duplicate-lot")} required>
            {(tied) => (
              <select {...tied} className="box" value={lot} onChange={(e) => setLot(e.target.value)}>
                <option value="">—</option>
                {call.lots.map((l) => <option key={l.number} value={l.number}>{words.t("lot-line", { number: l.number, title: l.title, area: l.area })}</option>)}
              </select>
            )}
          </Field>
        )}
        <Field id="duplicate-name" label={words.t("duplicate-name")} help={words.t("new-dossier-name-help")}>
          {(tied) => <input {...tied} className="box" value={title} placeholder={plan.data?.title} onChange={(e) => setTitle(e.target.value)} autoComplete="off" />}
        </Field>
        {!plan.data && !plan.fault && chosen && <Busy>{words.t("duplicate-reading")}</Busy>}
        {plan.data && <CarryList items={plan.data.items} isTaken={isTaken} onChange={change} />}
        <div className="window-foot">
          <Button type="submit" weight="main" busy={create.busy} disabled={!plan.data}>{words.t("duplicate-act")}</Button>
          <Button onClick={onClose}>{words.t("cancel")}</Button>
        </div>
      </form>
    </Window>
  );
}
