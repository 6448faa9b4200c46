//! XML signatures and containers judged: ours pass, altered ones never do, and each trick of the attackers has its answer.

use pli_proof::cades;
use pli_proof::verify::{self, Format, Indication, Level, SubIndication, Verdict};

use crate::support::container::{bomb, container};
use crate::support::xml::{ENVELOPED, Reference, beside, enveloped, manifest, signature};
use crate::support::{authority, now, rsa_signer, trusting};

const BEFORE: &str = "<note xmlns=\"urn:essai\"><montant>1 200,00</montant>";
const AFTER: &str = "</note>";
const KIND: (&str, &[u8]) = ("mimetype", b"application/vnd.etsi.asic-e+zip");
const SIMPLE: (&str, &[u8]) = ("mimetype", b"application/vnd.etsi.asic-s+zip");
const OFFER: (&str, &[u8]) = ("offre.txt", b"Notre offre");
const BUDGET: (&str, &[u8]) = ("budget/lot%202.csv", b"heures;120");
const BUDGET_NAME: &str = "budget/lot 2.csv";

fn identity() -> pli_proof::signer::Identity {
    rsa_signer().identity().expect("an identity")
}

fn xml(document: &str) -> Verdict {
    verify::xades(document.as_bytes(), &[], &trusting(authority()), now())
}

fn asic(bytes: &[u8]) -> Verdict {
    verify::asic(bytes, &trusting(authority()), now())
}

#[test]
fn a_document_with_its_signature_passes_and_no_altered_copy_does() {
    let document = enveloped(&identity(), BEFORE, AFTER);
    let verdict = xml(&document);
    assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
    let only = &verdict.signatures[0];
    assert_eq!((only.format, only.level), (Format::XAdES, Some(Level::B)));
    assert!(only.covers_whole_file);
    for (from, to, expected) in [
        ("1 200,00", "9 200,00", SubIndication::HashFailure),
        ("10:00:00Z", "10:00:01Z", SubIndication::HashFailure),
        (
            "xml-exc-c14n#\"></ds:C",
            "xml-exc-c14n\"></ds:C",
            SubIndication::SigConstraintsFailure,
        ),
        ("rsa-sha256", "rsa-sha512", SubIndication::SigCryptoFailure),
        (
            "</note>",
            "<plus></plus></note>",
            SubIndication::HashFailure,
        ),
        (
            "<note ",
            "<!DOCTYPE note><note ",
            SubIndication::FormatFailure,
        ),
    ] {
        let bent = document.replacen(from, to, 1);
        assert_ne!(bent, document, "{from}");
        assert_eq!(xml(&bent).sub_indication, Some(expected), "{from}");
    }
}

#[test]
fn a_comment_or_white_space_in_tags_changes_nothing_that_is_signed() {
    let document = enveloped(&identity(), BEFORE, AFTER);
    for (from, to) in [
        ("<montant>", "<!-- vu --><montant>"),
        ("<montant>", "<montant >"),
    ] {
        let same = document.replacen(from, to, 1);
        assert_eq!(xml(&same).indication, Indication::TotalPassed, "{to}");
    }
}

#[test]
fn what_stands_beside_the_signed_part_is_never_green() {
    let part = "<part Id=\"p\">signé</part>";
    let reference = || Reference {
        uri: "#p",
        octets: part.as_bytes(),
        transforms: &["http://www.w3.org/2001/10/xml-exc-c14n#"],
    };
    let signature = signature(&identity(), "s1", &[reference()]);
    let wrapped = format!("<all>{part}<part>faux</part>{signature}</all>");
    let verdict = xml(&wrapped);
    assert_eq!(
        verdict.sub_indication,
        Some(SubIndication::SigConstraintsFailure)
    );
    assert_eq!(verdict.signatures[0].covered, ["part#p"]);
    assert!(!verdict.signatures[0].covers_whole_file);
    // Two elements under one identity: readers would see one, verifiers the other.
    let twice = format!("<all>{part}<part Id=\"p\">faux</part>{signature}</all>");
    assert_eq!(
        xml(&twice).sub_indication,
        Some(SubIndication::FormatFailure)
    );
    let moved = format!("<all><part Id=\"p\">faux</part>{signature}</all>");
    assert_eq!(xml(&moved).sub_indication, Some(SubIndication::HashFailure));
    let gone = format!("<all>{signature}</all>");
    assert_eq!(
        xml(&gone).sub_indication,
        Some(SubIndication::SignedDataNotFound)
    );
}

#[test]
fn a_signature_around_its_data_covers_each_object() {
    let canonical = |text: &str| {
        format!(
            "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"o\">{text}</ds:Object>"
        )
    };
    let octets = canonical("la réponse");
    let reference = Reference {
        uri: "#o",
        octets: octets.as_bytes(),
        transforms: &["http://www.w3.org/2001/10/xml-exc-c14n#"],
    };
    let empty = signature(&identity(), "s1", &[reference]);
    let with =
        |objects: &str| empty.replacen("</ds:Signature>", &format!("{objects}</ds:Signature>"), 1);
    let object = "<ds:Object Id=\"o\">la réponse</ds:Object>";
    assert_eq!(xml(&with(object)).indication, Indication::TotalPassed);
    let more = format!("{object}<ds:Object>une autre</ds:Object>");
    assert_eq!(
        xml(&with(&more)).sub_indication,
        Some(SubIndication::SigConstraintsFailure)
    );
    assert_eq!(
        xml(&with("<ds:Object Id=\"o\">une autre</ds:Object>")).sub_indication,
        Some(SubIndication::HashFailure)
    );
}

#[test]
fn properties_count_only_where_they_are_the_signatures_own() {
    let document = enveloped(&identity(), BEFORE, AFTER);
    let elsewhere = document.replacen("Target=\"#s1\"", "Target=\"#s2\"", 1);
    assert_eq!(
        xml(&elsewhere).sub_indication,
        Some(SubIndication::FormatFailure)
    );
    // Properties moved out of the signature keep their digest, and lose their meaning.
    let start = document
        .find("<xades:SignedProperties")
        .expect("properties");
    let end = document
        .find("</xades:SignedProperties>")
        .expect("their end")
        + "</xades:SignedProperties>".len();
    let properties = &document[start..end];
    let moved =
        document
            .replacen(properties, "", 1)
            .replacen(AFTER, &format!("{properties}{AFTER}"), 1);
    assert_ne!(xml(&moved).indication, Indication::TotalPassed);
}

#[test]
fn a_signature_over_nothing_but_itself_signs_nothing() {
    let empty = signature(&identity(), "s1", &[]);
    assert_eq!(
        xml(&empty).sub_indication,
        Some(SubIndication::SignedDataNotFound)
    );
    let unknown = Reference {
        uri: "",
        octets: b"",
        transforms: &[ENVELOPED, "http://www.w3.org/TR/1999/REC-xslt-19991116"],
    };
    let program = signature(&identity(), "s1", &[unknown]);
    assert_eq!(
        xml(&program).sub_indication,
        Some(SubIndication::SigConstraintsFailure)
    );
}

#[test]
fn hostile_xml_is_refused_at_once() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    let elsewhere = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
    let deep = "<a>".repeat(100_000);
    let other = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>";
    for document in [laughs, elsewhere, &deep, other, "", "<a", "<a/><b/>"] {
        assert_eq!(
            xml(document).sub_indication,
            Some(SubIndication::FormatFailure)
        );
    }
    assert_eq!(
        xml("<a/>").sub_indication,
        Some(SubIndication::NoSignatureFound)
    );
}

#[test]
fn a_signature_beside_its_file_needs_that_file() {
    let signature = beside(&identity(), &[OFFER]);
    let judge = |beside: &[(&str, &[u8])]| {
        verify::xades(signature.as_bytes(), beside, &trusting(authority()), now())
    };
    assert_eq!(judge(&[OFFER]).indication, Indication::TotalPassed);
    let renamed = [("copie.txt", OFFER.1)];
    assert_eq!(judge(&renamed).indication, Indication::TotalPassed);
    let among = [BUDGET, OFFER];
    assert_eq!(judge(&among).indication, Indication::TotalPassed);
    assert_eq!(
        judge(&[(OFFER.0, b"Autre")]).sub_indication,
        Some(SubIndication::HashFailure)
    );
    assert_eq!(
        judge(&[]).sub_indication,
        Some(SubIndication::SignedDataNotFound)
    );
}

#[test]
fn a_container_says_which_files_each_signature_covers() {
    let signatures = beside(&identity(), &[OFFER, BUDGET]);
    let files = [
        KIND,
        OFFER,
        (BUDGET_NAME, BUDGET.1),
        ("META-INF/signatures.xml", signatures.as_bytes()),
    ];
    let verdict = asic(&container(&files));
    assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
    assert_eq!(verdict.signatures[0].covered, [OFFER.0, BUDGET_NAME]);
    assert!(verdict.signatures[0].covers_whole_file);

    let mut more = files.to_vec();
    more.push(("annexe.pdf", b"%PDF-"));
    let verdict = asic(&container(&more));
    assert_eq!(
        verdict.sub_indication,
        Some(SubIndication::SigConstraintsFailure)
    );
    assert_eq!(verdict.uncovered, ["annexe.pdf"]);
    assert!(!verdict.signatures[0].covers_whole_file);

    let altered = [files[0], (OFFER.0, b"Autre offre"), files[2], files[3]];
    assert_eq!(
        asic(&container(&altered)).sub_indication,
        Some(SubIndication::HashFailure)
    );
    let missing = [files[0], files[2], files[3]];
    assert_eq!(
        asic(&container(&missing)).sub_indication,
        Some(SubIndication::SignedDataNotFound)
    );
}

#[test]
fn a_container_with_a_list_holds_each_file_to_its_digest() {
    let list = manifest(&[OFFER, BUDGET]);
    let cms = cades::sign_detached(list.as_bytes(), &identity(), now()).expect("signed");
    let files = [
        KIND,
        OFFER,
        (BUDGET_NAME, BUDGET.1),
        ("META-INF/ASiCManifest001.xml", list.as_bytes()),
        ("META-INF/signature001.p7s", &cms),
    ];
    let verdict = asic(&container(&files));
    assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
    assert_eq!(verdict.signatures[0].format, Format::CAdES);
    assert_eq!(verdict.signatures[0].covered, [OFFER.0, BUDGET_NAME]);
    let mut altered = files;
    altered[1].1 = b"Autre offre";
    assert_eq!(
        asic(&container(&altered)).sub_indication,
        Some(SubIndication::HashFailure)
    );
    let missing = [files[0], files[2], files[3], files[4]];
    assert_eq!(
        asic(&container(&missing)).sub_indication,
        Some(SubIndication::SignedDataNotFound)
    );
    let shorter = manifest(&[OFFER]);
    let mut other_list = files;
    other_list[3].1 = shorter.as_bytes();
    assert_eq!(
        asic(&container(&other_list)).sub_indication,
        Some(SubIndication::HashFailure)
    );
    let without_list = [files[0], files[1], files[2], files[4]];
    assert_eq!(
        asic(&container(&without_list)).sub_indication,
        Some(SubIndication::SignedDataNotFound)
    );
}

#[test]
fn a_container_around_one_file_holds_one_file() {
    let cms = cades::sign_detached(OFFER.1, &identity(), now()).expect("signed");
    let signed = ("META-INF/signature.p7s", cms.as_slice());
    let verdict = asic(&container(&[SIMPLE, OFFER, signed]));
    assert_eq!(verdict.indication, Indication::TotalPassed, "{verdict:?}");
    assert_eq!(verdict.signatures[0].covered, [OFFER.0]);
    let inside = ("dossier/offre.txt", OFFER.1);
    let other = ("META-INF/timestamp.tst", b"0\0".as_slice());
    for files in [
        vec![SIMPLE, OFFER, ("autre.txt", b"2"), signed],
        vec![SIMPLE, inside, signed],
        vec![SIMPLE, signed],
        vec![SIMPLE, OFFER, signed, other],
    ] {
        let verdict = asic(&container(&files));
        assert_eq!(verdict.sub_indication, Some(SubIndication::FormatFailure));
    }
}

#[test]
fn a_container_that_readers_understand_differently_is_refused() {
    for name in [
        "../offre.txt",
        "/offre.txt",
        "a\\b",
        "C:offre",
        "a//b",
        "./a",
        "a\u{1}",
        "",
    ] {
        let verdict = asic(&container(&[KIND, (name, b"1")]));
        assert_eq!(
            verdict.sub_indication,
            Some(SubIndication::FormatFailure),
            "{name}"
        );
    }
    let twice = container(&[KIND, OFFER, (OFFER.0, b"2")]);
    let honest = container(&[KIND, OFFER]);
    let mut renamed = honest.clone();
    let first = renamed
        .windows(9)
        .position(|window| window == b"offre.txt")
        .expect("a name");
    renamed[first] = b'0';
    let before = [b"PK\x05\x06 ".as_slice(), &honest].concat();
    let after = [honest.as_slice(), b"!"].concat();
    let two_ends = [honest.as_slice(), &honest[honest.len() - 22..]].concat();
    let many: Vec<(String, &[u8])> = (0..2500).map(|n| (n.to_string(), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    for bytes in [
        twice,
        renamed,
        before,
        after,
        two_ends,
        bomb(),
        container(&many),
        b"PK".to_vec(),
    ] {
        assert_eq!(
            asic(&bytes).sub_indication,
            Some(SubIndication::FormatFailure)
        );
    }
    assert_eq!(
        asic(&honest).sub_indication,
        Some(SubIndication::NoSignatureFound)
    );
}

#[test]
fn no_bent_byte_of_what_is_signed_makes_a_green_verdict_or_a_panic() {
    let document = enveloped(&identity(), BEFORE, AFTER);
    for place in (0..document.len()).step_by(11) {
        let mut bent = document.clone().into_bytes();
        bent[place] ^= 1;
        let verdict = verify::xades(&bent, &[], &trusting(authority()), now());
        let around = String::from_utf8_lossy(&bent[place.saturating_sub(30)..=place]);
        // A prefix that is declared twice may lose one of the two: nothing else is written then.
        let is_prefix = around.contains("xmlns:");
        assert!(
            is_prefix || verdict.indication != Indication::TotalPassed,
            "{around}"
        );
    }
    let signatures = beside(&identity(), &[OFFER]);
    let whole = container(&[
        KIND,
        OFFER,
        ("META-INF/signatures.xml", signatures.as_bytes()),
    ]);
    let text = whole
        .windows(OFFER.1.len())
        .position(|window| window == OFFER.1)
        .expect("the file");
    for place in 0..whole.len() {
        if !(text..text + OFFER.1.len()).contains(&place) && place % 17 != 0 {
            continue;
        }
        let mut bent = whole.clone();
        bent[place] ^= 1;
        let verdict = asic(&bent);
        let is_content = (text..text + OFFER.1.len()).contains(&place);
        // Dates and versions of the container are nobody's signature.
        assert!(
            !is_content || verdict.indication != Indication::TotalPassed,
            "byte {place}"
        );
        asic(&whole[..place]);
    }
}
