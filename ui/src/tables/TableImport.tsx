/** A file of a spreadsheet, looked at before anything is taken: its sheet, its columns, what was not understood. */
import { useEffect, useState } from "react";
import { asFault, door, type Fault, type TableMapping, type TableMode, type TableView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { Choices } from "../controls/Choices";
import { Icon } from "../controls/Icon";
import { FaultNotice } from "../controls/FaultNotice";
import { Window } from "../controls/Window";
import { base64Of } from "../bridge/given";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { SheetChoice } from "./SheetChoice";
import { TableColumns } from "./TableColumns";
import { TableReport } from "./TableReport";

interface Props {
  file: File;
  path: string;
  label: string;
  onClose: () => void;
}

export function TableImport({ file, path, label, onClose }: Props) {
  const { id, take } = useDossier();
  const words = useWords();
  const say = useSay();
  const [view, setView] = useState<TableView | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [mode, setMode] = useState<TableMode>("append");

  const asked = async (sheet: string | null, mapping: TableMapping | null) => ({ id, group: path, name: file.name, base64: await base64Of(file), sheet, mapping });

  /** One question after the other; the last view stays while the next comes. */
  const work = async (act: () => Promise<void>) => {
    setBusy(true);
    setFault(null);
    try {
      await act();
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setBusy(false);
    }
  };
  const look = (sheet: string | null, mapping: TableMapping | null) => void work(async () => setView(await door.table_read(await asked(sheet, mapping))));
  const bring = () =>
    void work(async () => {
      if (!view) return;
      const change = await door.table_import({ file: await asked(view.sheet, view.mapping), mode });
      take(change);
      say(words.t("table-said-taken", { rows: change.table?.rows ?? 0 }));
      onClose();
    });
  useEffect(() => look(null, null), [file]);

  return (
    <Window title={words.t("table-import-title", { label })} open onClose={onClose} wide>
      <p className="soft measure">{words.t("table-import-lead", { name: file.name })}</p>
      <FaultNotice fault={fault} />
      {!view && busy && <Busy>{words.t("table-reading")}</Busy>}
      {view && (
        <>
          <SheetChoice view={view} onSheet={(sheet) => look(sheet, null)} onTitles={(titles) => look(view.sheet, { ...view.mapping, titles })} />
          <TableColumns view={view} onMap={(mapping) => look(view.sheet, mapping)} />
          <TableReport report={view.report} />
          {view.standing_rows > 0 && (
            <Choices id="table-mode" legend={words.t("table-mode", { rows: view.standing_rows })} required inline chosen={[mode]}
              options={[{ code: "append", label: words.t("table-mode-append") }, { code: "replace", label: words.t("table-mode-replace") }]}
              onChoose={(codes) => setMode(codes[0] === "replace" ? "replace" : "append")} />
          )}
          {mode === "replace" && <p className="note note-warning"><Icon name="warn" /><span>{words.t("table-replaced", { rows: view.standing_rows })}</span></p>}
          <div className="row">
            <Button weight="main" busy={busy} disabled={view.report.rows === 0} onClick={bring}>{words.t("table-take", { rows: view.report.rows })}</Button>
            <Button onClick={onClose}>{words.t("cancel")}</Button>
          </div>
        </>
      )}
    </Window>
  );
}
