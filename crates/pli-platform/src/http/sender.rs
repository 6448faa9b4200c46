//! Who sends a request: the device that holds its token.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use super::Desk;
use super::answer::blocking;
use crate::Refusal;
use crate::account::token_digest;
use crate::store::DeviceRow;

/// The device that holds the token of the request.
pub(super) struct Sender(pub(super) DeviceRow);

impl FromRequestParts<Desk> for Sender {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Refusal> {
        let header = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let token = header
            .and_then(|text| text.strip_prefix("Bearer "))
            .ok_or_else(Refusal::no_token)?;
        if token.len() > 200 {
            return Err(Refusal::unknown_token());
        }
        let digest = token_digest(token);
        let office = desk.office.clone();
        let device = blocking(move || Ok(office.store.device_by_token(&digest)?)).await?;
        device.map(Self).ok_or_else(Refusal::unknown_token)
    }
}
