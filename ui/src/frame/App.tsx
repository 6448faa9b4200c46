/** Which of the three stages is on the screen: first start, locked, ready. */
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { Announcer } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { FirstStart } from "../start/FirstStart";
import { Unlock } from "../start/Unlock";
import { AppProvider, useApp } from "../state/app";
import { useWords } from "../words";
import { Frame } from "./Frame";

export function App() {
  return (
    <AppProvider waiting={<Opening />} failed={(fault, retry) => <Failed fault={fault} retry={retry} />}>
      <Announcer>
        <Stages />
      </Announcer>
    </AppProvider>
  );
}

function Stages() {
  const { state } = useApp();
  const words = useWords();
  // The steps of a first start go on after the store is made.
  const [starting, setStarting] = useState(state.stage === "first_start");
  const first = state.stage === "first_start" || starting;
  return (
    <I18nProvider locale={words.locale}>
      {first ? <FirstStart onDone={() => setStarting(false)} /> : state.stage === "locked" ? <Unlock /> : <Frame />}
    </I18nProvider>
  );
}

function Opening() {
  const words = useWords();
  return <main className="alone"><h1 className="visually-hidden">Pli</h1><Busy>{words.t("app-opening")}</Busy></main>;
}

function Failed({ fault, retry }: { fault: Parameters<typeof FaultNotice>[0]["fault"]; retry: () => void }) {
  const words = useWords();
  return (
    <main className="alone">
      <h1>Pli</h1>
      <FaultNotice fault={fault} />
      <Button weight="main" onClick={retry}>{words.t("retry")}</Button>
    </main>
  );
}
