/** The one door to Rust. Nothing else in the screens may know what host carries a command. */
import { commands, type Commands } from "./generated/commands";
import type { BackupView } from "./generated/types";
import type { Drop } from "./given";
import { loopbackHost } from "./loopback";
import { tauriHost } from "./tauri";
import type { Watch } from "../preview/types";

export * from "./generated/types";
export type { Fault } from "./fault";
export { asFault } from "./fault";

/** What a host does beside carrying commands: it knows where files go. */
export interface Host {
  invoke: (name: string, request: unknown) => Promise<unknown>;
  /** Address of the platform that whoever started the window proposes; empty where none is. */
  proposedPlatform: () => Promise<string>;
  /** Asks where, and keeps a file of a dossier there; false when the person gave it up. */
  saveExport: (id: string, what: string) => Promise<boolean>;
  /** Asks where, and keeps a table of a dossier there, as `csv` or `xlsx`; false when the person gave it up. */
  saveTable: (id: string, group: string, format: "csv" | "xlsx") => Promise<boolean>;
  /** Asks for a folder or a stick, and makes a backup copy there; null when the person gave it up. */
  saveBackup: (id: string) => Promise<BackupView | null>;
  /** Asks where, and keeps a letter of the Region there; false when the person gave it up. */
  saveLetter: (id: string) => Promise<boolean>;
  /** Asks where, and keeps a text of the screen there; false when the person gave it up. */
  saveText: (name: string, text: string) => Promise<boolean>;
  /** Tells of files that are dragged over the window, to one listener at a time; gives what ends it. */
  drops: (tell: (drop: Drop) => void) => () => void;
  /** Follows the form that its author tries; nothing outside of `pli form preview`. */
  watch?: Watch;
}

/** The door as screens see it: every command, and the host's own. */
export type Door = Commands & Pick<Host, "drops" | "proposedPlatform" | "saveBackup" | "saveExport" | "saveLetter" | "saveTable" | "saveText" | "watch">;

function doorOf(host: Host): Door {
  const watch = host.watch ? { watch: host.watch } : {};
  return { ...commands(host.invoke), ...watch, drops: host.drops, proposedPlatform: host.proposedPlatform, saveBackup: host.saveBackup, saveExport: host.saveExport, saveLetter: host.saveLetter, saveTable: host.saveTable, saveText: host.saveText };
}

/** The door of the host that shows this page. */
export const door: Door = doorOf("__TAURI_INTERNALS__" in window ? tauriHost : loopbackHost);
