/** The organisation's profile, whole: its own values by section, its establishments, its people. */
import type { ProfileView } from "../bridge";
import { Busy } from "../controls/Busy";
import { FaultNotice } from "../controls/FaultNotice";
import { hashOf } from "../state/route";
import { useWords } from "../words";
import { Establishments } from "./Establishments";
import { People } from "./People";
import { ProfileFields } from "./ProfileFields";
import { ProfileFile } from "./ProfileFile";
import { useProfile, type Profile } from "./useProfile";

/** Keys that forms or former values have and that no section names. */
function otherKeys(view: ProfileView): string[] {
  const named = new Set(view.sections.flatMap((section) => section.keys));
  const ofOthers = /^provider\.(siret|uai|phone|email|addr\..*|[a-z_]+\.(title|last_name|first_name|role|phone|email))$/;
  return [...new Set([...view.keys, ...Object.keys(view.values)])].filter((key) => !named.has(key) && !ofOthers.test(key)).sort();
}

export function ProfileScreen() {
  const words = useWords();
  const profile = useProfile();
  return (
    <div className="screen stack">
      <h1 tabIndex={-1}>{words.t("nav-profile")}</h1>
      <p className="lead measure">{words.t("profile-text")}</p>
      <p><a href={hashOf({ screen: "wallet" })}>{words.t("nav-wallet")}</a></p>
      <FaultNotice fault={profile.fault} />
      {profile.view ? <Sections profile={profile} view={profile.view} /> : !profile.fault && <Busy>{words.t("profile-opening")}</Busy>}
    </div>
  );
}

function Sections({ profile, view }: { profile: Profile; view: ProfileView }) {
  const words = useWords();
  const others = otherKeys(view);
  const sections = [...view.sections, ...(others.length ? [{ id: "other", keys: others }] : [])];
  const [first, ...rest] = sections;
  const card = (section: { id: string; keys: string[] }) => (
    <section key={section.id} className="card stack" aria-labelledby={`profile-section-${section.id}`}>
      <h2 id={`profile-section-${section.id}`}>{words.t(`profile-section-${section.id}`)}</h2>
      <ProfileFields profile={profile} keys={section.keys} />
    </section>
  );
  return (
    <>
      {first && card(first)}
      <Establishments profile={profile} />
      <People profile={profile} />
      {rest.map(card)}
      <ProfileFile profile={profile} />
    </>
  );
}
