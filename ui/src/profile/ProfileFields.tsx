/** The organisation's profile: raw texts by key, as forms name them. Rust says what is wrong with each. */
import { useCallback, useEffect, useState } from "react";
import { asFault, door, type Fault, type ProfileView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Field } from "../controls/Field";
import { TextBox } from "../controls/TextBox";
import { useWords, type Words } from "../words";

export interface Profile {
  view: ProfileView | null;
  fault: Fault | null;
  set: (key: string, text: string) => void;
}

export function useProfile(): Profile {
  const words = useWords();
  const say = useSay();
  const [view, setView] = useState<ProfileView | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    door.profile_get().then(setView, (error: unknown) => setFault(asFault(error)));
  }, []);
  const set = useCallback(
    (key: string, text: string) => {
      door.profile_set({ values: { [key]: text } }).then(
        (next) => {
          setView(next);
          setFault(null);
          say(words.t("profile-said-saved"));
        },
        (error: unknown) => setFault(asFault(error)),
      );
    },
    [say, words],
  );
  return { view, fault, set };
}

/** The keys in the order of a person's reading: the SIRET first. */
const ORDER = ["siret", "legal_name", "trade_name", "siren", "nda", "legal_form", "addr", "phone", "email", "url", "vat", "iban", "bic", "signatory", "contact"];
const FEW = /^[a-z]+\.(siret|legal_name|trade_name|nda|addr\.(line1|postcode|city)|email|phone)$/;

function rank(key: string): number {
  const place = ORDER.findIndex((name) => key.split(".")[1] === name);
  return place < 0 ? ORDER.length : place;
}

export function profileKeys(view: ProfileView): string[] {
  const keys = new Set([...view.keys, ...Object.keys(view.values)]);
  return [...keys].sort((a, b) => rank(a) - rank(b));
}

function label(words: Words, key: string): string {
  return words.find(`profile-${key.replaceAll(/[._]/g, "-")}`) ?? words.find(`profile-part-${key.split(".").slice(-1)[0]?.replaceAll("_", "-")}`) ?? key;
}

export function ProfileFields({ profile, few = false }: { profile: Profile; few?: boolean }) {
  const words = useWords();
  const { view, set } = profile;
  if (!view) return null;
  const keys = profileKeys(view).filter((key) => !few || FEW.test(key));
  return (
    <div className="fields">
      {keys.map((key) => {
        const code = view.findings[key];
        const text = code && (words.find(`finding-${code.replaceAll(/[._]/g, "-")}`, { label: label(words, key), given: view.values[key] ?? "" }) ?? words.t("finding-unknown", { code, label: label(words, key) }));
        return (
          <Field key={key} id={`profile-${key}`} label={label(words, key)} help={words.find(`profile-${key.replaceAll(/[._]/g, "-")}-help`)} notes={text ? [{ severity: "warning", text }] : []} saysOptional={false}
            width={/iban|line|name|email|url|addr/.test(key) ? "full" : "medium"}>
            {(tied) => <TextBox tied={tied} value={view.values[key] ?? ""} onCommit={(typed) => set(key, typed)} />}
          </Field>
        );
      })}
    </div>
  );
}
