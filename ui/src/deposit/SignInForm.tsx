/** Signing in on a platform. The password travels once; the session's token stays on Rust's side. */
import { useEffect, useState } from "react";
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { SecretBox } from "../controls/SecretBox";
import { useApp } from "../state/app";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";

export function SignInForm({ onDone }: { onDone?: () => void }) {
  const words = useWords();
  const { state, refresh } = useApp();
  const [url, setUrl] = useState(state.platform?.url ?? "");
  const [user, setUser] = useState(state.platform?.user ?? "");
  const [password, setPassword] = useState("");
  useEffect(() => {
    void door.proposedPlatform().then((proposed) => setUrl((typed) => typed || proposed));
  }, []);
  const signIn = useAsk(async () => {
    await door.platform_sign_in({ url, user, password });
    setPassword("");
    await door.sync_now().catch(() => undefined);
    await refresh();
    onDone?.();
  });
  return (
    <form className="stack form-narrow" onSubmit={(e) => { e.preventDefault(); if (!signIn.busy) void signIn.run(); }}>
      <FaultNotice fault={signIn.fault} />
      <Field id="platform-url" label={words.t("platform-url")} help={words.t("platform-url-help")} required>
        {(tied) => <input {...tied} className="box" type="url" value={url} onChange={(e) => setUrl(e.target.value)} autoComplete="url" />}
      </Field>
      <Field id="platform-user" label={words.t("platform-user")} required>
        {(tied) => <input {...tied} className="box" value={user} onChange={(e) => setUser(e.target.value)} autoComplete="username" autoCapitalize="none" spellCheck={false} />}
      </Field>
      <Field id="platform-password" label={words.t("platform-password")} required>
        {(tied) => <SecretBox tied={tied} value={password} onType={setPassword} />}
      </Field>
      <div><Button type="submit" weight="main" busy={signIn.busy}>{words.t("platform-sign-in")}</Button></div>
    </form>
  );
}
