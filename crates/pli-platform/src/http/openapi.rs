//! The OpenAPI document, written from the handlers.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{calls, chunks, deposits, letters, public};

#[derive(OpenApi)]
#[openapi(
    info(title = "Pli, plateforme régionale de référence", description = "Reference: docs/protocol.md."),
    paths(
        public::hello,
        public::time,
        public::openapi_json,
        public::tsa,
        public::revocation_list,
        public::sign_in,
        public::sign_out,
        calls::calls,
        calls::document,
        calls::form,
        chunks::missing,
        chunks::put,
        deposits::put,
        deposits::receipt,
        deposits::timeline,
        deposits::acknowledgement,
        deposits::withdraw,
        deposits::of_dossier,
        letters::time_proof,
        letters::of_deposit,
        letters::get,
    ),
    modifiers(&DeviceToken)
)]
struct Document;

struct DeviceToken;

impl Modify for DeviceToken {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("device", SecurityScheme::Http(bearer));
    }
}

/// The OpenAPI 3.1 document of the platform.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
