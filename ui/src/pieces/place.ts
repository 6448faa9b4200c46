/** Proposes a place for each dropped file, by the words of its name. The person decides. */
import type { PieceView } from "../bridge";

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsIn = (text: string) => plain(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1);

export function extensionOf(name: string): string {
  return plain(name.split(".").pop() ?? "");
}

function score(name: string, piece: PieceView): number {
  const given = new Set(wordsIn(name.replace(/\.[^.]+$/, "")));
  const wanted = wordsIn(`${piece.id} ${piece.label} ${piece.row_label ?? ""}`);
  const common = wanted.filter((word) => given.has(word)).length;
  const room = piece.attachments.length === 0 ? 0.5 : 0;
  const fits = piece.formats.length === 0 || piece.formats.includes(extensionOf(name)) ? 0.25 : -1;
  return common + (common > 0 || piece.required ? room : 0) + fits;
}

/** The target proposed for a file name; null where no piece has anything in common with it. */
export function proposed(name: string, pieces: PieceView[]): string | null {
  const scored = pieces.filter((p) => p.visible).map((piece) => ({ target: piece.target, score: score(name, piece) }));
  const best = scored.reduce<{ target: string; score: number } | null>((top, one) => (!top || one.score > top.score ? one : top), null);
  return best && best.score >= 1 ? best.target : null;
}

/** A piece in one line: its label, and the row that it belongs to. */
export function pieceName(piece: PieceView): string {
  return piece.row_label ? `${piece.label} — ${piece.row_label}` : piece.label;
}
