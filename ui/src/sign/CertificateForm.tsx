/** A certificate file and its password. Reading it changes nothing; the password leaves the page with the act. */
import { useState } from "react";
import { door, type CertificateView } from "../bridge";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Field } from "../controls/Field";
import { SecretBox } from "../controls/SecretBox";
import { FilePicker } from "../pieces/FilePicker";
import { base64Of } from "../pieces/send";
import { useAsk } from "../state/useAsk";
import { useWords } from "../words";
import { Certificate } from "./Certificate";

interface Props {
  /** What is done with a certificate that may sign; none only reads it. */
  act?: { label: string; busy: boolean; run: (p12: string, password: string) => void };
}

export function CertificateForm({ act }: Props) {
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState("");
  const [read, setRead] = useState<{ p12: string; view: CertificateView } | null>(null);
  const reading = useAsk(async () => {
    if (!file) return;
    const p12 = await base64Of(file);
    setRead({ p12, view: await door.certificate_read({ p12, password }) });
  });
  const pick = (files: File[]) => {
    setFile(files[0] ?? null);
    setRead(null);
    reading.clear();
  };
  return (
    <form className="certificate-form stack" onSubmit={(e) => { e.preventDefault(); if (!read) void reading.run(); else if (act && read.view.usable) act.run(read.p12, password); }}>
      <div>
        <p className="field-legend" id="p12-label">{words.t("certificate-file")}</p>
        <p className="field-help">{words.t("certificate-file-help")}</p>
        <FilePicker id="p12" label={file ? words.t("certificate-other") : words.t("certificate-choose")} accept={["p12", "pfx"]} describedBy="p12-label" onPick={pick} />
        {file && <p className="small break picked">{file.name}</p>}
      </div>
      <Field id="p12-password" label={words.t("certificate-password")} help={words.t("certificate-password-help")} required>
        {(tied) => <SecretBox tied={tied} value={password} onType={(text) => { setPassword(text); setRead(null); }} />}
      </Field>
      <FaultNotice fault={reading.fault} />
      {!read && <Button type="submit" weight={act ? "plain" : "main"} busy={reading.busy} disabled={!file} onClick={() => void reading.run()}>{words.t("certificate-read")}</Button>}
      {read && <div aria-live="polite"><Certificate certificate={read.view} /></div>}
      {read && act && <Button weight="main" icon="pen" busy={act.busy} disabled={!read.view.usable} onClick={() => act.run(read.p12, password)}>{act.label}</Button>}
    </form>
  );
}
