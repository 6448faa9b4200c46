/** Carries the bytes of a file to Rust, piece by piece. The page knows no path of the disk. */
import { door, type ChangeView } from "../bridge";
import { PIECE, type Given } from "../bridge/given";

/** Sends a file to a place of a dossier; what Rust refuses is thrown as its fault. */
export async function sendFile(id: string, target: string, file: Given, progress: (sent: number) => void): Promise<ChangeView> {
  const { upload } = await door.attach_begin({ id, target, name: file.name, size: file.size });
  return carry(upload, file, () => door.attach_end({ upload }), progress);
}

/** Sends the bytes of an upload that was begun, and ends it; what was sent is forgotten where something is refused. */
export async function carry<T>(upload: string, file: Given, end: () => Promise<T>, progress: (sent: number) => void): Promise<T> {
  try {
    for (let at = 0; at < file.size; at += PIECE) {
      const { received } = await door.attach_chunk({ upload, base64: await file.base64(at, Math.min(at + PIECE, file.size)) });
      progress(received);
    }
    return await end();
  } catch (fault) {
    await door.attach_cancel({ upload }).catch(() => undefined);
    throw fault;
  }
}
