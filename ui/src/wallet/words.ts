/** Documents in words: their kind, and how long they are good. */
import type { WalletDocumentView, WalletVersionView } from "../bridge";
import type { IconName } from "../controls/Icon";
import type { Words } from "../words";
import { dayWords } from "../words/format";

export function kindWords(words: Words, kind: string): string {
  return words.find(`document-${kind.replaceAll("_", "-")}`) ?? kind;
}

export function documentName(words: Words, document: WalletDocumentView): string {
  const kind = kindWords(words, document.kind);
  return document.title ? `${kind} — ${document.title}` : kind;
}

export function standingWords(words: Words, version: WalletVersionView): string {
  return words.t(`wallet-${version.standing.replaceAll("_", "-")}`, { until: version.valid_until ? dayWords(words, version.valid_until) : "" });
}

/** The tone and sign of a standing; the word is always beside. */
export function standingSign(standing: string): { tone: string; icon: IconName } {
  switch (standing) {
    case "ended":
      return { tone: "tag-red", icon: "stop" };
    case "ends_soon":
    case "undated":
      return { tone: "tag-amber", icon: "warn" };
    case "good":
      return { tone: "tag-green", icon: "check" };
    default:
      return { tone: "", icon: "file" };
  }
}

/** A day as it is typed: `2026-11-21` to `21/11/2026`. */
export function typedDay(day: string | null): string {
  const [year, month, date] = day?.split("-") ?? [];
  return year && month && date ? `${date}/${month}/${year}` : "";
}
