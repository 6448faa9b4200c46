//! The lists of files inside a container: the one that a CAdES signature signs, and the one that packages have.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::MEDIA_TYPE;
use crate::xades::{DataObject, escaped, uri};

const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// `ASiCManifest` (ETSI EN 319 162-1, A.4): each file with its digest, and where their signature stands.
pub(super) fn of_files(files: &[DataObject<'_>], signature: &str) -> String {
    let files = files.iter().map(|file| {
        let (name, media_type) = (uri(file.name), attribute(file.media_type));
        let digest = STANDARD.encode(Sha256::digest(file.content));
        format!(
            "<asic:DataObjectReference MimeType=\"{media_type}\" URI=\"{name}\">\
             <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
             <ds:DigestValue>{digest}</ds:DigestValue></asic:DataObjectReference>"
        )
    });
    let files = files.collect::<String>();
    format!(
        "{HEADER}<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\" \
         xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\
         <asic:SigReference MimeType=\"application/pkcs7-signature\" URI=\"{signature}\"/>{files}</asic:ASiCManifest>\n"
    )
}

/// The manifest of a package (OASIS OpenDocument 1.2, part 3), which readers of XAdES containers look for.
pub(super) fn of_package(files: &[DataObject<'_>]) -> String {
    let files = files.iter().map(|file| {
        let (name, media_type) = (attribute(file.name), attribute(file.media_type));
        format!(
            "<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"{media_type}\"/>"
        )
    });
    let files = files.collect::<String>();
    format!(
        "{HEADER}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{MEDIA_TYPE}\"/>\
         {files}</manifest:manifest>\n"
    )
}

fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}
