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
        SampleLevel::LT => Level::LT,
        SampleLevel::LTA => Level::LTA,
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
        let is_archived = sample == SampleLevel::LTA;
        let kinds: Vec<_> = verdict.time_stamps.iter().map(|stamp| stamp.kind).collect();
        assert_eq!(kinds, vec![StampKind::Document; usize::from(is_archived)]);

        let cms = samples::cms(rsa_signer(), content, sample);
        let verdict = verify::detached(&cms, content, &trust(), later());
        holds(&verdict, Format::CAdES, sample);
    }
    for sample in [SampleLevel::B, SampleLevel::T, SampleLevel::LT] {
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
    for sample in [SampleLevel::B, SampleLevel::T, SampleLevel::LT] {
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
