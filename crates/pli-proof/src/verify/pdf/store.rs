//! What a PDF keeps for whoever judges it later: certificates and revocation information (ISO 32000-2, 12.8.4.3).

use lopdf::{Document, Object};

use super::super::path::Evidence;
use super::MAX_STREAM_BYTES;

/// Most items of each kind that are taken.
const MAX_EVIDENCE: usize = 200;

/// The document security store (ISO 32000-2, 12.8.4.3): certificates and revocation lists kept for later.
pub(super) fn read(document: &Document) -> Option<Evidence> {
    let store = document
        .catalog()
        .ok()?
        .get_deref(b"DSS", document)
        .ok()?
        .as_dict()
        .ok()?;
    let streams = |key: &[u8]| -> Vec<Vec<u8>> {
        let list = store
            .get_deref(key, document)
            .and_then(Object::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let contents = list.iter().take(MAX_EVIDENCE).filter_map(|item| {
            let stream = document.dereference(item).ok()?.1.as_stream().ok()?;
            Some(
                stream
                    .decompressed_content_with_limit(MAX_STREAM_BYTES)
                    .unwrap_or_else(|_| stream.content.clone()),
            )
        });
        contents.collect()
    };
    Some(Evidence {
        certificates: streams(b"Certs"),
        revocation_lists: streams(b"CRLs"),
        ocsp_answers: streams(b"OCSPs"),
    })
}
