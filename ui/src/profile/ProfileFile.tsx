/** The profile as a file: kept elsewhere, or taken in the place of this one once the person agrees. */
import { useState } from "react";
import { door } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Window } from "../controls/Window";
import { FilePicker } from "../pieces/FilePicker";
import { base64Of } from "../bridge/given";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import type { Profile } from "./useProfile";

const textOf = (base64: string) => new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));

export function ProfileFile({ profile }: { profile: Profile }) {
  const words = useWords();
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const save = useAsk(async () => {
    const { name, base64 } = await door.profile_export();
    await door.saveText(name, textOf(base64));
  });
  const load = useAsk(async (from: File) => {
    profile.take(await door.profile_import({ base64: await base64Of(from) }));
    say(words.t("profile-said-imported"));
    setFile(null);
  });
  return (
    <div className="row">
      <FaultNotice fault={save.fault} />
      <Button icon="save" busy={save.busy} onClick={() => void save.run()}>{words.t("profile-export")}</Button>
      <FilePicker label={words.t("profile-import")} accept={["json"]} onPick={([picked]) => setFile(picked ?? null)} />
      <Window title={words.t("profile-import-sure")} open={file !== null} onClose={() => setFile(null)}>
        <div className="stack">
          <FaultNotice fault={load.fault} />
          <p className="measure">{words.t("profile-import-sure-text")}</p>
          <p className="break"><strong>{file?.name}</strong></p>
          <div className="window-foot">
            <Button weight="main" busy={load.busy} onClick={() => file && void load.run(file)}>{words.t("profile-import-act")}</Button>
            <Button onClick={() => setFile(null)}>{words.t("cancel")}</Button>
          </div>
        </div>
      </Window>
    </div>
  );
}
