//! The report of a verification: the five checks with their sentences, what is covered, and the pages before and after.

use jiff::Timestamp;
use pli_app::seam::{Language, VerdictView};
use pli_app::verify::{self, Anchors, Asked};
use pli_app::words;
use pli_proof::demo::{Authority, KeyKind, Period, Person};
use pli_proof::pades::SignOptions;
use pli_proof::signer::Identity;
use pli_proof::xades::DataObject;
use pli_proof::{asic, cades, pades, xades};

const FILES: [DataObject<'static>; 2] = [
    DataObject {
        name: "offre.txt",
        media_type: "text/plain",
        content: b"Notre offre",
    },
    DataObject {
        name: "budget.csv",
        media_type: "text/csv",
        content: b"heures;120",
    },
];

struct Bench {
    identity: Identity,
    anchors: Anchors,
    now: Timestamp,
}

fn bench() -> Bench {
    let now = Timestamp::now();
    let authority = Authority::found("Autorité de test", now).expect("an authority");
    let person = Person {
        given_name: "Élodie".to_owned(),
        surname: "Lefèvre".to_owned(),
        organisation: "Organisme de démonstration".to_owned(),
        siren: "123456782".to_owned(),
    };
    let issued = authority
        .issue_signer(&person, KeyKind::Rsa3072, Period::current(now))
        .expect("a signer");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("root.der"), authority.root()).expect("a file");
    Bench {
        identity: issued.identity().expect("an identity"),
        anchors: Anchors::of_folder(folder.path()).expect("authorities"),
        now,
    }
}

impl Bench {
    fn asked(&self, bytes: &[u8], beside: &[(String, Vec<u8>)]) -> VerdictView {
        let asked = Asked {
            name: "fichier",
            bytes,
            beside,
            anchors: &self.anchors,
            at: None,
        };
        let verdict = verify::asked(&asked).expect("a verdict");
        for signature in &verdict.signatures {
            for check in &signature.checks {
                let key = format!("check-{}-{}", check.check, check.word);
                for language in [Language::Fr, Language::En] {
                    assert_ne!(words::text(language, &key, &[]), key);
                }
            }
        }
        verdict
    }

    fn pdf(&self) -> Vec<u8> {
        let options = SignOptions {
            claimed_time: self.now,
            label: "Signature".to_owned(),
            name: None,
            reason: None,
            location: None,
        };
        pades::sign(paper(), &self.identity, &options).expect("signed")
    }
}

fn states(verdict: &VerdictView) -> Vec<(&str, &str)> {
    let checks = verdict.signatures[0].checks.iter();
    checks
        .map(|check| (check.check.as_str(), check.state.as_str()))
        .collect()
}

/// One page with a grey bar.
fn paper() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Contents 4 0 R>>".to_owned(),
        stream("0.5 g 20 20 100 20 re f"),
    ];
    let mut text = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = text.len();
    text += &format!(
        "xref\n0 5\n{table}trailer\n<</Size 5/Root 1 0 R/ID[<00><00>]>>\nstartxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}

fn stream(content: &str) -> String {
    format!(
        "<</Length {}>>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// The same file with another content of its page, added at the end.
fn repainted(signed: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(signed);
    let before = text.rsplit("startxref").next().expect("a table").trim();
    let before = before.lines().next().expect("its place");
    let object = format!("4 0 obj\n{}\nendobj\n", stream("1 0 0 rg 0 0 200 200 re f"));
    let start = signed.len() + 1 + object.len();
    let update = format!(
        "\n{object}xref\n4 1\n{:010} 00000 n \ntrailer\n<</Size 50/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n",
        signed.len() + 1
    );
    [signed, update.as_bytes()].concat()
}

#[test]
fn a_signed_pdf_is_reported_in_five_checks() {
    let bench = bench();
    let verdict = bench.asked(&bench.pdf(), &[]);
    assert_eq!(
        (verdict.indication.as_str(), verdict.kind.as_str()),
        ("TOTAL-PASSED", "pdf")
    );
    assert_eq!(
        states(&verdict),
        [
            ("identity", "holds"),
            ("category", "fails"),
            ("format", "holds"),
            ("validity", "holds"),
            ("integrity", "holds"),
        ]
    );
    let only = &verdict.signatures[0];
    assert_eq!(only.category.as_deref(), Some("demonstration"));
    assert_eq!((only.revision, only.seal), (None, false));
}

#[test]
fn a_page_painted_over_is_shown_as_it_was_and_as_it_is() {
    let bench = bench();
    let signed = bench.pdf();
    let bytes = repainted(&signed);
    let verdict = bench.asked(&bytes, &[]);
    assert_eq!(verdict.indication, "TOTAL-FAILED");
    let only = &verdict.signatures[0];
    assert_eq!(only.modification, "altered");
    assert_eq!(states(&verdict)[4], ("integrity", "fails"));
    let revision = usize::try_from(only.revision.expect("a revision")).expect("a length");
    assert_eq!(revision, signed.len());
    let pages = verify::revision::pages(&bytes, revision).expect("pages");
    assert_eq!(
        (pages.pages_signed, pages.pages_now, pages.different),
        (1, 1, vec![1])
    );
    let both = verify::revision::page(&bytes, revision, 1, 300).expect("a page");
    assert_ne!(
        both.signed.expect("a picture"),
        both.now.expect("a picture")
    );
    let none = verify::revision::page(&bytes, revision, 2, 300).expect("a page");
    assert_eq!((none.signed, none.now), (None, None));
    assert!(verify::revision::pages(&bytes, bytes.len() + 1).is_err());
}

#[test]
fn files_of_every_kind_are_told_by_their_content() {
    let bench = bench();
    let signer = &bench.identity;
    let beside: Vec<(String, Vec<u8>)> = FILES
        .iter()
        .map(|file| (file.name.to_owned(), file.content.to_vec()))
        .collect();
    let cms = cades::sign_detached(FILES[0].content, signer, bench.now).expect("signed");
    let xml = xades::sign_detached(&FILES, signer, bench.now).expect("signed");
    let container = asic::sign_xades(&FILES, signer, bench.now).expect("signed");
    for (bytes, beside, kind) in [
        (&cms, &beside[..1], "cms"),
        (&xml, &beside[..], "xml"),
        (&container, &[], "container"),
    ] {
        let verdict = bench.asked(bytes, beside);
        assert_eq!(
            (verdict.indication.as_str(), verdict.kind.as_str()),
            ("TOTAL-PASSED", kind)
        );
    }
    let covered = &bench.asked(&container, &[]).signatures[0].covered;
    assert_eq!(covered, &["offre.txt", "budget.csv"]);
    for bytes in [&cms, &xml] {
        let verdict = bench.asked(bytes, &[]);
        assert_eq!(
            verdict.sub_indication.as_deref(),
            Some("SIGNED_DATA_NOT_FOUND")
        );
        assert_eq!(states(&verdict)[4], ("integrity", "unknown"));
    }
    assert!(verify::file("note.txt", b"une note", &bench.anchors).is_err());
}
