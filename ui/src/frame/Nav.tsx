/** The places of the application, and whether the platform answers. */
import { Icon, type IconName } from "../controls/Icon";
import { useApp } from "../state/app";
import { hashOf } from "../state/route";
import { useWords } from "../words";

const places: Array<{ screen: "dossiers" | "calls" | "profile" | "wallet" | "verify" | "settings"; icon: IconName }> = [
  { screen: "dossiers", icon: "folder" },
  { screen: "calls", icon: "call" },
  { screen: "profile", icon: "person" },
  { screen: "wallet", icon: "file" },
  { screen: "verify", icon: "seal" },
  { screen: "settings", icon: "gear" },
];

/** The place that a screen without one stands under. */
const above: Record<string, string> = { dossier: "dossiers", compare: "dossiers", several: "dossiers", certificate: "settings", trust: "settings" };

export function Nav({ current }: { current: string }) {
  const words = useWords();
  const { state } = useApp();
  const at = above[current] ?? current;
  return (
    <div className="nav">
      <p className="wordmark" aria-hidden="true">
        <svg viewBox="0 0 28 28" className="wordmark-sign"><path d="M4 4h20v20H4z" /><path d="M4 4l10 11L24 4" /></svg>
        Pli
      </p>
      <nav aria-label={words.t("nav")}>
        <ul>
          {places.map(({ screen, icon }) => (
            <li key={screen}>
              <a href={hashOf({ screen })} className="nav-link" aria-current={screen === at ? "page" : undefined}>
                <Icon name={icon} />
                {words.t(`nav-${screen}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="nav-foot small">
        {state.platform?.demonstration && <p className="tag tag-amber"><Icon name="warn" />{words.t("demonstration")}</p>}
        {state.queued > 0 && <p><Icon name="send" /> {words.t("nav-queued", { count: state.queued })}</p>}
        <p className="nav-state" role="status"><Icon name={state.online ? "check" : "ring"} /> {words.t(onlineKey(state.platform?.signed_in ?? false, state.online))}</p>
      </div>
    </div>
  );
}

function onlineKey(signedIn: boolean, online: boolean | null): string {
  if (online === true) return signedIn ? "state-online" : "state-signed-out";
  return online === false ? "state-offline" : "state-unknown";
}
