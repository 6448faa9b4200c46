/** Carries the bytes of a file to Rust, piece by piece. The page knows no path of the disk. */
import { door, type ChangeView } from "../bridge";
import { PIECE, type Given } from "../bridge/given";

/** Sends a file to a place of a dossier; what Rust refuses is thrown as its fault. */
export async function sendFile(id: string, target: string, file: Given, progress: (sent: number) => void): Promise<ChangeView> {
  const { upload } = await door.attach_begin({ id, target, name: file.name, size: file.size });
  try {
    for (let at = 0; at < file.size; at += PIECE) {
      const { received } = await door.attach_chunk({ upload, base64: await file.base64(at, Math.min(at + PIECE, file.size)) });
      progress(received);
    }
    return await door.attach_end({ upload });
  } catch (fault) {
    await door.attach_cancel({ upload }).catch(() => undefined);
    throw fault;
  }
}
