//! What goes wrong in the command, in French words: what happened, and what to do.

use pli_platform::demo::DemoMakeError;
use pli_platform::opening::OpeningError;
use pli_platform::publish::PublishError;
use pli_platform::seal::SealError;
use pli_platform::store::StoreError;
use pli_proof::seal::OpenError;
use pli_proof::signer::SignerError;

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
            "la date limite ({deadline}) n’est pas passée. Les plis restent scellés ; recommencez après."
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
            "{present} détenteur(s) sur les {needed} nécessaires ont apporté leur clé : les plis restent scellés. Manquent : {}.",
            absent.join(", ")
        ),
        OpeningError::File { path, source } => format!(
            "{} ne peut pas être lu ou écrit ({source}). Vérifiez ses droits et la place libre, puis recommencez.",
            path.display()
        ),
        OpeningError::Key(error) => key(error),
        OpeningError::Store(error) => return store(error),
        OpeningError::Seal(error) => seal(error),
        OpeningError::Print(_) => return None,
    })
}

/// A holder's key that does not open, from a file or a token.
pub(crate) fn key(error: &OpenError) -> String {
    let OpenError::Token(error) = error else {
        return format!("cette clé n’ouvre pas de plis ({error}). Rien n’a changé.");
    };
    let what = match error {
        SignerError::NoDriver | SignerError::DriverUnusable { .. } => {
            "le pilote du support ne se charge pas ; indiquez son fichier avec --driver"
        }
        SignerError::NoReader | SignerError::NoToken | SignerError::UnknownToken => {
            "aucun support de ce nom n’est branché"
        }
        SignerError::SeveralTokens { .. } => {
            "plusieurs supports sont branchés ; nommez le bon avec --token"
        }
        SignerError::NoCertificate => "ce support n’a pas de certificat de chiffrement avec sa clé",
        SignerError::UnsupportedKey => "cette clé n’est pas d’une sorte connue",
        SignerError::WrongPin { .. } => {
            "le code est faux ; attention, trop d’essais bloquent le support"
        }
        SignerError::UnsuitablePin => {
            "le code n’a pas la bonne longueur ; il n’a pas été compté comme un essai"
        }
        SignerError::PinWanted => "le code du support est nécessaire",
        SignerError::PinLocked => {
            "le code du support est bloqué ; seul celui qui l’a délivré peut le débloquer"
        }
        SignerError::PinExpired | SignerError::NoPinYet => {
            "le code du support doit d’abord être choisi ou changé"
        }
        SignerError::Removed | SignerError::Ended => "le support a été retiré",
        SignerError::Cancelled => "la saisie du code a été abandonnée",
        SignerError::KeyRefused => "la clé a refusé de déchiffrer",
        SignerError::DriverHangs { .. } => "le pilote du support ne répond pas",
        SignerError::DriverFailed { reason } => {
            return format!(
                "le support a échoué ({reason}). Aucune réponse n’est écrite ; recommencez."
            );
        }
    };
    format!("{what}. Aucune réponse n’est écrite ; recommencez quand c’est réparé.")
}

fn seal(error: &SealError) -> String {
    match error {
        SealError::Open(_) => {
            "le cachet ne s’ouvre pas : vérifiez le fichier PKCS#12 et son mot de passe.".to_owned()
        }
        SealError::Seal(_) | SealError::Pdf(_) => "le cachet n’a pas pu être apposé.".to_owned(),
    }
}
