/** What the door answers when it refuses: a code of a closed set and values; the words live in errors.ftl. */
import type { Values, Words } from "../words";
import { dayWords } from "../words/format";

/** Values that are moments and are read as days. */
const DAYS = ["not_after", "not_before", "revoked_at"];

export interface Fault {
  code: string;
  values: Record<string, unknown>;
}

export function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && typeof (value as Fault).code === "string";
}

/** Any failure as a fault. */
export function asFault(error: unknown): Fault {
  if (isFault(error)) return { code: error.code, values: error.values ?? {} };
  return { code: "internal", values: {} };
}

/** The three parts of a fault. */
export function faultWords(words: Words, fault: Fault): { title: string; text: string; repair: string } {
  const key = fault.code.replaceAll("_", "-").replaceAll(".", "-");
  const isDay = (name: string, value: unknown): value is string => DAYS.includes(name) && typeof value === "string" && !Number.isNaN(Date.parse(value));
  const readable = ([name, value]: [string, unknown]) => [name, isDay(name, value) ? dayWords(words, value) : value];
  const values = Object.fromEntries(Object.entries(fault.values).map(readable)) as Values;
  const part = (name: string) =>
    words.find(`error-${key}-${name}`, values) ?? words.find(`error-${fault.code}-${name}`, values) ?? words.t(`fault-unknown-${name}`, { code: fault.code });
  return { title: part("title"), text: part("text"), repair: part("repair") };
}
