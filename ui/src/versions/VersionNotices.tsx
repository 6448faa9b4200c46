/** What a person is told of the versions of the form: a newer one exists, answers are kept without a place. Never in the way. */
import { useState } from "react";
import { door } from "../bridge";
import { Button } from "../controls/Button";
import { Notice } from "../controls/Notice";
import { useDossier } from "../state/dossier";
import { useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { MoveWindow } from "./MoveWindow";
import { OrphanList } from "./OrphanList";

export function VersionNotices() {
  const { id, view } = useDossier();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { summary } = view;
  // Another version, another state or another edit may change what is offered and what is kept.
  const versions = useLoad(() => door.dossier_versions({ id }), `${id} ${summary.form_version} ${summary.state}`).data;
  if (!versions) return null;
  return (
    <>
      {versions.newer && (
        <Notice title={words.t("version-newer")}>
          <p>{words.t("version-newer-text", { current: versions.current, newer: versions.newer })}</p>
          <p><Button onClick={() => setOpen(true)} aria-haspopup="dialog">{words.t("version-see")}</Button></p>
          <MoveWindow to={versions.newer} open={open} onClose={() => setOpen(false)} />
        </Notice>
      )}
      {versions.orphans.length > 0 && (
        <Notice>
          <details>
            <summary>{words.t("version-kept", { count: versions.orphans.length })}</summary>
            <p className="soft">{words.t("version-kept-text")}</p>
            <OrphanList orphans={versions.orphans} />
          </details>
        </Notice>
      )}
    </>
  );
}
