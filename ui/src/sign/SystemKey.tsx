/** A key of the system's own store; the system asks for its code in a window of its own. */
import { useState } from "react";
import { door } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { Choices } from "../controls/Choices";
import { FaultNotice } from "../controls/FaultNotice";
import { useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { dayWords } from "../words/format";
import type { KeyPlace } from "./KeyForm";

export function SystemKey({ open, busy, onChange, onOpen }: KeyPlace) {
  const words = useWords();
  const found = useLoad(() => door.certificate_tokens({ module: null }), "store");
  const [chosen, setChosen] = useState("");
  const store = found.data?.store ?? [];
  return (
    <div className="stack">
      <FaultNotice fault={found.fault} />
      {!found.data && !found.fault && <Busy>{words.t("key-looking")}</Busy>}
      {found.data && store.length === 0 && <p>{words.t("key-none-in-store")}</p>}
      {store.length > 0 && (
        <Choices id="key-store" legend={words.t("key-which-certificate")} required chosen={chosen ? [chosen] : []}
          options={store.map((own) => ({ code: own.sha256, label: `${own.holder} — ${own.issuer}, ${dayWords(words, own.not_after)}` }))}
          onChoose={([code]) => { setChosen(code ?? ""); onChange(); }} />
      )}
      {chosen && !open && <div><Button busy={busy} onClick={() => onOpen(async () => ({ from: "system", sha256: chosen }))}>{words.t("certificate-read")}</Button></div>}
    </div>
  );
}
