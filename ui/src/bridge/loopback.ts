/** A plain browser on this machine, as `pli form preview` opens it: the same commands over HTTP on 127.0.0.1, with the token of the address. */
import type { FileView } from "./generated/types";
import { pageDrops } from "./given";
import type { WorkbenchView } from "../preview/types";
import type { Host } from "./index";

const asked = new URLSearchParams(window.location.search);
const token = asked.get("token") ?? "";

async function invoke(name: string, request: unknown): Promise<unknown> {
  const reply = await fetch(`/commands/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-pli-token": token },
    body: JSON.stringify(request),
  });
  const body: unknown = await reply.json();
  if (!reply.ok) throw body;
  return body;
}

async function watch(after: number): Promise<WorkbenchView> {
  const reply = await fetch(`/preview?after=${after}`, { headers: { "x-pli-token": token } });
  if (!reply.ok) throw new Error(`${reply.status}`);
  return (await reply.json()) as WorkbenchView;
}

function download(name: string, address: string): boolean {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  return true;
}

export const loopbackHost: Host = {
  invoke,
  drops: pageDrops,
  proposedPlatform: async () => asked.get("platform") ?? "",
  // A browser opens no folder of its own accord: the copy is for the window and the terminal.
  saveBackup: async () => null,
  saveLetter: async (id) => {
    const file = (await invoke("letter_file", { id })) as FileView;
    return download(file.name, `data:${file.media_type};base64,${file.base64}`);
  },
  saveExport: async (id, what) => {
    const file = (await invoke("file_export", { id, what })) as FileView;
    return download(file.name, `data:${file.media_type};base64,${file.base64}`);
  },
  saveTable: async (id, group, format) => {
    const file = (await invoke("table_export", { id, group, format })) as FileView;
    return download(file.name, `data:${file.media_type};base64,${file.base64}`);
  },
  saveText: async (name, text) => download(name, `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`),
  ...(asked.has("preview") ? { watch } : {}),
};
