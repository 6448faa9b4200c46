/** What stands under a table: a file of a spreadsheet taken in, the rows written to one. */
import { useState } from "react";
import { door, asFault, type Fault } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { FilePicker } from "../pieces/FilePicker";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { TableImport } from "./TableImport";

const ACCEPTED = ["csv", "tsv", "txt", "xlsx", "ods"];

interface Props {
  path: string;
  label: string;
  rows: number;
}

export function TableTools({ path, label, rows }: Props) {
  const { id } = useDossier();
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const keep = (format: "csv" | "xlsx") => {
    setFault(null);
    door.saveTable(id, path, format).catch((error: unknown) => setFault(asFault(error)));
  };
  return (
    <>
      <div className="row">
        <FilePicker label={words.t("table-import")} accept={ACCEPTED} onPick={(files) => setFile(files[0] ?? null)} />
        <Button icon="save" disabled={rows === 0} onClick={() => keep("csv")}>{words.t("table-export-csv")}</Button>
        <Button icon="save" disabled={rows === 0} onClick={() => keep("xlsx")}>{words.t("table-export-xlsx")}</Button>
      </div>
      <FaultNotice fault={fault} />
      {file && <TableImport file={file} path={path} label={label} onClose={() => setFile(null)} />}
    </>
  );
}
