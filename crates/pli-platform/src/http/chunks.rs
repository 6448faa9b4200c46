//! Chunks of files.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use pli_protocol::Problem;
use pli_protocol::canonical::{is_sha256_hex, sha256_hex};
use pli_protocol::chunk::{
    CHUNK_BYTES, MAX_ASKED_CHUNKS, MissingChunks, MissingRequest, read_content_digest,
};

use super::Desk;
use super::answer::{blocking, place, read_body, read_json};
use super::sender::Sender;
use crate::Refusal;
use crate::store::KEPT_DAYS;

/// Bytes of the largest question.
const QUESTION_BODY: usize = MAX_ASKED_CHUNKS * 80 + 1024;

/// Which of these chunks the platform does not hold for this organisation.
#[utoipa::path(post, path = "/chunks/missing", tag = "chunks", security(("device" = [])), request_body = MissingRequest,
    responses((status = 200, body = MissingChunks), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn missing(
    State(desk): State<Desk>,
    Sender(device): Sender,
    request: Request,
) -> Result<Json<MissingChunks>, Refusal> {
    let asked: MissingRequest = read_json(request, QUESTION_BODY).await?;
    if asked.chunks.len() > MAX_ASKED_CHUNKS
        || !asked.chunks.iter().all(|sha256| is_sha256_hex(sha256))
    {
        return Err(Refusal::malformed(
            "chunks: at most 16384 digests in lower-case hexadecimal",
        ));
    }
    let office = desk.office.clone();
    let missing = blocking(move || {
        Ok(office
            .store
            .missing_chunks(device.organisation.id, &asked.chunks)?)
    })
    .await?;
    Ok(Json(MissingChunks {
        missing,
        kept_days: KEPT_DAYS,
    }))
}

/// Keeps one chunk. Once this answers, the bytes are on the disk under their digest; sending it again changes nothing.
#[utoipa::path(put, path = "/chunks/{sha256}", tag = "chunks", security(("device" = [])),
    params(("sha256" = String, Path, description = "digest of the bytes, lower-case hexadecimal"),
        ("Content-Digest" = String, Header, description = "RFC 9530, sha-256")),
    request_body(content = [u8], content_type = "application/octet-stream"),
    responses((status = 204), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn put(
    State(desk): State<Desk>,
    Sender(device): Sender,
    Path(sha256): Path<String>,
    request: Request,
) -> Result<StatusCode, Refusal> {
    if !is_sha256_hex(&sha256) {
        return Err(Refusal::malformed("the address holds no digest"));
    }
    let field = request
        .headers()
        .get("content-digest")
        .and_then(|value| value.to_str().ok());
    let announced = field.and_then(read_content_digest);
    let announced =
        announced.ok_or_else(|| Refusal::malformed("content-digest: sha-256 is expected"))?;
    let _place = place(&desk.chunks).await?;
    let limit = usize::try_from(CHUNK_BYTES).map_err(|_| Refusal::fault())?;
    let bytes = read_body(request, limit).await?;
    let office = desk.office.clone();
    blocking(move || {
        let computed = sha256_hex(&bytes);
        for given in [&announced, &sha256] {
            if *given != computed {
                return Err(Refusal::chunk_digest(given, &computed));
            }
        }
        if bytes.is_empty() {
            return Err(Refusal::malformed("a chunk has at least one byte"));
        }
        Ok(office
            .store
            .put_chunk(device.organisation.id, &sha256, &bytes, office.clock.now())?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
