/** The organisation's profile, whole. */
import { Busy } from "../controls/Busy";
import { FaultNotice } from "../controls/FaultNotice";
import { useWords } from "../words";
import { ProfileFields, useProfile } from "./ProfileFields";

export function ProfileScreen() {
  const words = useWords();
  const profile = useProfile();
  return (
    <div className="screen">
      <h1 tabIndex={-1}>{words.t("nav-profile")}</h1>
      <p className="lead measure">{words.t("profile-text")}</p>
      <FaultNotice fault={profile.fault} />
      {profile.view ? <div className="card"><ProfileFields profile={profile} /></div> : !profile.fault && <Busy>{words.t("profile-opening")}</Busy>}
    </div>
  );
}
