//! What the platform answers when it does not do what is asked: every refusal, its code, its status and its French words.

use jiff::Timestamp;
use pli_protocol::problem::{Problem, code};
use pli_protocol::{OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION};

use crate::seal::SealError;
use crate::store::StoreError;

/// A refusal on its way to the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub Box<Problem>);

fn refusal(code: &str, status: u16, title: &str, detail: &str) -> Refusal {
    Refusal(Box::new(Problem::new(code, status, title, detail)))
}

impl Refusal {
    fn with(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        *self.0 = self.0.with(name, value);
        self
    }

    pub(crate) fn version(given: &str) -> Self {
        let detail = "L’application et la plateforme ne parlent pas la même version du protocole. Rien n’est perdu : mettez \
                      l’application à jour, puis recommencez.";
        refusal(
            code::PROTOCOL_VERSION,
            400,
            "Version du protocole inconnue",
            detail,
        )
        .with("given", given.chars().take(20).collect::<String>())
        .with("oldest", OLDEST_PROTOCOL_VERSION)
        .with("newest", PROTOCOL_VERSION)
    }

    pub(crate) fn malformed(what: &str) -> Self {
        let detail =
            "La demande n’a pas la forme attendue par la plateforme. Rien n’a été enregistré.";
        refusal(code::REQUEST_MALFORMED, 400, "Demande illisible", detail).with("what", what)
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        let detail =
            "La demande dépasse la taille que la plateforme accepte. Rien n’a été enregistré.";
        refusal(
            code::REQUEST_TOO_LARGE,
            413,
            "Demande trop volumineuse",
            detail,
        )
        .with("limit", limit)
    }

    pub(crate) fn timeout() -> Self {
        let detail = "La demande a mis trop de temps à arriver. Rien n’a été enregistré ; vous pouvez recommencer.";
        refusal(code::REQUEST_TIMEOUT, 408, "Délai dépassé", detail)
    }

    pub(crate) fn unknown_route() -> Self {
        refusal(
            code::ROUTE_UNKNOWN,
            404,
            "Adresse inconnue",
            "La plateforme ne connaît pas cette adresse.",
        )
    }

    pub(crate) fn wrong_method() -> Self {
        let detail = "Cette adresse existe, mais pas pour cette action.";
        refusal(
            code::ROUTE_METHOD,
            405,
            "Action impossible à cette adresse",
            detail,
        )
    }

    pub(crate) fn no_token() -> Self {
        let detail = "Connectez-vous à la plateforme, puis recommencez.";
        refusal(code::AUTH_MISSING, 401, "Connexion nécessaire", detail)
    }

    pub(crate) fn unknown_token() -> Self {
        let detail =
            "Votre connexion n’est plus valable. Rien n’est perdu : connectez-vous de nouveau.";
        refusal(code::AUTH_TOKEN, 401, "Connexion expirée", detail)
    }

    pub(crate) fn wrong_password() -> Self {
        let detail = "Le nom d’utilisateur ou le mot de passe n’est pas le bon. Vérifiez-les, puis recommencez.";
        refusal(code::AUTH_PASSWORD, 401, "Connexion refusée", detail)
    }

    pub(crate) fn throttled(seconds: i64) -> Self {
        let detail =
            "Plusieurs essais ont échoué de suite. Attendez le délai indiqué avant de recommencer.";
        refusal(code::AUTH_THROTTLED, 429, "Trop d’essais", detail)
            .with("retry_after_seconds", seconds)
    }

    pub(crate) fn not_found() -> Self {
        let detail = "La plateforme n’a rien à cette adresse pour votre organisation.";
        refusal(code::NOT_FOUND, 404, "Introuvable", detail)
    }

    pub(crate) fn chunk_digest(announced: &str, computed: &str) -> Self {
        let detail = "Les octets reçus ne sont pas ceux qui étaient annoncés : ils ont été altérés en chemin. Rien n’a été \
                      enregistré ; l’envoi peut être recommencé.";
        refusal(code::CHUNK_DIGEST, 422, "Morceau de fichier altéré", detail)
            .with("announced", announced)
            .with("computed", computed)
    }

    pub(crate) fn other_body() -> Self {
        let detail = "Un autre contenu a déjà été déposé sous cet identifiant. Le premier dépôt reste tel quel.";
        refusal(
            code::DEPOSIT_OTHER_BODY,
            409,
            "Identifiant de dépôt déjà pris",
            detail,
        )
    }

    pub(crate) fn missing_chunks(chunks: Vec<String>) -> Self {
        let detail = "Il manque des morceaux de fichiers sur la plateforme. Rien n’est perdu : ils seront envoyés, puis le \
                      dépôt repris.";
        refusal(
            code::DEPOSIT_MISSING_CHUNKS,
            422,
            "Fichiers incomplets",
            detail,
        )
        .with("chunks", chunks)
    }

    pub(crate) fn altered(file: &str) -> Self {
        let detail = "Un fichier relu par la plateforme n’a pas l’empreinte annoncée. Le dépôt n’est pas accepté ; votre dossier \
                      est intact sur votre poste.";
        refusal(
            code::DEPOSIT_ALTERED,
            422,
            "Fichier différent de l’annonce",
            detail,
        )
        .with("file", file)
    }

    pub(crate) fn late(received_at: Timestamp, deadline: Timestamp) -> Self {
        let detail = "Le dernier octet est arrivé après la date limite. Le dépôt n’est pas accepté. Votre dossier reste entier \
                      sur votre poste, avec le journal de vos démarches.";
        refusal(code::DEPOSIT_LATE, 403, "Date limite dépassée", detail)
            .with("received_at", received_at.to_string())
            .with("deadline", deadline.to_string())
    }

    pub(crate) fn signature() -> Self {
        let detail = "Le dépôt ne porte pas la signature de l’appareil qui dit l’envoyer. Il n’est pas accepté.";
        refusal(
            code::DEPOSIT_SIGNATURE,
            403,
            "Signature de l’appareil refusée",
            detail,
        )
    }

    pub(crate) fn manifest(what: &str) -> Self {
        let detail = "La liste des fichiers du dépôt se contredit. Le dépôt n’est pas accepté.";
        refusal(code::DEPOSIT_MANIFEST, 422, "Dépôt incohérent", detail).with("what", what)
    }

    pub(crate) fn call(what: &str) -> Self {
        let detail =
            "Le dépôt ne correspond pas à ce que la consultation demande. Il n’est pas accepté.";
        refusal(
            code::DEPOSIT_CALL,
            422,
            "Dépôt différent de la demande",
            detail,
        )
        .with("what", what)
    }

    pub(crate) fn sealing() -> Self {
        let detail = "Cette consultation demande un dépôt scellé pour les détenteurs des clés d’ouverture qu’elle annonce. Le \
                      dépôt n’est pas accepté. Rien n’est perdu : mettez l’application à jour, synchronisez, puis déposez de \
                      nouveau.";
        let title = "Dépôt non scellé pour cette ouverture";
        refusal(code::DEPOSIT_CALL, 422, title, detail).with("what", "sealing")
    }

    pub(crate) fn limit(name: &str, given: u64, limit: u64) -> Self {
        let detail = "Le dépôt dépasse une limite de la consultation. Il n’est pas accepté.";
        refusal(code::DEPOSIT_LIMIT, 422, "Limite dépassée", detail)
            .with("limit", name)
            .with("given", given)
            .with("max", limit)
    }

    pub(crate) fn format(name: &str) -> Self {
        let detail = "Un fichier n’est pas dans un format accepté par la consultation. Le dépôt n’est pas accepté.";
        refusal(code::DEPOSIT_LIMIT, 422, "Format refusé", detail)
            .with("limit", "formats")
            .with("file", name)
    }

    pub(crate) fn state() -> Self {
        let detail = "Ce dépôt a été retiré ou remplacé : il ne peut plus changer.";
        refusal(
            code::DEPOSIT_STATE,
            409,
            "Dépôt déjà retiré ou remplacé",
            detail,
        )
    }

    pub(crate) fn fault() -> Self {
        let detail = "La plateforme a rencontré une panne. Rien n’a été enregistré ; votre dossier est intact sur votre poste. \
                      Réessayez dans quelques minutes.";
        refusal(code::SERVER_FAULT, 500, "Panne de la plateforme", detail)
    }

    fn full() -> Self {
        let detail = "La plateforme n’a plus de place. Rien n’a été enregistré ; votre dossier est intact sur votre poste.";
        refusal(code::SERVER_FULL, 507, "Plateforme saturée", detail)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        let full = error.is_full_disk();
        tracing::error!(error = &error as &dyn std::error::Error, "the store failed");
        if full { Self::full() } else { Self::fault() }
    }
}

impl From<SealError> for Refusal {
    fn from(error: SealError) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "the seal failed");
        Self::fault()
    }
}
