/** Verifies any signed file, whoever made it: the verdict in words first, then what it rests on. */
import { useEffect, useRef, useState } from "react";
import { door, type VerdictView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { FilePicker } from "../pieces/FilePicker";
import { base64Of, chosen, whole, type Given } from "../bridge/given";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { DropHere } from "./DropHere";
import { Verdict } from "./Verdict";

/** A file with its verdict, and its bytes for what is asked next. */
interface Verified {
  name: string;
  base64: string;
  view: VerdictView;
}

const EXTENSIONS = ["pdf", "p7s", "p7m", "xml", "asice", "asics", "zip", "json"];

export function VerifyScreen() {
  const words = useWords();
  const say = useSay();
  const [verified, setVerified] = useState<Verified | null>(null);
  const verdict = useRef<HTMLDivElement>(null);

  const verify = useAsk(async (name: string, base64: string, beside: File[]) => {
    setVerified(null);
    const others = await Promise.all(beside.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
    const view = await door.verify_file({ name, base64, beside: others });
    setVerified({ name, base64, view });
    say(words.t("verify-said", { indication: view.indication }));
  });
  const take = async (file: Given) => verify.run(file.name, await whole(file), []);
  const pick = async (file: File | undefined) => {
    if (file) await take(chosen(file));
  };

  // The verdict takes the focus, so that it is read first.
  useEffect(() => verdict.current?.focus(), [verified]);

  const lacksContent = verified?.view.sub_indication === "SIGNED_DATA_NOT_FOUND" && verified.view.kind !== "container" && verified.view.kind !== "pdf";
  return (
    <div className="screen stack">
      <h1 tabIndex={-1}>{words.t("verify-title")}</h1>
      <p className="lead measure">{words.t("verify-text")}</p>
      <div className="row">
        <FilePicker id="verify" label={words.t(verified ? "verify-other" : "verify-choose")} accept={EXTENSIONS} describedBy="verify-drop" onPick={([file]) => void pick(file)} />
        <p className="soft small" id="verify-drop">{words.t("verify-drop")}</p>
      </div>
      <DropHere onDrop={(file) => void take(file)} />
      {verify.busy && <Busy>{words.t("verifying")}</Busy>}
      <FaultNotice fault={verify.fault} />
      {verified && (
        <div ref={verdict} tabIndex={-1} className="stack">
          <Verdict name={verified.name} base64={verified.base64} verdict={verified.view} />
          {lacksContent && (
            <Notice title={words.t("verify-beside-text")}>
              <FilePicker id="verify-beside" label={words.t("verify-beside")} several onPick={(files) => void verify.run(verified.name, verified.base64, files)} />
            </Notice>
          )}
        </div>
      )}
    </div>
  );
}
