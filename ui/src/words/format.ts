/** Sizes, dates and times as people read them. Amounts come formatted from Rust. */
import type { Words } from ".";

const NARROW = "\u202f";

/** `30,2 Mo`. */
export function sizeWords(words: Words, bytes: number): string {
  const units = words.language === "fr" ? ["octets", "ko", "Mo", "Go"] : ["bytes", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(words.locale, { maximumFractionDigits: digits })}${NARROW}${units[unit]}`;
}

/** `21 nov. 2026 à 14:32:07`, on this machine's clock. */
export function momentWords(words: Words, at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const day = date.toLocaleDateString(words.locale, { day: "numeric", month: "short", year: "numeric" });
  return words.t("moment", { day, time: clockWords(words, at) });
}

/** `21 nov. 20:18`, where the second does not matter. */
export function shortMomentWords(words: Words, at: string): string {
  return new Date(at).toLocaleString(words.locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).replace(",", "");
}

/** `14:32:07`. */
export function clockWords(words: Words, at: string): string {
  return new Date(at).toLocaleTimeString(words.locale, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

/** `21 novembre 2026`. */
export function dayWords(words: Words, at: string): string {
  return new Date(at).toLocaleDateString(words.locale, { day: "numeric", month: "long", year: "numeric" });
}

/** `jeu. 3 déc. 12:00:00`, read from a wall clock `2026-12-03T12:00:00` as it stands. */
export function wallWords(words: Words, local: string): string {
  const date = new Date(`${local.replace(/Z$/, "")}Z`);
  if (Number.isNaN(date.getTime())) return local;
  const day = date.toLocaleDateString(words.locale, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const time = date.toLocaleTimeString(words.locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "UTC" });
  return `${day} ${time}`;
}

/** What is left before a moment: `11 j 21 h`, `21 h 04 min`, `04 min 09 s`; null once it has passed. */
export function leftWords(words: Words, ms: number): string | null {
  if (ms <= 0) return null;
  const seconds = Math.floor(ms / 1000);
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  if (d > 0) return words.t("left-days", { d: String(d), h: String(h) });
  if (h > 0) return words.t("left-hours", { h: String(h), m: String(m).padStart(2, "0") });
  return words.t("left-minutes", { m: String(m), s: String(s).padStart(2, "0") });
}
