/** Files that the person gives: chosen in a dialog, or dropped on the window. Their bytes come piece by piece; the page knows no path. */

export interface Given {
  name: string;
  size: number;
  /** False for a folder, of which nothing can be read. */
  isFile: boolean;
  /** Bytes from one place to another, or to the end. */
  base64: (from: number, to: number) => Promise<string>;
}

/** What happens over the window. */
export type Drop = { state: "over" } | { state: "out" } | { state: "dropped"; files: Given[] };

/** A multiple of three, so that pieces in base64 stand one behind the other. */
export const PIECE = 3 * 1024 * 1024;

/** Bytes as base64, read by the browser itself. */
export function base64Of(bytes: Blob, name = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject({ code: "file-unreadable", values: { name, cause: reader.error?.name ?? "" } });
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(bytes);
  });
}

/** A file of the page's own. */
export const chosen = (file: File): Given => ({
  name: file.name,
  size: file.size,
  isFile: true,
  base64: (from, to) => base64Of(file.slice(from, to), file.name),
});

/** All the bytes of a file as base64. */
export async function whole(file: Given): Promise<string> {
  let bytes = "";
  for (let from = 0; from < file.size; from += PIECE) bytes += await file.base64(from, Math.min(from + PIECE, file.size));
  return bytes;
}

/** What a browser tells of files that are dragged over the page. Gives what ends it. */
export function pageDrops(tell: (drop: Drop) => void): () => void {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    tell({ state: "over" });
  };
  const out = (event: DragEvent) => event.relatedTarget === null && tell({ state: "out" });
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    tell({ state: "dropped", files: [...(event.dataTransfer?.files ?? [])].map(chosen) });
  };
  window.addEventListener("dragover", over);
  window.addEventListener("dragleave", out);
  window.addEventListener("drop", drop);
  return () => {
    window.removeEventListener("dragover", over);
    window.removeEventListener("dragleave", out);
    window.removeEventListener("drop", drop);
  };
}
