/** Files of trust that the person takes: all of them, or none. A trusted list may need the certificate of who signs it. */
import { useState } from "react";
import { door, type BesideFile, type TrustView } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { FilePicker } from "../pieces/FilePicker";
import { base64Of } from "../bridge/given";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";

const CERTIFICATES = ["cer", "crt", "pem", "der"];
const FILES = [...CERTIFICATES, "xml", "crl", "ors", "ocsp"];

export function AddTrust({ onAdded }: { onAdded: (view: TrustView) => void }) {
  const words = useWords();
  const [files, setFiles] = useState<File[]>([]);
  const [operators, setOperators] = useState<File[]>([]);
  const add = useAsk(async () => {
    const view = await door.trust_add({ files: await read(files), operators: await read(operators) });
    setFiles([]);
    setOperators([]);
    onAdded(view);
  });
  const named = (picked: File[]) => picked.map((file) => file.name).join(", ");
  const hasList = files.some((file) => file.name.toLowerCase().endsWith(".xml"));
  return (
    <section className="card stack" aria-labelledby="trust-add-title">
      <h2 id="trust-add-title">{words.t("trust-add-title")}</h2>
      <p className="measure" id="trust-add-text">{words.t("trust-add-text")}</p>
      <div>
        <FilePicker id="trust-files" several label={words.t("trust-choose")} accept={FILES} describedBy="trust-add-text" onPick={(picked) => { setFiles(picked); add.clear(); }} />
        {files.length > 0 && <p className="small break picked">{named(files)}</p>}
      </div>
      {(hasList || operators.length > 0) && (
        <div>
          <p className="field-help" id="trust-operator-text">{words.t("trust-operator-text")}</p>
          <FilePicker id="trust-operators" several label={words.t("trust-choose-operator")} accept={CERTIFICATES} describedBy="trust-operator-text" onPick={(picked) => { setOperators(picked); add.clear(); }} />
          {operators.length > 0 && <p className="small break picked">{named(operators)}</p>}
        </div>
      )}
      <FaultNotice fault={add.fault} />
      <div><Button weight="main" busy={add.busy} disabled={files.length + operators.length === 0} onClick={() => void add.run()}>{words.t("trust-add")}</Button></div>
    </section>
  );
}

function read(files: File[]): Promise<BesideFile[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
}
