/** The organisation, SIRET first: typed once, proposed in every dossier. */
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { ProfileFields, useProfile } from "../profile/ProfileFields";
import { useWords } from "../words";

export function OrganisationStep({ onNext }: { onNext: () => void }) {
  const words = useWords();
  const profile = useProfile();
  return (
    <div className="stack">
      <p className="lead">{words.t("start-organisation-text")}</p>
      <FaultNotice fault={profile.fault} />
      {profile.view ? <ProfileFields profile={profile} /> : <Busy>{words.t("profile-opening")}</Busy>}
      <div className="row">
        <Button weight="main" onClick={onNext}>{words.t("next")}</Button>
        <Button weight="quiet" onClick={onNext}>{words.t("later")}</Button>
      </div>
    </div>
  );
}
