/** The frame of the ready application: where I can go, where I am, whether the platform answers. */
import { useEffect, useRef, useState } from "react";
import { CallsScreen } from "../calls/CallsScreen";
import { CheckupScreen } from "../certificate/CheckupScreen";
import { CompareScreen } from "../compare/CompareScreen";
import { Button } from "../controls/Button";
import { Notice } from "../controls/Notice";
import { Window } from "../controls/Window";
import { DossierScreen } from "../dossier/DossierScreen";
import { DossiersScreen } from "../dossiers/DossiersScreen";
import { useWorkbench } from "../preview/useWorkbench";
import { WorkbenchBar } from "../preview/WorkbenchBar";
import { ProfileScreen } from "../profile/ProfileScreen";
import { SettingsScreen } from "../settings/SettingsScreen";
import { SeveralScreen } from "../sign/SeveralScreen";
import { useApp } from "../state/app";
import { usePlace, type Place } from "../state/route";
import { TrustScreen } from "../trust/TrustScreen";
import { VerifyScreen } from "../verify/VerifyScreen";
import { WalletScreen } from "../wallet/WalletScreen";
import { useWords } from "../words";
import { Nav } from "./Nav";

export function Frame() {
  const place = usePlace();
  const words = useWords();
  const { state } = useApp();
  const bench = useWorkbench();
  const main = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState(false);
  const key = place.screen === "dossier" ? `dossier/${place.id}/${place.step}` : place.screen;
  const first = useRef(true);

  // A new screen takes the focus at its title, so that it is said and the next Tab goes into it.
  useEffect(() => {
    setMenu(false);
    const title = main.current?.querySelector<HTMLElement>(".dossier-body h2[tabindex]") ?? main.current?.querySelector<HTMLElement>("h1[tabindex]") ?? main.current;
    if (!first.current) title?.focus({ preventScroll: true });
    first.current = false;
  }, [key]);

  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={(e) => { e.preventDefault(); main.current?.focus(); }}>{words.t("skip")}</a>
      <aside className="side"><Nav current={place.screen} /></aside>
      <header className="bar">
        <Button weight="quiet" icon="menu" aria-haspopup="dialog" onClick={() => setMenu(true)}>{words.t("menu")}</Button>
        <span className="wordmark">Pli</span>
      </header>
      <Window title={words.t("menu")} open={menu} onClose={() => setMenu(false)} side><Nav current={place.screen} /></Window>
      <main id="main" ref={main} tabIndex={-1} className={place.screen === "dossier" ? "main main-dossier" : "main"}>
        {state.disk_full && <Notice tone="red" title={words.t("error-disk-full-title")}><p>{words.t("error-disk-full-text")}</p><p>{words.t("error-disk-full-repair")}</p></Notice>}
        <WorkbenchBar bench={bench} />
        <Screen place={place} turn={bench.view?.turn ?? 0} />
      </main>
    </div>
  );
}

/** A new turn of the form that its author tries shows the dossier anew, at the same place. */
function Screen({ place, turn }: { place: Place; turn: number }) {
  switch (place.screen) {
    case "dossiers":
      return <DossiersScreen />;
    case "calls":
      return <CallsScreen />;
    case "profile":
      return <ProfileScreen />;
    case "wallet":
      return <WalletScreen />;
    case "compare":
      return <CompareScreen before={place.before} after={place.after} />;
    case "verify":
      return <VerifyScreen />;
    case "settings":
      return <SettingsScreen />;
    case "certificate":
      return <CheckupScreen />;
    case "trust":
      return <TrustScreen />;
    case "several":
      return <SeveralScreen />;
    case "dossier":
      return <DossierScreen key={`${place.id}/${turn}`} id={place.id} step={place.step} section={place.section} />;
  }
}
