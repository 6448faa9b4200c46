/** The desktop window: commands travel by Tauri's channel, each with its own permission. */
import { invoke } from "@tauri-apps/api/core";
import type { Host } from "./index";

export const tauriHost: Host = {
  invoke: (name, request) => invoke(name, { request }),
  proposedPlatform: () => invoke("proposed_platform"),
  saveBackup: (id) => invoke("save_backup", { id }),
  saveLetter: (id) => invoke("save_letter", { id }),
  saveExport: (id, what) => invoke("save_export", { id, what }),
  saveTable: (id, group, format) => invoke("save_table", { id, group, format }),
  saveText: (name, text) => invoke("save_text", { name, text }),
};
