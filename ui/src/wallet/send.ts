/** Carries a file into the wallet, piece by piece; what Rust refuses is thrown as its fault. */
import { door, type WalletEndRequest, type WalletView } from "../bridge";
import { chosen } from "../bridge/given";
import { carry } from "../pieces/send";

export async function sendDocument(file: File, end: Omit<WalletEndRequest, "upload">, progress: (sent: number) => void): Promise<WalletView> {
  const { upload } = await door.wallet_begin({ name: file.name, size: file.size });
  return carry(upload, chosen(file), () => door.wallet_end({ upload, ...end }), progress);
}
