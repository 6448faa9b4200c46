/** The receipt, big and printable, with our own verification of the platform's signature. */
import { door, type ReceiptView, type TimeProofView } from "../bridge";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { Notice } from "../controls/Notice";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { momentWords, sizeWords } from "../words/format";
import { Backup } from "./Backup";

export function Receipt({ receipt }: { receipt: ReceiptView }) {
  const { id } = useDossier();
  const words = useWords();
  const good = receipt.verdict.indication === "TOTAL-PASSED";
  const rows: Array<[string, string]> = [
    [words.t("receipt-number"), receipt.number],
    [words.t("receipt-call"), `${receipt.call_reference} — ${receipt.call_title}`],
    ...(receipt.lot ? [[words.t("receipt-lot"), receipt.lot] as [string, string]] : []),
    [words.t("receipt-organisation"), receipt.organisation],
    [words.t("receipt-deposit"), receipt.deposit],
    [words.t("receipt-manifest"), receipt.manifest_sha256],
  ];
  return (
    <article className="receipt" aria-labelledby="receipt-title">
      <header className="receipt-top">
        <span className="ready-sign" aria-hidden="true"><Icon name="seal" /></span>
        <div>
          <h2 id="receipt-title" tabIndex={-1}>{words.t("receipt-title")}</h2>
          <p className="receipt-when num">{words.t("receipt-when", { when: momentWords(words, receipt.received_at) })}</p>
          <p className="soft small">{words.t("receipt-clock")}</p>
        </div>
      </header>
      {receipt.demonstration && <Notice tone="amber" title={words.t("demonstration")}><p>{words.t("receipt-demonstration")}</p></Notice>}
      <Notice tone={good ? "green" : "red"} title={words.t(good ? "receipt-verified" : "receipt-not-verified", { signer: receipt.verdict.signatures[0]?.signer ?? "" })}>
        <p className="small">{words.t("receipt-indication", { indication: receipt.verdict.indication })}</p>
      </Notice>
      {receipt.verdict.time_proof && <TimeProof proof={receipt.verdict.time_proof} />}
      <dl className="facts">{rows.map(([term, value]) => <div key={term}><dt>{term}</dt><dd className="break num">{value}</dd></div>)}</dl>
      <p className="small">{receipt.sealed_text || words.t("deposit-not-sealed-done")}</p>
      <ul className="legal">{receipt.legal.map((line) => <li key={line}>{line}</li>)}</ul>
      <details className="receipt-files">
        <summary>{words.t("receipt-files", { files: receipt.files.length })}</summary>
        <ul>{receipt.files.map((file) => <li key={`${file.name} ${file.sha256}`}><span className="break">{file.name}</span> <span className="num soft">{sizeWords(words, file.size)}</span> <span className="mono soft break">{file.sha256}</span></li>)}</ul>
      </details>
      <div className="row no-print">
        <Button weight="main" icon="print" onClick={() => window.print()}>{words.t("receipt-print")}</Button>
        <Button icon="save" onClick={() => void door.saveExport(id, "acknowledgement")}>{words.t("receipt-keep-pdf")}</Button>
        <Button icon="save" onClick={() => void door.saveExport(id, "receipt")}>{words.t("receipt-keep")}</Button>
      </div>
      <p className="small soft measure">{words.t("receipt-without-pli")}</p>
      <Backup id={id} />
    </article>
  );
}

function TimeProof({ proof }: { proof: TimeProofView }) {
  const words = useWords();
  const tone = proof.state === "proved" ? "green" : proof.state === "broken" ? "red" : proof.state === "awaited" ? "plain" : "amber";
  const values = { authority: proof.authority ?? "", when: proof.at ? momentWords(words, proof.at) : "" };
  return <Notice tone={tone} icon="clock" title={words.t(`time-proof-${proof.state}`, values)} />;
}
