/** Fields of the profile by key: raw texts, as forms name them. Rust says what is wrong with each. */
import type { ProfileView } from "../bridge";
import { Field } from "../controls/Field";
import { TextBox } from "../controls/TextBox";
import { useWords, type Words } from "../words";
import type { Profile } from "./useProfile";

export { useProfile } from "./useProfile";

/** The keys in the order of a person's reading: the SIRET first. */
const ORDER = ["siret", "legal_name", "trade_name", "siren", "nda", "legal_form", "addr", "phone", "email", "url", "vat", "iban", "bic", "signatory", "contact"];
const FEW = /^[a-z]+\.(siret|legal_name|trade_name|nda|addr\.(line1|postcode|city)|email|phone)$/;

function rank(key: string): number {
  const place = ORDER.findIndex((name) => key.split(".")[1] === name);
  return place < 0 ? ORDER.length : place;
}

function fewKeys(view: ProfileView): string[] {
  const keys = new Set([...view.keys, ...Object.keys(view.values)]);
  return [...keys].filter((key) => FEW.test(key)).sort((a, b) => rank(a) - rank(b));
}

/** The name of a key in words. */
export function keyWords(words: Words, key: string): string {
  return words.find(`profile-${key.replaceAll(/[._]/g, "-")}`) ?? words.find(`profile-part-${key.split(".").slice(-1)[0]?.replaceAll("_", "-")}`) ?? key;
}

interface Texts {
  id: string;
  keys: string[];
  values: Record<string, string | undefined>;
  /** The code of a finding of a key. */
  finding: (key: string) => string | undefined;
  name: (key: string) => string;
  onSet: (key: string, text: string) => void;
}

/** One text box a key. */
export function KeyFields({ id, keys, values, finding, name, onSet }: Texts) {
  const words = useWords();
  const note = (key: string) => {
    const code = finding(key);
    if (!code) return [];
    const said = { label: name(key), given: values[key] ?? "" };
    const text = words.find(`finding-${code.replaceAll(/[._]/g, "-")}`, said) ?? words.t("finding-unknown", { code, label: said.label });
    return [{ severity: "warning" as const, text }];
  };
  return (
    <div className="fields">
      {keys.map((key) => (
        <Field key={key} id={`${id}-${key}`} label={name(key)} help={words.find(`profile-${key.replaceAll(/[._]/g, "-")}-help`)} notes={note(key)} saysOptional={false}
          width={/iban|line|name|email|url|addr/.test(key) ? "full" : "medium"}>
          {(tied) => <TextBox tied={tied} value={values[key] ?? ""} onCommit={(typed) => onSet(key, typed)} />}
        </Field>
      ))}
    </div>
  );
}

/** Keys of the organisation: those given, or the few that a first start asks for. */
export function ProfileFields({ profile, keys }: { profile: Profile; keys?: string[] }) {
  const words = useWords();
  const { view, set } = profile;
  if (!view) return null;
  return (
    <KeyFields id="profile" keys={keys ?? fewKeys(view)} values={view.values} finding={(key) => view.findings[key]} name={(key) => keyWords(words, key)} onSet={set} />
  );
}
