/** The desktop window: commands travel by Tauri's channel, each with its own permission. */
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Drop } from "./given";
import type { Host } from "./index";

/** What the window tells of files that are dragged over it. */
type Told = { state: "over" } | { state: "out" } | { state: "dropped"; files: Fallen[] };

interface Fallen {
  /** By this number its bytes are asked for. */
  file: number;
  name: string;
  size: number;
  is_file: boolean;
}

function drops(tell: (drop: Drop) => void): () => void {
  const channel = new Channel<Told>();
  const given = ({ file, name, size, is_file }: Fallen) => ({
    name, size, isFile: is_file, base64: (from: number, to: number) => invoke<string>("dropped_piece", { file, from, to }),
  });
  channel.onmessage = (told) => tell(told.state === "dropped" ? { ...told, files: told.files.map(given) } : told);
  void invoke("watch_drops", { channel });
  return () => {
    channel.onmessage = () => undefined;
  };
}

export const tauriHost: Host = {
  drops,
  invoke: (name, request) => invoke(name, { request }),
  proposedPlatform: () => invoke("proposed_platform"),
  saveBackup: (id) => invoke("save_backup", { id }),
  saveLetter: (id) => invoke("save_letter", { id }),
  saveExport: (id, what) => invoke("save_export", { id, what }),
  saveTable: (id, group, format) => invoke("save_table", { id, group, format }),
  saveText: (name, text) => invoke("save_text", { name, text }),
};
