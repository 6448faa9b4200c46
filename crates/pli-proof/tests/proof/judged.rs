//! Our signatures before judges from outside: accepted as they are, refused once altered.

use pli_proof::demo::{KeyKind, Period};
use pli_proof::{cades, pades};
use std::path::Path;

use crate::support::judge::{self, Opinion, file};
use crate::support::pdf::{Form, Layout, altered, archivable, encrypted, small};
use crate::support::{authority, now, options, rsa_signer, signer};

/// Accepts where the judge is absent on this machine: `outside` has failed already where that matters.
fn accepts(opinion: &Opinion) -> bool {
    matches!(opinion, Opinion::Accepts | Opinion::Absent)
}

fn refuses(opinion: &Opinion) -> bool {
    matches!(opinion, Opinion::Refuses(_) | Opinion::Absent)
}

#[test]
fn openssl_and_pyhanko_judge_detached_signatures_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    let root = authority().root_pem();
    let root_file = file(folder.path(), "trusted.pem", root.as_bytes());
    for issued in [rsa_signer(), &elliptic] {
        let identity = issued.identity().expect("an identity");
        let cms = cades::sign_detached("accusé".as_bytes(), &identity, now()).expect("a signature");
        for (content, is_right) in [("accusé", true), ("accuse", false)] {
            let openssl = judge::openssl(folder.path(), content.as_bytes(), &cms, &root);
            let content = file(folder.path(), "content", content.as_bytes());
            let cms = file(folder.path(), "receipt.p7s", &cms);
            let pyhanko = judge::outside("pyhanko-cms", &[&root_file, &content, &cms]);
            for opinion in [openssl, pyhanko] {
                let expected = if is_right {
                    accepts(&opinion)
                } else {
                    refuses(&opinion)
                };
                assert!(expected, "{content:?}: {opinion:?}");
            }
        }
    }
}

#[test]
fn pyhanko_and_dss_accept_signed_pdfs() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = file(folder.path(), "root.pem", authority().root_pem().as_bytes());
    let elliptic = signer(KeyKind::P256, Period::current(now()));
    let mut files = Vec::new();
    for (number, (form, layout)) in [
        (Form::None, Layout::Streams),
        (Form::Direct, Layout::Table),
        (Form::Indirect, Layout::Streams),
    ]
    .into_iter()
    .enumerate()
    {
        let first = rsa_signer().identity().expect("an identity");
        let second = elliptic.identity().expect("an identity");
        let once = pades::sign(small(form, layout), &first, &options()).expect("signed");
        let twice = pades::sign(once.clone(), &second, &options()).expect("signed again");
        files.push(file(folder.path(), &format!("once{number}.pdf"), &once));
        files.push(file(folder.path(), &format!("twice{number}.pdf"), &twice));
    }
    // Only changes need a password there.
    let identity = elliptic.identity().expect("an identity");
    let protected = pades::sign(encrypted(""), &identity, &options()).expect("signed");
    files.push(file(folder.path(), "protected.pdf", &protected));
    let paths = files.iter().map(AsRef::as_ref).collect::<Vec<&Path>>();
    let dss = judge::outside("dss", &paths);
    assert!(accepts(&dss), "{dss:?}");
    let pyhanko = judge::outside("pyhanko", &[&[root.as_path()], &paths[..]].concat());
    assert!(accepts(&pyhanko), "{pyhanko:?}");
}

#[test]
fn pyhanko_or_dss_refuses_each_altered_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = file(folder.path(), "root.pem", authority().root_pem().as_bytes());
    let identity = rsa_signer().identity().expect("an identity");
    let signed = pades::sign(small(Form::None, Layout::Table), &identity, &options());
    let copies = altered(&signed.expect("signed")).into_iter();
    let copies = copies.map(|(name, bytes)| file(folder.path(), &format!("{name}.pdf"), &bytes));
    let copies = copies.collect::<Vec<_>>();
    let paths = copies.iter().map(AsRef::as_ref).collect::<Vec<&Path>>();
    let pyhanko = judge::outside("pyhanko", &[&[root.as_path()], &paths[..]].concat());
    let dss = judge::outside("dss", &paths);
    if [&pyhanko, &dss].contains(&&Opinion::Absent) {
        return;
    }
    for path in paths {
        // Each judge has its blind spots; one refusal is enough here, and ours must refuse every copy.
        let refused = pyhanko.refuses(path) || dss.refuses(path);
        assert!(refused, "{}: {pyhanko:?} {dss:?}", path.display());
    }
}

#[test]
fn verapdf_passes_an_archivable_file_before_and_after_it_is_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    let identity = rsa_signer().identity().expect("an identity");
    let before = archivable();
    let once = pades::sign(before.clone(), &identity, &options()).expect("signed");
    let twice = pades::sign(once.clone(), &identity, &options()).expect("signed again");
    let mut arguments = vec![Path::new("2a,ua1").to_owned()];
    for (name, bytes) in [("before", before), ("once", once), ("twice", twice)] {
        arguments.push(file(folder.path(), &format!("{name}.pdf"), &bytes));
    }
    let arguments = arguments.iter().map(AsRef::as_ref).collect::<Vec<&Path>>();
    let opinion = judge::outside("pdfa", &arguments);
    assert!(accepts(&opinion), "{opinion:?}");
    let plain = file(
        folder.path(),
        "plain.pdf",
        &small(Form::None, Layout::Table),
    );
    let opinion = judge::outside("pdfa", &[Path::new("2a"), &plain]);
    assert!(refuses(&opinion), "{opinion:?}");
}
