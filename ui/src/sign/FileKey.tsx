/** A key in a file. The password leaves the page with the act. */
import { useState } from "react";
import { Button } from "../controls/Button";
import { Field } from "../controls/Field";
import { SecretBox } from "../controls/SecretBox";
import { FilePicker } from "../pieces/FilePicker";
import { base64Of } from "../bridge/given";
import { useWords } from "../words";
import type { KeyPlace } from "./KeyForm";

export function FileKey({ open, busy, onChange, onOpen }: KeyPlace) {
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState("");
  const read = () => file && !busy && onOpen(async () => ({ from: "file", p12: await base64Of(file), password }));
  const pick = (files: File[]) => {
    setFile(files[0] ?? null);
    onChange();
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); if (!open) read(); }}>
      <div>
        <p className="field-legend" id="p12-label">{words.t("certificate-file")}</p>
        <p className="field-help">{words.t("certificate-file-help")}</p>
        <FilePicker id="p12" label={file ? words.t("certificate-other") : words.t("certificate-choose")} accept={["p12", "pfx"]} describedBy="p12-label" onPick={pick} />
        {file && <p className="small break picked">{file.name}</p>}
      </div>
      <Field id="p12-password" label={words.t("certificate-password")} help={words.t("certificate-password-help")} required>
        {(tied) => <SecretBox tied={tied} value={password} onType={(text) => { setPassword(text); onChange(); }} />}
      </Field>
      {!open && <Button type="submit" busy={busy} disabled={!file}>{words.t("certificate-read")}</Button>}
    </form>
  );
}
