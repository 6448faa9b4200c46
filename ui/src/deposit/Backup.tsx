/** The backup copy: until when it must arrive, when it may be opened, and one button that makes it. */
import { useState } from "react";
import { door, type BackupView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { momentWords, sizeWords, wallWords } from "../words/format";

export function Backup({ id }: { id: string }) {
  const words = useWords();
  const say = useSay();
  const plan = useLoad(() => door.backup_plan({ id }), id);
  const [made, setMade] = useState<BackupView | null>(null);
  const make = useAsk(async () => {
    const view = await door.saveBackup(id);
    if (!view) return;
    setMade(view);
    say(words.t("backup-made", { folder: view.folder }));
    await plan.reload();
  });
  if (!plan.data) return <FaultNotice fault={plan.fault} focus={false} />;
  const { deadline, authority, service, is_tender, electronic_allowed } = plan.data;
  return (
    <section className="card stack no-print" aria-labelledby="backup-title">
      <h3 id="backup-title">{words.t("backup-title")}</h3>
      <p className="measure">{words.t("backup-text")}</p>
      {deadline && <p className="num"><strong>{words.t("backup-deadline", { authority, when: wallWords(words, deadline.local) })}</strong></p>}
      {service && <p className="soft">{service}</p>}
      <details>
        <summary>{words.t("backup-opening-title")}</summary>
        {is_tender ? (
          <>
            <p className="measure">{words.t("backup-opening-tender")}</p>
            <ul><li>{words.t("backup-opening-malware")}</li><li>{words.t("backup-opening-late")}</li></ul>
            <p className="measure">{words.t(electronic_allowed ? "backup-electronic" : "backup-no-electronic")}</p>
          </>
        ) : <p className="measure">{words.t("backup-no-tender")}</p>}
      </details>
      <FaultNotice fault={make.fault} />
      {made && (
        <Notice tone="green" title={words.t("backup-made", { folder: made.folder })}>
          <p className="num">{words.t("backup-made-what", { files: made.files, size: sizeWords(words, made.bytes) })}</p>
          {!made.receipt && <p>{words.t("backup-no-receipt")}</p>}
        </Notice>
      )}
      {!made && plan.data.made.length > 0 && <ul className="small soft">{plan.data.made.map((copy) => <li key={`${copy.at} ${copy.folder}`}>{words.t(copy.current ? "backup-before" : "backup-before-old", { folder: copy.folder, when: momentWords(words, copy.at) })}</li>)}</ul>}
      <div><Button icon="folder" busy={make.busy} onClick={() => void make.run()}>{words.t("backup-act")}</Button></div>
    </section>
  );
}
