//! Letters of the Region and proofs of time: what comes after a receipt.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use pli_protocol::letter::LetterList;
use pli_protocol::time_proof::TimeProof;
use pli_protocol::{DepositId, LetterId, Problem};

use super::Desk;
use super::answer::{blocking, bytes};
use super::deposits::{find, read_id};
use super::sender::Sender;
use crate::{Refusal, deposit};

/// The proof of time of a deposit's receipt. `not_found` until a time-stamping authority has signed the root of its second.
#[utoipa::path(get, path = "/deposits/{id}/time-proof", tag = "deposits", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the deposit")),
    responses((status = 200, body = TimeProof), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn time_proof(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Json<TimeProof>, Refusal> {
    let id = DepositId(read_id(&id)?);
    let office = desk.office.clone();
    let proof = blocking(move || {
        find(&office, &device, id)?;
        deposit::tree::proof(&office, id)
    });
    proof.await?.map(Json).ok_or_else(Refusal::not_found)
}

/// The letters of the Region about a deposit, oldest first.
#[utoipa::path(get, path = "/deposits/{id}/letters", tag = "letters", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the deposit")),
    responses((status = 200, body = LetterList), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn of_deposit(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Json<LetterList>, Refusal> {
    let deposit = DepositId(read_id(&id)?);
    let office = desk.office.clone();
    let letters = blocking(move || {
        find(&office, &device, deposit)?;
        Ok(office.store.letters(deposit)?)
    });
    Ok(Json(LetterList {
        deposit,
        letters: letters.await?,
    }))
}

/// The bytes of a letter, as the Region sent it.
#[utoipa::path(get, path = "/letters/{id}", tag = "letters", security(("device" = [])),
    params(("id" = Uuid, Path, description = "identity of the letter")),
    responses((status = 200, body = [u8], content_type = "application/octet-stream"),
        (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn get(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = LetterId(read_id(&id)?);
    let office = desk.office.clone();
    let letter = blocking(move || {
        let (deposit, bytes) = office
            .store
            .letter_bytes(id)?
            .ok_or_else(Refusal::not_found)?;
        find(&office, &device, deposit)?;
        Ok(bytes)
    });
    Ok(bytes("application/octet-stream", letter.await?))
}
