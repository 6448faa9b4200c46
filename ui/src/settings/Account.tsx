/** The account on the platform. */
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { SignInForm } from "../deposit/SignInForm";
import { useApp } from "../state/app";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";

export function Account() {
  const words = useWords();
  const { state, refresh } = useApp();
  const { platform } = state;
  const leave = useAsk(async () => {
    await door.platform_sign_out();
    await refresh();
  });
  return (
    <section className="card stack" aria-labelledby="settings-account">
      <h2 id="settings-account">{words.t("settings-account")}</h2>
      <FaultNotice fault={leave.fault} />
      {platform?.signed_in ? (
        <>
          <dl className="facts">
            <div><dt>{words.t("account-platform")}</dt><dd>{platform.name}<br /><span className="soft small break">{platform.url}</span></dd></div>
            <div><dt>{words.t("account-organisation")}</dt><dd>{platform.organisation}</dd></div>
            <div><dt>{words.t("account-user")}</dt><dd>{platform.user}</dd></div>
          </dl>
          <div><Button busy={leave.busy} onClick={() => void leave.run()}>{words.t("platform-sign-out")}</Button></div>
        </>
      ) : (
        <>
          <p className="soft">{words.t("account-none")}</p>
          <SignInForm />
        </>
      )}
    </section>
  );
}
