//! Signatures raised to further levels: what is added, what stays, and what judges from outside say of each.

use std::path::{Path, PathBuf};

use lopdf::{Document, Object};
use pli_proof::cades::RaiseError;
use pli_proof::demo::{KeyKind, Period};
use pli_proof::pades::{self, PadesError};
use pli_proof::verify::{self, Indication};
use pli_proof::{asic, cades, xades};

use crate::support::judge::{self, Leveled, Opinion, file};
use crate::support::pdf::{Form, Layout, altered, archivable, encrypted, small};
use crate::support::samples::{
    self, Inside, OBJECTS, STAMP_LABEL, SampleLevel, container, validation_data,
};
use crate::support::{authority, now, options, rsa_signer, signer, stamper, trusting};

fn accepts(opinion: &Opinion) -> bool {
    matches!(opinion, Opinion::Accepts | Opinion::Absent)
}

fn refuses(opinion: &Opinion) -> bool {
    matches!(opinion, Opinion::Refuses(_) | Opinion::Absent)
}

fn root_file(folder: &Path) -> PathBuf {
    file(folder, "root.pem", authority().root_pem().as_bytes())
}

#[test]
fn each_level_of_a_pdf_keeps_every_earlier_byte_but_the_room_of_the_signature() {
    for (form, layout) in [
        (Form::None, Layout::Table),
        (Form::Indirect, Layout::Streams),
    ] {
        let signed = samples::pdf(small(form, layout), SampleLevel::B);
        let stamped =
            pades::add_timestamp(signed.clone(), &stamper(), STAMP_LABEL).expect("time-stamped");
        assert_eq!(stamped.len(), signed.len());
        let changed = signed
            .iter()
            .zip(&stamped)
            .filter(|(before, after)| before != after);
        assert!(changed.count() > 1000);
        let proved =
            pades::add_validation_data(stamped.clone(), &validation_data()).expect("with proofs");
        assert!(proved.starts_with(&stamped));
        let archived = pades::add_archive_timestamp(proved.clone(), &stamper(), STAMP_LABEL)
            .expect("archived");
        assert!(archived.starts_with(&proved));
        for bytes in [&stamped, &proved, &archived] {
            let verdict = verify::pdf(bytes, &trusting(authority()), now());
            assert_eq!(
                verdict.signatures[0].indication,
                Indication::TotalPassed,
                "{form:?} {layout:?} {verdict:?}"
            );
        }
    }
}

#[test]
fn the_store_keeps_what_it_has_and_holds_nothing_twice() {
    let once = samples::pdf(small(Form::None, Layout::Streams), SampleLevel::Lt);
    let twice = pades::add_validation_data(once, &validation_data()).expect("again");
    let document = Document::load_mem(&twice).expect("readable");
    let store = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"DSS", &document));
    let store = store.and_then(Object::as_dict).expect("a store");
    for key in [b"Certs".as_slice(), b"CRLs"] {
        let list = store.get_deref(key, &document).and_then(Object::as_array);
        assert_eq!(list.expect("a list").len(), 1);
    }
    let entries = store.get_deref(b"VRI", &document).and_then(Object::as_dict);
    assert_eq!(entries.expect("entries").len(), 1);
}

#[test]
fn a_signature_that_something_covers_is_proved_by_a_time_stamp_on_the_document() {
    let identity = rsa_signer().identity().expect("an identity");
    let once = samples::pdf(small(Form::None, Layout::Table), SampleLevel::B);
    let updated = pades::add_validation_data(once, &validation_data()).expect("with proofs");
    let stamped =
        pades::add_timestamp(updated.clone(), &stamper(), STAMP_LABEL).expect("time-stamped");
    assert!(stamped.starts_with(&updated) && stamped.len() > updated.len());
    let again = pades::add_timestamp(stamped, &stamper(), STAMP_LABEL);
    assert!(matches!(again, Err(PadesError::AlreadyStamped)));
    let unsigned = small(Form::None, Layout::Table);
    for outcome in [
        pades::add_timestamp(unsigned.clone(), &stamper(), STAMP_LABEL),
        pades::add_archive_timestamp(unsigned.clone(), &stamper(), STAMP_LABEL),
        pades::add_validation_data(unsigned, &validation_data()),
    ] {
        assert!(matches!(outcome, Err(PadesError::NotSigned)));
    }
    // A file that only its owner may change is raised like any other.
    let protected = pades::sign(encrypted(""), &identity, &options()).expect("signed");
    let protected = pades::add_timestamp(protected, &stamper(), STAMP_LABEL).expect("time-stamped");
    let protected = pades::add_validation_data(protected, &validation_data()).expect("with proofs");
    assert!(pades::add_archive_timestamp(protected, &stamper(), STAMP_LABEL).is_ok());
}

#[test]
fn every_altered_copy_of_every_level_fails() {
    for level in [SampleLevel::T, SampleLevel::Lt, SampleLevel::Lta] {
        let signed = samples::pdf(small(Form::Direct, Layout::Table), level);
        for (name, bytes) in altered(&signed) {
            let verdict = verify::pdf(&bytes, &trusting(authority()), now());
            assert_ne!(
                verdict.indication,
                Indication::TotalPassed,
                "{name} {level:?}: {verdict:?}"
            );
        }
    }
}

#[test]
fn pyhanko_and_dss_find_each_level_in_our_pdfs() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = root_file(folder.path());
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    let mut questions = Vec::new();
    let (mut plain, mut archived) = (vec![root.clone()], vec![root.clone()]);
    for level in SampleLevel::ALL {
        let rsa = samples::pdf(small(Form::None, Layout::Table), level);
        let curve = samples::pdf_by(&elliptic, small(Form::Direct, Layout::Streams), level);
        for (name, bytes) in [("rsa", rsa), ("curve", curve)] {
            let name = format!("{name}-{}.pdf", level.name());
            let path = file(folder.path(), &name, &bytes);
            plain.push(path.clone());
            if level == SampleLevel::Lta {
                archived.push(path.clone());
            }
            questions.push(leveled(level, path, &[]));
        }
    }
    let dss = judge::dss_levels(&root, &questions);
    assert!(accepts(&dss), "{dss:?}");
    for (question, files) in [("pyhanko", plain), ("pyhanko-ades", archived)] {
        let files = files.iter().map(AsRef::as_ref).collect::<Vec<&Path>>();
        let pyhanko = judge::outside(question, &files);
        assert!(accepts(&pyhanko), "{pyhanko:?}");
    }
}

fn leveled(level: SampleLevel, file: PathBuf, contents: &[&PathBuf]) -> Leveled<'static> {
    Leveled {
        level: level.name(),
        file,
        contents: contents.iter().map(|path| (*path).clone()).collect(),
    }
}

#[test]
fn verapdf_passes_an_archivable_file_at_every_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut arguments = vec![PathBuf::from("2a,ua1")];
    for level in SampleLevel::ALL {
        let bytes = samples::pdf(archivable(), level);
        arguments.push(file(
            folder.path(),
            &format!("{}.pdf", level.name()),
            &bytes,
        ));
    }
    let arguments = arguments.iter().map(AsRef::as_ref).collect::<Vec<&Path>>();
    let opinion = judge::outside("pdfa", &arguments);
    assert!(accepts(&opinion), "{opinion:?}");
}

#[test]
fn openssl_and_dss_accept_each_level_of_a_detached_signature() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = root_file(folder.path());
    let pem = authority().root_pem();
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    let content = "Accusé de réception".as_bytes();
    let right = file(folder.path(), "right", content);
    let wrong = file(folder.path(), "wrong", b"Accuse de reception");
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (name, issued) in [("rsa", rsa_signer()), ("curve", &elliptic)] {
        for level in SampleLevel::ALL {
            let cms = samples::cms(issued, content, level);
            let verdict = verify::detached(&cms, content, &trusting(authority()), now());
            assert_eq!(
                verdict.indication,
                Indication::TotalPassed,
                "{level:?} {verdict:?}"
            );
            let other = verify::detached(&cms, b"other", &trusting(authority()), now());
            assert_eq!(other.indication, Indication::TotalFailed, "{level:?}");
            let openssl = judge::openssl(folder.path(), content, &cms, &pem);
            assert!(accepts(&openssl), "{level:?} {openssl:?}");
            let name = format!("{name}-{}.p7s", level.name());
            let path = file(folder.path(), &name, &cms);
            good.push(leveled(level, path.clone(), &[&right]));
            bad.push(leveled(level, path, &[&wrong]));
        }
    }
    let dss = judge::dss_levels(&root, &good);
    assert!(accepts(&dss), "{dss:?}");
    assert_all_refused(&root, &bad);
}

fn assert_all_refused(root: &Path, bad: &[Leveled<'_>]) {
    let dss = judge::dss_levels(root, bad);
    for question in bad {
        let is_refused = dss == Opinion::Absent || dss.refuses(&question.file);
        assert!(is_refused, "{} {dss:?}", question.file.display());
    }
}

#[test]
fn an_archive_time_stamp_needs_what_was_signed() {
    let cms = samples::cms(rsa_signer(), b"this", SampleLevel::Lt);
    let outcome = cades::add_archive_timestamp(&cms, b"that", &stamper());
    assert!(matches!(outcome, Err(RaiseError::OtherContent)));
    let again = cades::add_timestamp(&cms, &stamper());
    assert!(matches!(again, Err(RaiseError::AlreadyStamped)));
    for bytes in [&b""[..], b"<xml/>", &cms[..cms.len() / 2]] {
        let outcome = cades::add_timestamp(bytes, &stamper());
        assert!(matches!(outcome, Err(RaiseError::NotASignature)));
    }
}

/// Puts the samples' files on a disk, under their names.
fn place_objects(folder: &Path) {
    std::fs::create_dir_all(folder.join("annexes")).expect("a folder");
    for object in OBJECTS {
        file(folder, object.name, object.content);
    }
}

#[test]
fn dss_accepts_each_level_of_an_xml_signature() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = root_file(folder.path());
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    let text = file(folder.path(), OBJECTS[0].name, OBJECTS[0].content);
    // DSS compares names without folders.
    let single = [OBJECTS[0]];
    let other = tempfile::tempdir().expect("a folder");
    let wrong = file(other.path(), OBJECTS[0].name, b"Another answer");
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (name, issued) in [("rsa", rsa_signer()), ("curve", &elliptic)] {
        for level in [SampleLevel::B, SampleLevel::T, SampleLevel::Lt] {
            let xml = samples::xml_of(&single, issued, level);
            let name = format!("{name}-{}.xml", level.name());
            let path = file(folder.path(), &name, &xml);
            good.push(leveled(level, path.clone(), &[&text]));
            bad.push(leveled(level, path, &[&wrong]));
        }
    }
    let dss = judge::dss_levels(&root, &good);
    assert!(accepts(&dss), "{dss:?}");
    assert_all_refused(&root, &bad);
}

#[test]
fn xmlsec1_accepts_our_xml_signatures_and_refuses_altered_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = root_file(folder.path());
    place_objects(folder.path());
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    for issued in [rsa_signer(), &elliptic] {
        for level in [SampleLevel::B, SampleLevel::Lt] {
            let xml = samples::xml(issued, level);
            let good = judge::xmlsec1(folder.path(), &xml, &root);
            assert!(accepts(&good), "{level:?} {good:?}");
            let text = String::from_utf8(xml).expect("text");
            let date = text.replace("<xades:SigningTime>2", "<xades:SigningTime>1");
            let media = text.replace("text/csv", "text/pdf");
            for bent in [date, media] {
                assert_ne!(bent, text);
                let opinion = judge::xmlsec1(folder.path(), bent.as_bytes(), &root);
                assert!(refuses(&opinion), "{opinion:?}");
            }
        }
    }
    let xml = samples::xml(rsa_signer(), SampleLevel::B);
    file(folder.path(), OBJECTS[1].name, b"lot;montant\n1;99999\n");
    let opinion = judge::xmlsec1(folder.path(), &xml, &root);
    assert!(refuses(&opinion), "{opinion:?}");
}

#[test]
fn what_another_program_wrote_is_not_raised_as_xml() {
    let ours = samples::xml(rsa_signer(), SampleLevel::T);
    assert!(matches!(
        xades::add_timestamp(&ours, &stamper()),
        Err(xades::XadesError::AlreadyStamped)
    ));
    let spaced = String::from_utf8(samples::xml(rsa_signer(), SampleLevel::B)).expect("text");
    let spaced = spaced.replace("<ds:SignatureValue ", "<ds:SignatureValue  ");
    for bytes in [&b"<xml/>"[..], b"\xff", spaced.as_bytes()] {
        assert!(matches!(
            xades::add_timestamp(bytes, &stamper()),
            Err(xades::XadesError::NotOurs)
        ));
    }
}

#[test]
fn a_container_says_what_it_is_and_every_level_keeps_its_files() {
    for inside in [Inside::Cades, Inside::Xades] {
        for level in [SampleLevel::B, SampleLevel::T, SampleLevel::Lt] {
            let bytes = container(rsa_signer(), inside, level);
            // ETSI EN 319 162-1, A.1: the media type stands at byte 38, plain.
            assert_eq!(&bytes[30..38], b"mimetype", "{inside:?} {level:?}");
            assert!(bytes[38..].starts_with(b"application/vnd.etsi.asic-e+zip"));
            let mut archive =
                zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a container");
            for object in OBJECTS {
                let mut content = Vec::new();
                let mut entry = archive.by_name(object.name).expect("the file");
                std::io::copy(&mut entry, &mut content).expect("its content");
                assert_eq!(content, object.content);
            }
        }
    }
}

#[test]
fn the_signature_of_a_container_stands_before_judges() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = root_file(folder.path());
    place_objects(folder.path());
    for level in [SampleLevel::B, SampleLevel::T, SampleLevel::Lt] {
        let entries = unpacked(&container(rsa_signer(), Inside::Cades, level));
        let manifest = &entries["META-INF/ASiCManifest001.xml"];
        let cms = &entries["META-INF/signature001.p7s"];
        let verdict = verify::detached(cms, manifest, &trusting(authority()), now());
        assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
        let openssl = judge::openssl(folder.path(), manifest, cms, &authority().root_pem());
        assert!(accepts(&openssl), "{openssl:?}");
        let entries = unpacked(&container(rsa_signer(), Inside::Xades, level));
        let xml = &entries["META-INF/signatures001.xml"];
        let opinion = judge::xmlsec1(folder.path(), xml, &root);
        assert!(accepts(&opinion), "{level:?} {opinion:?}");
    }
}

fn unpacked(container: &[u8]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(container)).expect("a container");
    let places = 0..archive.len();
    places
        .map(|place| {
            let mut entry = archive.by_index(place).expect("an entry");
            let mut content = Vec::new();
            std::io::copy(&mut entry, &mut content).expect("its content");
            (entry.name().to_owned(), content)
        })
        .collect()
}

#[test]
fn names_that_lead_elsewhere_do_not_enter_a_container() {
    let identity = rsa_signer().identity().expect("an identity");
    for name in [
        "",
        "../a",
        "/a",
        "a//b",
        "c:\\a",
        "mimetype",
        "META-INF/x",
        "a\u{0}b",
        "a\nb",
    ] {
        let object = xades::DataObject {
            name,
            media_type: "text/plain",
            content: b"",
        };
        for outcome in [
            asic::sign_cades(&[object], &identity, now()),
            asic::sign_xades(&[object], &identity, now()),
        ] {
            assert!(
                matches!(outcome, Err(asic::AsicError::WrongName { .. })),
                "{name:?}"
            );
        }
    }
    assert!(matches!(
        asic::sign_cades(&[], &identity, now()),
        Err(asic::AsicError::WrongNumberOfFiles)
    ));
    let twice = [OBJECTS[0], OBJECTS[0]];
    assert!(asic::sign_xades(&twice, &identity, now()).is_err());
    let refused = asic::raise(b"PK\x03\x04 nothing", |signature, _| {
        Ok::<_, asic::AsicError>(signature.to_vec())
    });
    assert!(matches!(refused, Err(asic::AsicError::NotAContainer)));
}
