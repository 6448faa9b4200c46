/** Settings: the account, the language, the display, the recovery key, the verification of any file. */
import { useEffect, useState } from "react";
import { door, type SettingsView } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { Choices } from "../controls/Choices";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { TextBox } from "../controls/TextBox";
import { useApp } from "../state/app";
import { go } from "../state/route";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { Account } from "./Account";
import { RecoverySetting } from "./RecoverySetting";
import { TimeStamps } from "./TimeStamps";

export function SettingsScreen() {
  const words = useWords();
  const { state, refresh } = useApp();
  const [settings, setSettings] = useState<SettingsView | null>(null);
  const load = useAsk(async () => setSettings(await door.settings_get()));
  const set = useAsk(async (change: Partial<SettingsView>) => {
    if (!settings) return;
    setSettings(await door.settings_set({ ...settings, ...change }));
    await refresh();
  });
  useEffect(() => void load.run(), [load.run]);
  return (
    <div className="screen">
      <h1 tabIndex={-1}>{words.t("nav-settings")}</h1>
      <FaultNotice fault={load.fault ?? set.fault} />
      <div className="settings">
        <Account />
        <section className="card stack" aria-labelledby="settings-screen">
          <h2 id="settings-screen">{words.t("settings-screen")}</h2>
          {!settings && <Busy>{words.t("settings-opening")}</Busy>}
          {settings && (
            <>
              <Choices id="language" inline legend={words.t("settings-language")} required options={[{ code: "fr", label: "Français" }, { code: "en", label: "English" }]} chosen={[settings.language]}
                onChoose={([code]) => void set.run({ language: code === "en" ? "en" : "fr" })} />
              <Choices id="display" inline legend={words.t("settings-display")} required chosen={[settings.display]}
                options={(["system", "light", "dark"] as const).map((code) => ({ code, label: words.t(`display-${code}`) }))}
                onChoose={([code]) => void set.run({ display: code as SettingsView["display"] })} />
              <Field id="settings-author" label={words.t("author")} help={words.t("author-help")} required>
                {(tied) => <TextBox tied={tied} value={settings.author} onCommit={(author) => author.trim() && void set.run({ author: author.trim() })} autoComplete="name" />}
              </Field>
              <Field id="settings-second-address" label={words.t("settings-second-address")} help={words.t("settings-second-address-help")}>
                {(tied) => <TextBox tied={tied} value={settings.second_address} onCommit={(second_address) => void set.run({ second_address: second_address.trim() })} autoComplete="off" />}
              </Field>
            </>
          )}
        </section>
        <section className="card stack" aria-labelledby="settings-certificate">
          <h2 id="settings-certificate">{words.t("certificate-title")}</h2>
          <p className="measure">{words.t("check-card-text")}</p>
          <div><Button icon="pen" onClick={() => go({ screen: "certificate" })}>{words.t("check-open")}</Button></div>
        </section>
        <TimeStamps />
        <section className="card stack" aria-labelledby="settings-trust">
          <h2 id="settings-trust">{words.t("trust-title")}</h2>
          <p className="measure">{words.t("trust-card-text")}</p>
          <div><Button icon="seal" onClick={() => go({ screen: "trust" })}>{words.t("trust-open")}</Button></div>
        </section>
        <RecoverySetting />
        <p className="small soft">{words.t("settings-version", { version: state.version })}</p>
      </div>
    </div>
  );
}
