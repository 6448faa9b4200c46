/** A certificate in words: whose, of what category, until when. */
import type { CertificateView } from "../bridge";
import { Notice } from "../controls/Notice";
import { useWords } from "../words";
import { dayWords } from "../words/format";

export function Certificate({ certificate }: { certificate: CertificateView }) {
  const words = useWords();
  const rows: Array<[string, string]> = [
    [words.t("certificate-holder"), certificate.holder],
    ...(certificate.organisation ? [[words.t("certificate-organisation"), certificate.organisation] as [string, string]] : []),
    [words.t("certificate-issuer"), certificate.issuer],
    [words.t("certificate-category"), words.t(`certificate-category-${certificate.category}`)],
    [words.t("certificate-until"), dayWords(words, certificate.not_after)],
  ];
  return (
    <div className="certificate">
      <dl className="facts">
        {rows.map(([term, value]) => (
          <div key={term}><dt>{term}</dt><dd className="break">{value}</dd></div>
        ))}
      </dl>
      {certificate.demonstration && <Notice tone="amber" title={words.t("demonstration")}><p>{words.t("certificate-demonstration")}</p></Notice>}
      {!certificate.usable && (
        <Notice tone="red" title={words.find(`error-${certificate.obstacle ?? "certificate-unusable"}-title`) ?? words.t("error-certificate-unusable-title")}>
          <p>{words.find(`error-${certificate.obstacle ?? "certificate-unusable"}-repair`) ?? words.t("error-certificate-unusable-repair")}</p>
        </Notice>
      )}
    </div>
  );
}
