/** People of the organisation and what each is for it; of several with one role the first is proposed. */
import type { PersonView } from "../bridge";
import { Button } from "../controls/Button";
import { Choices } from "../controls/Choices";
import { useWords, type Words } from "../words";
import { Entry } from "./Entry";
import { KeyFields, keyWords } from "./ProfileFields";
import type { Profile } from "./useProfile";

const PARTS = ["title", "last_name", "first_name", "role", "phone", "email"];

export function People({ profile }: { profile: Profile }) {
  const words = useWords();
  const { view, edit } = profile;
  if (!view) return null;
  return (
    <section className="card stack" aria-labelledby="profile-people">
      <h2 id="profile-people">{words.t("profile-people")}</h2>
      <p className="soft measure">{words.t("profile-people-text")}</p>
      <ul className="cards">{view.people.map((one, at) => <Person key={one.id} one={one} at={at} profile={profile} />)}</ul>
      <Button icon="plus" onClick={() => edit({ person: { id: null, roles: [], values: {} } })}>{words.t("profile-person-add")}</Button>
    </section>
  );
}

function roleWords(words: Words, role: string): string {
  return words.find(`role-${role.replaceAll("_", "-")}`) ?? role;
}

function Person({ one, at, profile }: { one: PersonView; at: number; profile: Profile }) {
  const words = useWords();
  const { view, edit } = profile;
  const name = [one.values.first_name, one.values.last_name].filter(Boolean).join(" ") || words.t("profile-person-unnamed", { number: at + 1 });
  const roles = [...new Set([...(view?.roles ?? []), ...one.roles])];
  const change = (values: Record<string, string>, held = one.roles) => edit({ person: { id: one.id, roles: held, values } });
  return (
    <Entry name={name} under={one.roles.map((role) => roleWords(words, role)).join(", ")} isFirst={at === 0} startsOpen={Object.keys(one.values).length === 0}
      onFirst={() => edit({ first: { id: one.id } }, words.t("profile-said-first", { name }))}
      onRemove={() => edit({ remove: { id: one.id } }, words.t("profile-said-removed", { name }))}>
      <Choices id={`person-${one.id}-roles`} legend={words.t("profile-person-roles")} several inline options={roles.map((role) => ({ code: role, label: roleWords(words, role) }))}
        chosen={one.roles} onChoose={(held) => change({}, held)} />
      <KeyFields id={`person-${one.id}`} keys={PARTS} values={one.values} finding={(key) => view?.findings[`person.${one.id}.${key}`]}
        name={(key) => keyWords(words, `part.${key}`)} onSet={(key, text) => change({ [key]: text })} />
    </Entry>
  );
}
