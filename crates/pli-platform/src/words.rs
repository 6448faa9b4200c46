//! What goes wrong in the command, in French words: what happened, and what to do.

use pli_platform::demo::DemoMakeError;
use pli_platform::opening::OpeningError;
use pli_platform::publish::PublishError;
use pli_platform::seal::SealError;
use pli_platform::store::StoreError;

/// Tells an error. What has no words of its own is told by its chain of causes.
pub(crate) fn in_french(error: &anyhow::Error) -> String {
    let known = error.chain().find_map(|cause| {
        let told = cause.downcast_ref().and_then(store);
        let told = told.or_else(|| cause.downcast_ref().and_then(publish));
        let told = told.or_else(|| cause.downcast_ref().and_then(demo));
        let told = told.or_else(|| cause.downcast_ref().and_then(opening));
        told.or_else(|| cause.downcast_ref().map(seal))
    });
    known.unwrap_or_else(|| format!("{error:#}"))
}

fn store(error: &StoreError) -> Option<String> {
    match error {
        StoreError::InUse { path } => Some(format!(
            "une autre plateforme sert déjà {}. Arrêtez-la, ou choisissez un autre dossier.",
            path.display()
        )),
        StoreError::File { path, source } => Some(format!(
            "{} ne peut pas être lu ou écrit ({source}). Vérifiez ses droits et la place libre.",
            path.display()
        )),
        StoreError::OldSqlite { found } => Some(format!(
            "SQLite {found} est trop ancien : la version 3.51.3 au moins est nécessaire."
        )),
        StoreError::Unreadable { what } => Some(format!(
            "la base contient ce que cette version ne sait pas lire ({what}). Utilisez la version qui l’a écrite, ou une plus récente."
        )),
        StoreError::Database(_) | StoreError::Migration(_) => None,
    }
}

fn publish(error: &PublishError) -> Option<String> {
    match error {
        PublishError::File { path, source } => {
            Some(format!("{} ne se lit pas ({source}).", path.display()))
        }
        PublishError::Draft { detail } => Some(format!(
            "call.yaml n’est pas accepté, rien n’est publié.\n{detail}"
        )),
        PublishError::Refused { what } => Some(format!(
            "la consultation n’est pas acceptée, rien n’est publié : {what}"
        )),
        PublishError::Store(error) => store(error),
    }
}

fn demo(error: &DemoMakeError) -> Option<String> {
    match error {
        DemoMakeError::NotADemonstration { path } => Some(format!(
            "{} contient une vraie plateforme. Choisissez un autre dossier pour la démonstration.",
            path.display()
        )),
        DemoMakeError::File { path, source } => Some(format!(
            "{} ne se lit pas ({source}). Le cachet de la plateforme est-il installé ?",
            path.display()
        )),
        DemoMakeError::Publish(error) => publish(error),
        DemoMakeError::Store(error) => store(error),
        DemoMakeError::Seal(error) => Some(seal(error)),
        DemoMakeError::Random | DemoMakeError::Authority(_) | DemoMakeError::Account(_) => None,
    }
}

fn opening(error: &OpeningError) -> Option<String> {
    Some(match error {
        OpeningError::UnknownCall { reference } => {
            format!("aucune consultation n’a la référence {reference}.")
        }
        OpeningError::NotSealed => {
            "les dépôts de cette consultation ne sont pas scellés : il n’y a rien à ouvrir avec des clés.".to_owned()
        }
        OpeningError::NotYet { deadline } => format!(
            "la date limite ({deadline}) n’est pas passée. Les plis restent fermés ; recommencez après."
        ),
        OpeningError::NotBegun => {
            "l’ouverture n’est pas commencée : commencez par `pli-platform opening start`.".to_owned()
        }
        OpeningError::Finished => {
            "l’ouverture est terminée ; son procès-verbal est dans le dossier des plis ouverts.".to_owned()
        }
        OpeningError::Unreadable { what } => {
            format!("ce fichier n’est pas celui qui est attendu ({what}). Rien n’a changé.")
        }
        OpeningError::UnknownHolder => {
            "cette réponse ne vient d’aucun détenteur annoncé par la consultation. Rien n’a changé.".to_owned()
        }
        OpeningError::ForeignKey => {
            "une clé de cette réponse n’est pas celle de son détenteur. Rien n’a changé ; demandez-lui une nouvelle réponse."
                .to_owned()
        }
        OpeningError::NotEnoughHolders {
            present,
            needed,
            absent,
        } => format!(
            "{present} détenteur(s) sur les {needed} nécessaires ont apporté leur clé : les plis restent fermés. Manquent : {}.",
            absent.join(", ")
        ),
        OpeningError::File { path, source } => format!(
            "{} ne peut pas être lu ou écrit ({source}). Vérifiez ses droits et la place libre, puis recommencez.",
            path.display()
        ),
        OpeningError::Store(error) => return store(error),
        OpeningError::Seal(error) => seal(error),
        OpeningError::Print(_) => return None,
    })
}

fn seal(error: &SealError) -> String {
    match error {
        SealError::Open(_) => {
            "le cachet ne s’ouvre pas : vérifiez le fichier PKCS#12 et son mot de passe.".to_owned()
        }
        SealError::Seal(_) | SealError::Pdf(_) => "le cachet n’a pas pu être apposé.".to_owned(),
    }
}
