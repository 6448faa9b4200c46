/** Open calls and aid schemes, from what was last synchronised; it says when. */
import { useState } from "react";
import { door, type CallView } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { useSay } from "../controls/Announcer";
import { SignInForm } from "../deposit/SignInForm";
import { NewDossier } from "../dossiers/NewDossier";
import { useApp } from "../state/app";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { momentWords } from "../words/format";
import { CallCard } from "./CallCard";

export function CallsScreen() {
  const words = useWords();
  const say = useSay();
  const { state, refresh } = useApp();
  const calls = useLoad(() => door.calls_list(), "calls");
  const [chosen, setChosen] = useState<CallView | null>(null);
  const sync = useAsk(async () => {
    const brought = await door.sync_now();
    await Promise.all([calls.reload(), refresh()]);
    say(words.t("calls-said-synced", { changed: brought.calls_changed.length }));
  });
  const { data } = calls;
  return (
    <div className="screen">
      <div className="row screen-top">
        <div>
          <h1 tabIndex={-1}>{words.t("nav-calls")}</h1>
          <p className="soft num">{data?.synced_at ? words.t("calls-synced", { when: momentWords(words, data.synced_at) }) : words.t("calls-never")}</p>
        </div>
        {state.platform?.signed_in && <Button className="row-end" icon="sync" busy={sync.busy} onClick={() => void sync.run()}>{words.t("sync-now")}</Button>}
      </div>
      <FaultNotice fault={sync.fault ?? calls.fault} />
      {!data && !calls.fault && <Busy>{words.t("calls-opening")}</Busy>}
      {data?.calls.length === 0 && (
        <section className="empty" aria-label={words.t("calls-none")}>
          <h2>{words.t("calls-none")}</h2>
          <p className="lead measure">{words.t(state.platform?.signed_in ? "calls-none-text" : "calls-sign-in-text")}</p>
          {!state.platform?.signed_in && <SignInForm onDone={() => void calls.reload()} />}
        </section>
      )}
      <ul className="calls">{data?.calls.map((call) => <CallCard key={call.reference} call={call} onAnswer={() => setChosen(call)} />)}</ul>
      {chosen && <NewDossier calls={[chosen]} onClose={() => setChosen(null)} />}
    </div>
  );
}
