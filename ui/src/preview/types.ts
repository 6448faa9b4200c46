/** What an author sees beside the form, as `pli form preview` says it. */

export interface CheckedFault {
  file: string;
  line: number;
  column: number;
  severity: "error" | "warning";
  code: string;
  what: string;
  mend: string;
  excerpt: string | null;
}

export interface WorkbenchView {
  /** Goes up each time the folder changed. */
  turn: number;
  /** The dossier that shows the form; none until a first package can be used. */
  dossier: string | null;
  /** Whether what shows is the folder as it is now. */
  current: boolean;
  checked: { form: string | null; accepted: boolean; examples: number; faults: CheckedFault[] } | null;
  /** Why the folder cannot be read, in words; empty where it can. */
  trouble: string;
}

/** Waits for a state of the folder newer than a turn. */
export type Watch = (after: number) => Promise<WorkbenchView>;
