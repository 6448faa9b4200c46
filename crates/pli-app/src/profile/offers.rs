//! What a dossier took from the profile and that has changed since; the person accepts or keeps.

use pli_core::dossier::{Path, Request};
use pli_core::profile::{self as core, Offer, Profile};
use pli_protocol::DossierId;
use uuid::Uuid;

use super::load;
use crate::app::Session;
use crate::dossier::{OpenDossier, language, lock};
use crate::fault::{Code, Fault};
use crate::seam::{ChosenEstablishmentView, OfferView, OffersView};
use crate::wallet;

/// What has changed since a dossier took it: values of the profile, versions of documents.
pub fn offers(session: &Session, id: DossierId) -> Result<OffersView, Fault> {
    let language = language(session)?;
    let profile = load(session)?;
    let dossier = session.dossier(id)?;
    let dossier = lock(&dossier);
    let chosen = core::establishment_of(&dossier.form, &dossier.state, &profile);
    let view = |offer: Offer| OfferView {
        path: offer.path.to_string(),
        key: offer.key,
        label: offer.label.get(language).to_owned(),
        component: offer.component.map(str::to_owned),
        before: offer.before_shown.get(language).to_owned(),
        after: offer
            .after
            .map(|_| offer.after_shown.get(language).to_owned()),
    };
    let establishments = profile.establishments.iter();
    Ok(OffersView {
        offers: open(&dossier, &profile).into_iter().map(view).collect(),
        documents: wallet::newer_versions(session, &dossier)?,
        establishments: establishments
            .map(|known| ChosenEstablishmentView {
                id: known.id.to_string(),
                name: known.name.clone(),
                siret: known.values.get("siret").cloned(),
                chosen: chosen == Some(known.id),
            })
            .collect(),
    })
}

/// The offers of the profile, for the establishment that the dossier answers for.
fn open(dossier: &OpenDossier, profile: &Profile) -> Vec<Offer> {
    let chosen = core::establishment_of(&dossier.form, &dossier.state, profile);
    core::offers(&dossier.form, &dossier.state, &profile.flat(chosen))
}

/// The requests of a person's choice.
pub(crate) fn offer_requests(
    session: &Session,
    dossier: &OpenDossier,
    accept: &[String],
    keep: &[String],
) -> Result<Vec<Request>, Fault> {
    let paths = |texts: &[String]| -> Result<Vec<Path>, Fault> {
        let read = |text: &String| {
            text.parse()
                .map_err(|_| Fault::new(Code::UnknownField).with("path", text))
        };
        texts.iter().map(read).collect()
    };
    let offers = open(dossier, &load(session)?);
    Ok(core::resolve(&offers, &paths(accept)?, &paths(keep)?))
}

/// The requests that make a dossier answer for an establishment.
pub(crate) fn establishment_requests(
    session: &Session,
    dossier: &OpenDossier,
    establishment: &str,
) -> Result<Vec<Request>, Fault> {
    let profile = load(session)?;
    let id = Uuid::parse_str(establishment).ok();
    let known = id.filter(|id| profile.establishments.iter().any(|known| known.id == *id));
    let id = known.ok_or_else(|| Fault::new(Code::BadRequest).with("what", establishment))?;
    let (form, state) = (&dossier.form, &dossier.state);
    Ok(core::use_establishment(form, state, &profile, id))
}
