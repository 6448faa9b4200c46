/** Establishments: the first is proposed, a dossier may answer for another. */
import type { EstablishmentView } from "../bridge";
import { Button } from "../controls/Button";
import { Field } from "../controls/Field";
import { TextBox } from "../controls/TextBox";
import { useWords } from "../words";
import { Entry } from "./Entry";
import { KeyFields, keyWords } from "./ProfileFields";
import type { Profile } from "./useProfile";

const PARTS = ["siret", "uai", "addr.line1", "addr.line2", "addr.postcode", "addr.city", "phone", "email"];

export function Establishments({ profile }: { profile: Profile }) {
  const words = useWords();
  const { view, edit } = profile;
  if (!view) return null;
  return (
    <section className="card stack" aria-labelledby="profile-establishments">
      <h2 id="profile-establishments">{words.t("profile-establishments")}</h2>
      <p className="soft measure">{words.t("profile-establishments-text")}</p>
      <ul className="cards">{view.establishments.map((one, at) => <Establishment key={one.id} one={one} at={at} profile={profile} />)}</ul>
      <Button icon="plus" onClick={() => edit({ establishment: { id: null, name: "", values: {} } })}>{words.t("profile-establishment-add")}</Button>
    </section>
  );
}

function Establishment({ one, at, profile }: { one: EstablishmentView; at: number; profile: Profile }) {
  const words = useWords();
  const { view, edit } = profile;
  const name = one.name || one.values["addr.city"] || words.t("profile-establishment-unnamed", { number: at + 1 });
  const change = (values: Record<string, string>, title = one.name) => edit({ establishment: { id: one.id, name: title, values } });
  return (
    <Entry name={name} under={one.values.siret ?? ""} isFirst={at === 0} startsOpen={Object.keys(one.values).length === 0}
      onFirst={() => edit({ first: { id: one.id } }, words.t("profile-said-first", { name }))}
      onRemove={() => edit({ remove: { id: one.id } }, words.t("profile-said-removed", { name }))}>
      <Field id={`establishment-${one.id}`} label={words.t("profile-establishment-name")} saysOptional={false} width="medium">
        {(tied) => <TextBox tied={tied} value={one.name} onCommit={(typed) => change({}, typed)} />}
      </Field>
      <KeyFields id={`establishment-${one.id}`} keys={PARTS} values={one.values} finding={(key) => view?.findings[`establishment.${one.id}.${key}`]}
        name={(key) => keyWords(words, `provider.${key}`)} onSet={(key, text) => change({ [key]: text })} />
    </Entry>
  );
}
