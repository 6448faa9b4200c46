/** A key on a token: looked for, chosen by its name and number, opened with its code. Says in words how many tries are left. */
import { useState } from "react";
import { door, type TokenView, type TokensView } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { Choices } from "../controls/Choices";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { Notice } from "../controls/Notice";
import { SecretBox } from "../controls/SecretBox";
import { TextBox } from "../controls/TextBox";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { dayWords } from "../words/format";
import type { KeyPlace } from "./KeyForm";

const nameOf = (token: TokenView) => `${token.driver}|${token.serial}|${token.label}`;

export function TokenKey({ open, busy, onChange, onOpen }: KeyPlace) {
  const words = useWords();
  const [module, setModule] = useState("");
  const [found, setFound] = useState<TokensView | null>(null);
  const [chosen, setChosen] = useState("");
  const [wanted, setWanted] = useState("");
  const [pin, setPin] = useState("");
  const look = useAsk(async () => {
    const view = await door.certificate_tokens({ module: module.trim() || null });
    setFound(view);
    setChosen(view.tokens.length === 1 && view.tokens[0] ? nameOf(view.tokens[0]) : "");
    onChange();
  });
  const token = found?.tokens.find((t) => nameOf(t) === chosen);
  const ready = token !== undefined && token.pin === "ready" && (token.pin_on_reader || pin !== "");
  const start = () => {
    if (!token || !ready || busy) return;
    onOpen(async () => ({ from: "token", serial: token.serial, label: token.label, driver: token.driver, certificate: wanted || null, pin: token.pin_on_reader ? null : pin }));
    // A code is given once: a wrong one is not left to be sent again.
    setPin("");
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); start(); }}>
      <div><Button busy={look.busy} onClick={() => void look.run()}>{words.t("key-look")}</Button></div>
      {look.busy && <Busy>{words.t("key-looking")}</Busy>}
      <FaultNotice fault={look.fault} />
      {found && <p role="status" className="small">{words.t("key-found", { count: found.tokens.length })}</p>}
      {found && found.tokens.length > 0 && (
        <Choices id="key-token" legend={words.t("key-which")} required chosen={chosen ? [chosen] : []}
          options={found.tokens.map((t) => ({ code: nameOf(t), label: `${t.label} — ${words.t("key-serial", { serial: t.serial })}` }))}
          onChoose={([code]) => { setChosen(code ?? ""); setWanted(""); onChange(); }} />
      )}
      {found?.tokens.length === 0 && found.troubles.map((trouble) => <FaultNotice key={`${trouble.driver}${trouble.fault.code}`} fault={trouble.fault} focus={false} />)}
      {token && <Standing token={token} />}
      {token && token.certificates.length > 1 && (
        <Choices id="key-certificate" legend={words.t("key-which-certificate")} help={words.t("key-certificate-help")} chosen={wanted ? [wanted] : []}
          options={token.certificates.map((own) => ({ code: own.sha256, label: `${own.holder} — ${words.t(`certificate-category-${own.category}`)}, ${dayWords(words, own.not_after)}` }))}
          onChoose={([code]) => { setWanted(code ?? ""); onChange(); }} />
      )}
      {token?.pin === "ready" && !token.pin_on_reader && (
        <Field id="key-pin" label={words.t("key-pin")} help={words.t("key-pin-help")} required width="short">
          {(tied) => <SecretBox tied={tied} value={pin} onType={(text) => { setPin(text); if (open) onChange(); }} />}
        </Field>
      )}
      {token && !open && <Button type="submit" busy={busy} disabled={!ready}>{words.t("key-open")}</Button>}
      <details>
        <summary>{words.t("key-driver-more")}</summary>
        <Field id="key-driver" label={words.t("key-driver")} help={words.t("key-driver-help")}>
          {(tied) => <TextBox tied={tied} value={module} onCommit={setModule} />}
        </Field>
      </details>
    </form>
  );
}

function Standing({ token }: { token: TokenView }) {
  const words = useWords();
  if (token.pin !== "ready") return <Notice tone="red" title={words.t(`pin-${token.pin.replaceAll("_", "-")}`)} />;
  const risky = token.tries_left === "one" || token.tries_left === "few";
  return (
    <>
      {risky ? <Notice tone="amber" title={words.t(`tries-${token.tries_left}`)} /> : <p className="small">{words.t(`tries-${token.tries_left}`)}</p>}
      {token.pin_on_reader && <p className="small">{words.t("key-pin-on-reader")}</p>}
      {token.certificates.length === 0 && <p className="small">{words.t("token-no-certificate-yet")}</p>}
    </>
  );
}
