/** The key to sign with: from a file, a token or the system's store. It is held open until the form goes away. */
import { useEffect, useRef, useState } from "react";
import { door, type KeyRequest, type KeyView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { Choices } from "../controls/Choices";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { useOpenKeys } from "../state/app";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { Certificate } from "./Certificate";
import { FileKey } from "./FileKey";
import { SystemKey } from "./SystemKey";
import { TokenKey } from "./TokenKey";

const places = ["file", "token", "system"] as const;

/** What each place of a key gets from the form. */
export interface KeyPlace {
  /** Whether a key stands open: its button has done its work. */
  open: boolean;
  busy: boolean;
  /** Something else was chosen or typed: what stands open is no longer it. */
  onChange: () => void;
  onOpen: (ask: () => Promise<KeyRequest>) => void;
}

interface Props {
  /** What is done with a key; none only reads its certificate. */
  act?: { label: string; busy: boolean; needsUsable: boolean; run: (key: KeyView) => void };
}

export function KeyForm({ act }: Props) {
  const words = useWords();
  const say = useSay();
  const [from, setFrom] = useState<(typeof places)[number]>("file");
  const [opened, setOpened] = useState<KeyView | null>(null);
  const held = useRef<string | null>(null);
  const [wasClosed, setWasClosed] = useState(false);
  useClosing(opened, () => {
    held.current = null;
    setOpened(null);
    setWasClosed(true);
  });
  const close = () => {
    if (held.current) void door.key_close({ key: held.current, pin: null }).catch(() => undefined);
    held.current = null;
  };
  useEffect(() => close, []);
  const opening = useAsk(async (ask: () => Promise<KeyRequest>) => {
    close();
    const view = await door.key_open(await ask());
    setWasClosed(false);
    held.current = view.key;
    setOpened(view);
  });
  const change = () => {
    if (opened) close();
    setOpened(null);
    opening.clear();
  };
  const lock = () => {
    change();
    say(words.t("key-said-closed"));
  };
  const place: KeyPlace = { open: opened !== null, busy: opening.busy, onChange: change, onOpen: (ask) => void opening.run(ask) };
  const Place = { file: FileKey, token: TokenKey, system: SystemKey }[from];
  return (
    <div className="certificate-form stack">
      <Choices id="key-from" legend={words.t("key-from")} required chosen={[from]} options={places.map((code) => ({ code, label: words.t(`key-from-${code}`) }))}
        onChoose={([code]) => {
          change();
          setFrom(places.find((known) => known === code) ?? "file");
        }} />
      <Place key={from} {...place} />
      <FaultNotice fault={opening.fault} />
      <div aria-live="polite">{wasClosed && <Notice tone="amber" icon="key" title={words.t("key-idle")}><p>{words.t("key-idle-text")}</p></Notice>}</div>
      {opened && (
        <div aria-live="polite">
          <Certificate certificate={opened.certificate} />
          {opened.asks_each_time && <p className="small">{words.t("key-pin-each")}</p>}
        </div>
      )}
      {opened && (
        <div className="row">
          {act && <Button weight="main" icon="pen" busy={act.busy} disabled={act.needsUsable && !opened.certificate.usable} onClick={() => act.run(opened)}>{act.label}</Button>}
          <Button icon="key" disabled={act?.busy ?? false} onClick={lock}>{words.t("key-close")}</Button>
        </div>
      )}
    </div>
  );
}

/** Tells when a key that stood open was closed because nobody used it. It counts as open once it was seen among the open ones. */
function useClosing(opened: KeyView | null, onClosed: () => void) {
  const names = useOpenKeys();
  const seen = useRef<string | null>(null);
  const told = useRef(onClosed);
  told.current = onClosed;
  useEffect(() => {
    if (!opened || !names) return;
    if (names.includes(opened.key)) seen.current = opened.key;
    else if (seen.current === opened.key) told.current();
  }, [opened, names]);
}
