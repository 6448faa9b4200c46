//! Containers of ETSI EN 319 162-1: ASiC-S around one file, ASiC-E around several, with XAdES, CAdES or time-stamps.
//!
//! Each signature says which files it covers; a file that none covers is named, and the container is not green.

mod archive;
mod manifest;

use std::collections::BTreeSet;

use super::conclude::Setting;
use super::path::Evidence;
use super::signature;
use super::stamp;
use super::verdict::{
    Format, SignatureVerdict, StampKind, SubIndication, TimeStampVerdict, Verdict,
};
use super::xades::{self, Outside};
use crate::xml::{self, DSIG};
pub(super) use archive::Archive;
use manifest::Manifest;

/// Where the signatures stand.
const FOLDER: &str = "META-INF/";
/// What a container says of itself, where it is one around a single file.
const SIMPLE: &[u8] = b"application/vnd.etsi.asic-s+zip";
/// Most files beside the data, and most signatures of one of them.
const MAX_SIGNATURE_FILES: usize = 200;

/// What was found in a container so far.
#[derive(Default)]
struct Found {
    signatures: Vec<SignatureVerdict>,
    time_stamps: Vec<TimeStampVerdict>,
}

/// Judges every signature and time-stamp of a container.
pub(super) fn judge(bytes: &[u8], setting: Setting<'_>) -> Verdict {
    let Ok(archive) = archive::read(bytes) else {
        return Verdict::refused(SubIndication::FormatFailure);
    };
    let data: Vec<&str> = archive.names().filter(|name| is_data(name)).collect();
    let is_simple = archive
        .file("mimetype")
        .is_some_and(|kind| kind.trim_ascii() == SIMPLE);
    let is_overfull = inside(&archive).count() > MAX_SIGNATURE_FILES;
    if is_overfull || is_simple && !is_well_formed(&archive, &data) {
        return Verdict::refused(SubIndication::FormatFailure);
    }
    let mut found = Found::default();
    let mut listed = BTreeSet::new();
    for name in inside(&archive) {
        let content = archive.file(name).unwrap_or_default();
        if is_xml_signature(name) {
            xml_signatures(content, &archive, setting, &mut found);
        } else if is_manifest(name) {
            match manifest::read(content) {
                Some(list) => {
                    judge_manifest(&list, content, &archive, setting, &mut found);
                    listed.insert(list.signature);
                }
                None => found.refuse(SubIndication::FormatFailure),
            }
        }
    }
    for name in inside(&archive) {
        if !listed.contains(name) {
            judge_alone(name, &data, &archive, setting, &mut found);
        }
    }
    conclude(found, &data)
}

fn inside(archive: &Archive) -> impl Iterator<Item = &str> {
    archive.names().filter(|name| name.starts_with(FOLDER))
}

/// Whether a file is one of those that the container is for.
fn is_data(name: &str) -> bool {
    name != "mimetype" && !name.starts_with(FOLDER)
}

fn is_xml_signature(name: &str) -> bool {
    name.ends_with(".xml") && name.contains("signatures")
}

fn is_manifest(name: &str) -> bool {
    let name = name.strip_prefix(FOLDER).unwrap_or(name);
    let known = ["ASiCManifest", "ASiCArchiveManifest"];
    name.ends_with(".xml") && known.iter().any(|known| name.starts_with(known))
}

/// A container around one file holds that file at its root, and signatures of one form.
fn is_well_formed(archive: &Archive, data: &[&str]) -> bool {
    let forms = ["signatures.xml", "signature.p7s", "timestamp.tst"];
    let present = forms
        .iter()
        .filter(|form| archive.file(&format!("{FOLDER}{form}")).is_some());
    matches!(data, [only] if !only.contains('/')) && present.count() <= 1
}

fn xml_signatures(content: &[u8], archive: &Archive, setting: Setting<'_>, found: &mut Found) {
    let Ok(xml) = xml::read(content) else {
        found.refuse(SubIndication::FormatFailure);
        return;
    };
    if xml.all(DSIG, "Signature").len() > MAX_SIGNATURE_FILES {
        found.refuse(SubIndication::FormatFailure);
        return;
    }
    for (mut verdict, coverage) in xades::signatures(&xml, Outside::Container(archive), setting) {
        verdict.covered = coverage.files;
        found.signatures.push(verdict);
    }
}

/// A list, with the signature or the time-stamp over it.
fn judge_manifest(
    list: &Manifest,
    content: &[u8],
    archive: &Archive,
    setting: Setting<'_>,
    found: &mut Found,
) {
    let Some(signature) = archive.file(&list.signature) else {
        found.refuse(SubIndication::SignedDataNotFound);
        return;
    };
    let fault = list.fault(archive);
    if list.signature.ends_with(".tst") {
        let mut verdict = stamp::judge(
            StampKind::Container,
            signature,
            &[content],
            &Evidence::default(),
            setting,
        );
        verdict.covered = list.names();
        if let Some(fault) = fault {
            verdict.lower(fault);
        }
        found.time_stamps.push(verdict);
        return;
    }
    for mut verdict in cms_signatures(signature, content, setting) {
        verdict.covered = list.names();
        if let Some(fault) = fault {
            verdict.lower(fault);
        }
        found.signatures.push(verdict);
    }
}

/// A signature or a time-stamp that no list names: it stands on the only file of the container, or on nothing.
fn judge_alone(
    name: &str,
    data: &[&str],
    archive: &Archive,
    setting: Setting<'_>,
    found: &mut Found,
) {
    let content = archive.file(name).unwrap_or_default();
    let (is_cms, is_stamp) = (name.ends_with(".p7s"), name.ends_with(".tst"));
    let only = match data {
        [only] => archive.file(only).map(|bytes| (*only, bytes)),
        _ => None,
    };
    match only {
        Some((only, bytes)) if is_cms => {
            for mut verdict in cms_signatures(content, bytes, setting) {
                verdict.covered = vec![only.to_owned()];
                found.signatures.push(verdict);
            }
        }
        Some((only, bytes)) if is_stamp => {
            let kind = StampKind::Container;
            let mut verdict = stamp::judge(kind, content, &[bytes], &Evidence::default(), setting);
            verdict.covered = vec![only.to_owned()];
            found.time_stamps.push(verdict);
        }
        None if is_cms => found.refuse(SubIndication::SignedDataNotFound),
        None if is_stamp => found.time_stamps.push(stamp::unjudged(
            StampKind::Container,
            SubIndication::SignedDataNotFound,
        )),
        Some(_) | None => {}
    }
}

fn cms_signatures(cms: &[u8], content: &[u8], setting: Setting<'_>) -> Vec<SignatureVerdict> {
    match signature::read_whole(cms) {
        Some(signed) => signature::judge_signers(&signed, Some(content), setting),
        None => vec![refused(SubIndication::FormatFailure)],
    }
}

fn refused(reason: SubIndication) -> SignatureVerdict {
    signature::Judged::unjudged(reason).into_verdict(Format::Cms)
}

impl Found {
    /// Notes a signature that cannot be looked into.
    fn refuse(&mut self, reason: SubIndication) {
        self.signatures.push(refused(reason));
    }
}

fn conclude(mut found: Found, data: &[&str]) -> Verdict {
    let covers_all = |covered: &[String]| {
        data.iter()
            .all(|name| covered.iter().any(|other| other == name))
    };
    for signature in &mut found.signatures {
        let is_on_another = signature.is_counter_signature;
        signature.covers_whole_file = is_on_another || covers_all(&signature.covered);
    }
    for stamp in &mut found.time_stamps {
        stamp.covers_whole_file = covers_all(&stamp.covered);
    }
    let covered: BTreeSet<&str> = found
        .signatures
        .iter()
        .flat_map(|signature| &signature.covered)
        .chain(found.time_stamps.iter().flat_map(|stamp| &stamp.covered))
        .map(String::as_str)
        .collect();
    let uncovered = data.iter().filter(|name| !covered.contains(*name));
    let uncovered: Vec<String> = uncovered.map(|name| (*name).to_owned()).collect();
    let mut verdict = Verdict::with_stamps(found.signatures, found.time_stamps);
    if !uncovered.is_empty() {
        verdict.lower(SubIndication::SigConstraintsFailure);
    }
    verdict.uncovered = uncovered;
    verdict
}
