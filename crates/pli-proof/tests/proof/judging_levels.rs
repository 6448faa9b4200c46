//! Our own signatures of every format and level, judged by us: each is what it says, and no altered copy is green.

use pli_proof::verify::{
    self, Format, Indication, Level, StampKind, SubIndication, TrustStore, Verdict,
};

use crate::support::pdf::{Form, Layout, altered, small};
use crate::support::samples::{self, Inside, OBJECTS, SampleLevel};
use crate::support::{authority, now, rsa_signer, trusting};

fn level(sample: SampleLevel) -> Level {
    match sample {
        SampleLevel::B => Level::B,
        SampleLevel::T => Level::T,
        SampleLevel::Lt => Level::LT,
        SampleLevel::Lta => Level::LTA,
    }
}

fn later() -> jiff::Timestamp {
    now() + jiff::SignedDuration::from_secs(60)
}

fn trust() -> TrustStore {
    trusting(authority())
}

fn beside() -> Vec<(&'static str, &'static [u8])> {
    OBJECTS
        .iter()
        .map(|object| (object.name, object.content))
        .collect()
}

fn pdf(bytes: &[u8]) -> Verdict {
    verify::pdf(bytes, &trust(), later())
}

fn holds(verdict: &Verdict, format: Format, sample: SampleLevel) {
    assert_eq!(
        verdict.indication,
        Indication::TotalPassed,
        "{sample:?} {verdict:?}"
    );
    let only = &verdict.signatures[0];
    assert_eq!((only.format, only.level), (format, Some(level(sample))));
    assert!(
        only.time_stamps
            .iter()
            .all(|stamp| stamp.indication == Indication::TotalPassed)
    );
    assert_eq!(
        only.proven_time.is_some(),
        sample > SampleLevel::B,
        "{verdict:?}"
    );
}

#[test]
fn each_level_is_what_it_says() {
    let content = OBJECTS[0].content;
    for sample in SampleLevel::ALL {
        let verdict = pdf(&samples::pdf(small(Form::None, Layout::Table), sample));
        holds(&verdict, Format::PAdES, sample);
        let is_archived = sample == SampleLevel::Lta;
        let kinds: Vec<_> = verdict.time_stamps.iter().map(|stamp| stamp.kind).collect();
        assert_eq!(kinds, vec![StampKind::Document; usize::from(is_archived)]);

        let cms = samples::cms(rsa_signer(), content, sample);
        let verdict = verify::detached(&cms, content, &trust(), later());
        holds(&verdict, Format::CAdES, sample);
    }
    for sample in [SampleLevel::B, SampleLevel::T, SampleLevel::Lt] {
        let xml = samples::xml(rsa_signer(), sample);
        holds(
            &verify::xades(&xml, &beside(), &trust(), later()),
            Format::XAdES,
            sample,
        );
        for (inside, format) in [
            (Inside::Cades, Format::CAdES),
            (Inside::Xades, Format::XAdES),
        ] {
            let container = samples::container(rsa_signer(), inside, sample);
            let verdict = verify::asic(&container, &trust(), later());
            holds(&verdict, format, sample);
            let names: Vec<_> = OBJECTS.iter().map(|object| object.name).collect();
            assert_eq!(verdict.signatures[0].covered, names);
        }
    }
}

#[test]
fn no_altered_copy_of_a_level_is_green() {
    let content = OBJECTS[0].content;
    for sample in SampleLevel::ALL {
        let signed = samples::pdf(small(Form::Direct, Layout::Table), sample);
        for (name, bytes) in altered(&signed) {
            assert_ne!(
                pdf(&bytes).indication,
                Indication::TotalPassed,
                "{name} {sample:?}"
            );
        }
        let cms = samples::cms(rsa_signer(), content, sample);
        let other = verify::detached(&cms, b"autre", &trust(), later());
        assert_eq!(other.sub_indication, Some(SubIndication::HashFailure));
    }
    let mut others = beside();
    others[1].1 = b"lot;montant\n1;99999\n";
    for sample in [SampleLevel::B, SampleLevel::T, SampleLevel::Lt] {
        let xml = samples::xml(rsa_signer(), sample);
        let verdict = verify::xades(&xml, &others, &trust(), later());
        assert_eq!(verdict.sub_indication, Some(SubIndication::HashFailure));
    }
}

/// A time-stamp on another signature: whoever cuts one out and pastes it elsewhere proves nothing.
#[test]
fn a_time_stamp_of_another_signature_proves_nothing() {
    let content = OBJECTS[0].content;
    let stamped = samples::xml(rsa_signer(), SampleLevel::T);
    let stamped = String::from_utf8(stamped).expect("XML");
    let other = samples::xml_of(&OBJECTS[..1], rsa_signer(), SampleLevel::T);
    let other = String::from_utf8(other).expect("XML");
    let token = |xml: &str| {
        let start = xml.find("EncapsulatedTimeStamp").expect("a time-stamp");
        let start = start + xml[start..].find('>').expect("its text") + 1;
        let end = start + xml[start..].find('<').expect("its end");
        xml[start..end].to_owned()
    };
    let bent = stamped.replace(&token(&stamped), &token(&other));
    let verdict = verify::xades(bent.as_bytes(), &beside(), &trust(), later());
    assert_eq!(
        verdict.sub_indication,
        Some(SubIndication::SigConstraintsFailure)
    );
    let stamp = &verdict.signatures[0].time_stamps[0];
    assert_eq!(stamp.sub_indication, Some(SubIndication::HashFailure));
    assert_eq!(verdict.signatures[0].proven_time, None);

    // An authority that nobody trusts proves no time, and spoils nothing.
    let cms = samples::cms(rsa_signer(), content, SampleLevel::T);
    let mut signer_only = TrustStore::new();
    let identity = rsa_signer().identity().expect("an identity");
    let certificate = &pli_proof::signer::Signer::chain(&identity)[0];
    signer_only.add_file(certificate).expect("a certificate");
    let verdict = verify::detached(&cms, content, &signer_only, later());
    assert_eq!(verdict.signatures[0].proven_time, None, "{verdict:?}");
}

/// Bytes bent, cut out, doubled and cut off at places that look random and are the same each time.
fn bent(bytes: &[u8], number: usize) -> Vec<u8> {
    let mix = |salt: usize| {
        let mut value = (number * 31 + salt) as u64;
        for _ in 0..3 {
            value = value
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            value ^= value >> 29;
        }
        usize::try_from(value >> 16).unwrap_or_default()
    };
    let place = mix(1) % bytes.len();
    let end = (place + 1 + mix(2) % 64).min(bytes.len());
    let mut copy = bytes.to_vec();
    match number % 5 {
        0 | 1 => copy[place] ^= 1 << (mix(3) % 8),
        2 => drop(copy.drain(place..end)),
        3 => copy
            .splice(place..place, bytes[place..end].to_vec())
            .for_each(drop),
        _ => copy.truncate(place),
    }
    copy
}

#[test]
fn bent_files_never_panic_and_never_speak_for_another_signer_or_content() {
    let content = OBJECTS[0].content;
    let pdf_file = samples::pdf(small(Form::None, Layout::Streams), SampleLevel::Lta);
    let cms = samples::cms(rsa_signer(), content, SampleLevel::Lta);
    let xml = samples::xml(rsa_signer(), SampleLevel::Lt);
    let cades = samples::container(rsa_signer(), Inside::Cades, SampleLevel::Lt);
    let xades = samples::container(rsa_signer(), Inside::Xades, SampleLevel::T);
    let (trust, at) = (trust(), later());
    for number in 0..60 {
        let verdicts = [
            verify::pdf(&bent(&pdf_file, number), &trust, at),
            verify::detached(&bent(&cms, number), content, &trust, at),
            verify::xades(&bent(&xml, number), &beside(), &trust, at),
            verify::asic(&bent(&cades, number), &trust, at),
            verify::asic(&bent(&xades, number), &trust, at),
        ];
        for verdict in verdicts {
            // What nobody signed may bend: dates of a container, values that are not needed today.
            if verdict.indication == Indication::TotalPassed {
                let signer = verdict.signatures[0].signer.as_deref();
                assert_eq!(signer, Some("Élodie Lefèvre (démonstration)"), "{number}");
                assert!(verdict.uncovered.is_empty(), "{number}");
            }
        }
    }
    for (name, bytes) in [
        ("pdf", &pdf_file),
        ("cms", &cms),
        ("xml", &xml),
        ("container", &cades),
    ] {
        for length in (0..bytes.len()).step_by(997) {
            let cut = &bytes[..length];
            let verdict = match name {
                "pdf" => pdf(cut),
                "cms" => verify::detached(cut, content, &trust, at),
                "xml" => verify::xades(cut, &beside(), &trust, at),
                _ => verify::asic(cut, &trust, at),
            };
            assert_ne!(
                verdict.indication,
                Indication::TotalPassed,
                "{name} {length}"
            );
        }
    }
}
