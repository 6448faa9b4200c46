/** Carries a file into the wallet, piece by piece; what Rust refuses is thrown as its fault. */
import { door, type WalletEndRequest, type WalletView } from "../bridge";
import { PIECE, base64Of } from "../bridge/given";

export async function sendDocument(file: File, end: Omit<WalletEndRequest, "upload">, progress: (sent: number) => void): Promise<WalletView> {
  const { upload } = await door.wallet_begin({ name: file.name, size: file.size });
  try {
    for (let at = 0; at < file.size; at += PIECE) {
      const { received } = await door.attach_chunk({ upload, base64: await base64Of(file.slice(at, at + PIECE), file.name) });
      progress(received);
    }
    return await door.wallet_end({ upload, ...end });
  } catch (fault) {
    await door.attach_cancel({ upload }).catch(() => undefined);
    throw fault;
  }
}
