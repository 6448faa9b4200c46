/** The line that says the work is safe, only once Rust said so; undo, redo, check. */
import { useEffect, useRef } from "react";
import { FaultNotice } from "../controls/FaultNotice";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { useSay } from "../controls/Announcer";
import { useDossier } from "../state/dossier";
import { go } from "../state/route";
import { useWords } from "../words";
import { clockWords } from "../words/format";

export function SaveLine() {
  const { id, view, save, undo, redo } = useDossier();
  const words = useWords();
  const say = useSay();
  const last = useRef("");
  const at = save.is === "done" ? clockWords(words, save.at) : null;

  useEffect(() => {
    if (at && at !== last.current) say(words.t("saved-at", { time: at }));
    last.current = at ?? last.current;
  }, [at, say, words]);

  return (
    <>
      {save.is === "failed" && <FaultNotice fault={save.fault} />}
      <footer className="save-line">
        <p className="save-state num">
          {save.is === "running" && <><span className="spinner" aria-hidden="true" />{words.t("saving")}</>}
          {at && <><Icon name="check" />{words.t("saved-at", { time: at })}</>}
          {save.is === "none" && <span className="soft">{words.t("saved-all")}</span>}
          {save.is === "failed" && <><Icon name="stop" />{words.t("saved-not")}</>}
        </p>
        <div className="row row-end">
          <Button weight="quiet" icon="undo" disabled={!view.undo.can_undo} onClick={undo} aria-keyshortcuts="Control+Z">{words.t("undo")}</Button>
          <Button weight="quiet" icon="redo" disabled={!view.undo.can_redo} onClick={redo} aria-keyshortcuts="Control+Y">{words.t("redo")}</Button>
          <Button weight="main" onClick={() => go({ screen: "dossier", id, step: "check", section: null })} aria-keyshortcuts="F5">
            {words.t("check-now")} <kbd aria-hidden="true">F5</kbd>
          </Button>
        </div>
      </footer>
    </>
  );
}
