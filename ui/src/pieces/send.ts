/** Carries the bytes of a file to Rust, piece by piece. The page knows no path of the disk. */
import { door, type ChangeView } from "../bridge";

const CHUNK = 3 * 1024 * 1024;

/** Bytes as base64, read by the browser itself. */
export function base64Of(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject({ code: "file-unreadable", values: {} });
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(bytes);
  });
}

/** Sends a file to a place of a dossier; what Rust refuses is thrown as its fault. */
export async function sendFile(id: string, target: string, file: File, progress: (sent: number) => void): Promise<ChangeView> {
  const { upload } = await door.attach_begin({ id, target, name: file.name, size: file.size });
  try {
    for (let at = 0; at < file.size; at += CHUNK) {
      const { received } = await door.attach_chunk({ upload, base64: await base64Of(file.slice(at, at + CHUNK)) });
      progress(received);
    }
    return await door.attach_end({ upload });
  } catch (fault) {
    await door.attach_cancel({ upload }).catch(() => undefined);
    throw fault;
  }
}
