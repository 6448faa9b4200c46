//! What a person trusts: taken with its dates, shown with its age, believed by verifications, taken back.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use pli_app::trust::{self, TrustFile, TrustKind};
use pli_app::verify::{self, Anchors};
use pli_app::{App, Code, Fault};
use pli_proof::demo::{Authority, Issued, KeyKind, Period, Person};
use pli_proof::pades::{self, SignOptions};

#[path = "../../pli-proof/tests/proof/support/xml.rs"]
#[expect(dead_code, reason = "only enveloped signatures are made here")]
mod xml;

struct World {
    folder: tempfile::TempDir,
    app: App,
    authority: Authority,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let app = App::start(&folder.path().join("home"), None).expect("the folder is free");
        app.first_start(Some("une phrase de passe"), "Assistante")
            .expect("a store");
        let authority = Authority::found("Autorité", Timestamp::now()).expect("an authority");
        Self {
            folder,
            app,
            authority,
        }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, bytes).expect("written");
        file
    }

    fn add(&self, place: &Path, operators: &[PathBuf]) -> Result<Vec<TrustFile>, Fault> {
        trust::add(&self.app.session().expect("open"), place, operators)
    }

    fn view(&self) -> trust::TrustView {
        trust::list(&self.app.session().expect("open")).expect("a view")
    }

    /// The verdict on a signed PDF, with what the store trusts.
    fn verdict(&self, signer: &Issued) -> String {
        let options = SignOptions {
            claimed_time: Timestamp::now(),
            label: "Signature".to_owned(),
            name: None,
            reason: None,
            location: None,
        };
        let identity = signer.identity().expect("an identity");
        let signed = pades::sign(pdf(), &identity, &options).expect("signed");
        let anchors = Anchors::of_session(&self.app.session().expect("open"));
        verify::file("acte.pdf", &signed, &anchors.expect("authorities"))
            .expect("a verdict")
            .indication
    }
}

fn person(authority: &Authority, kind: KeyKind) -> Issued {
    let person = Person {
        given_name: "Élodie".into(),
        surname: "Lefèvre".into(),
        organisation: "Organisme".into(),
        siren: "123456782".into(),
    };
    authority
        .issue_signer(&person, kind, Period::current(Timestamp::now()))
        .expect("a signer")
}

/// The smallest PDF with a page.
fn pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ];
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let start = file.len();
    file +=
        &format!("xref\n0 4\n{table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

#[test]
fn an_authority_is_believed_until_it_is_taken_back() {
    let world = World::new();
    let signer = person(&world.authority, KeyKind::P256);
    assert_eq!(world.verdict(&signer), "INDETERMINATE");
    let file = world.file("root.pem", world.authority.root_pem().as_bytes());
    let added = world.add(&file, &[]).expect("taken");
    let [only] = &added[..] else {
        panic!("{added:?}")
    };
    assert_eq!(
        (only.kind, only.name.as_str()),
        (TrustKind::Authority, "Autorité (démonstration)")
    );
    assert_eq!(world.view().anchors, 1);
    assert_eq!(world.verdict(&signer), "TOTAL-PASSED");
    // Twice is once.
    world.add(&file, &[]).expect("taken");
    assert_eq!(world.view().files.len(), 1);
    let session = world.app.session().expect("open");
    let unknown = trust::remove(&session, "abc").expect_err("unknown");
    assert_eq!(unknown.code, Code::UnknownTrust);
    trust::remove(&session, &only.sha256[..8]).expect("taken back");
    assert_eq!(world.view().anchors, 0);
    assert_eq!(world.verdict(&signer), "INDETERMINATE");
}

#[test]
fn what_is_kept_tells_its_age_and_whether_it_ran_out() {
    let world = World::new();
    let signer = person(&world.authority, KeyKind::P256);
    let then = Timestamp::now() - SignedDuration::from_hours(24 * 40);
    let list = |at: Timestamp| world.authority.revoke(&[&signer], at).expect("a list");
    world.file("pack/root.cer", world.authority.root());
    world.file("pack/old.crl", &list(then));
    world.file("pack/LISEZMOI.txt", "Une note.".as_bytes());
    let added = world
        .add(&world.folder.path().join("pack"), &[])
        .expect("taken");
    let ages: Vec<_> = added
        .iter()
        .filter(|file| file.kind == TrustKind::RevocationList)
        .map(|file| (file.age_days, file.is_outdated))
        .collect();
    assert_eq!(ages, [(40, true)]);
    // Who is on an old list stays revoked.
    assert_eq!(world.verdict(&signer), "INDETERMINATE");
    let json = serde_json::to_value(world.view()).expect("JSON");
    assert_eq!(json["files"][1]["kind"], "revocation_list");
    assert_eq!(json["anchors"], 1);
}

#[test]
fn what_is_nothing_of_the_kind_is_refused() {
    let world = World::new();
    for (name, bytes) in [
        ("note.txt", &b"bonjour"[..]),
        ("a.xml", b"<a/>"),
        ("empty", b""),
    ] {
        let fault = world
            .add(&world.file(name, bytes), &[])
            .expect_err("refused");
        assert_eq!(fault.code, Code::BadTrustFile, "{name}");
    }
    let fault = world.add(Path::new("/nowhere"), &[]).expect_err("refused");
    assert_eq!(fault.code, Code::FileUnreadable);
    assert!(world.view().files.is_empty());
}

/// A signed list of a territory that points to who signs the list of another, and brings an authority.
fn trusted_list(operator: &Issued, territory: &str, next: Option<&Issued>, root: &[u8]) -> String {
    let identity = |der: &[u8]| {
        format!(
            "<DigitalId><X509Certificate>{}</X509Certificate></DigitalId>",
            STANDARD.encode(der)
        )
    };
    let pointer = next.map_or_else(String::new, |next| {
        format!(
            "<OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity>{}</ServiceDigitalIdentity>\
             </ServiceDigitalIdentities><TSLLocation>https://list.invalid/fr.xml</TSLLocation><AdditionalInformation>\
             <OtherInformation><SchemeTerritory>FR</SchemeTerritory></OtherInformation></AdditionalInformation></OtherTSLPointer>",
            identity(&next.chain()[0])
        )
    });
    let base = "http://uri.etsi.org/TrstSvc/";
    let body = format!(
        "<SchemeInformation><TSLSequenceNumber>7</TSLSequenceNumber><SchemeTerritory>{territory}</SchemeTerritory>\
         <PointersToOtherTSL>{pointer}</PointersToOtherTSL><ListIssueDateTime>2026-10-01T00:00:00Z</ListIssueDateTime>\
         </SchemeInformation><TrustServiceProviderList><TrustServiceProvider><TSPServices><TSPService><ServiceInformation>\
         <ServiceTypeIdentifier>{base}Svctype/CA/QC</ServiceTypeIdentifier><ServiceDigitalIdentity>{}</ServiceDigitalIdentity>\
         <ServiceStatus>{base}TrustedList/Svcstatus/granted</ServiceStatus>\
         <StatusStartingTime>2020-01-01T00:00:00Z</StatusStartingTime></ServiceInformation></TSPService></TSPServices>\
         </TrustServiceProvider></TrustServiceProviderList>",
        identity(root)
    );
    let before = format!("<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\">{body}");
    xml::enveloped(
        &operator.identity().expect("an identity"),
        &before,
        "</TrustServiceStatusList>",
    )
}

#[test]
fn trusted_lists_are_taken_from_the_list_of_lists_down() {
    let world = World::new();
    let now = Timestamp::now();
    let scheme = Authority::found("Régime", now).expect("an authority");
    let other = Authority::found("Autre régime", now).expect("an authority");
    let (union, country) = (
        person(&scheme, KeyKind::Rsa3072),
        person(&other, KeyKind::Rsa3072),
    );
    let list = trusted_list(&country, "FR", None, world.authority.root());
    let fr = world.file("lists/a-fr.xml", list.as_bytes());
    let refused = world.add(&fr, &[]).expect_err("nobody knows who signed it");
    assert_eq!(refused.code, Code::TrustedListRefused);
    world.file(
        "lists/b-eu.xml",
        trusted_list(&union, "EU", Some(&country), other.root()).as_bytes(),
    );
    let operator = world.file("operator.cer", &union.chain()[0]);
    let folder = world.folder.path().join("lists");
    let added = world
        .add(&folder, std::slice::from_ref(&operator))
        .expect("taken");
    let names: BTreeSet<_> = added
        .iter()
        .filter(|file| file.kind == TrustKind::TrustedList)
        .map(|file| (file.name.as_str(), file.anchors))
        .collect();
    assert_eq!(names, BTreeSet::from([("EU 7", 1), ("FR 7", 1)]));
    assert_eq!(world.view().anchors, 2);
    let signer = person(&world.authority, KeyKind::P256);
    assert_eq!(world.verdict(&signer), "TOTAL-PASSED");
    let altered = list.replace("2020-01-01", "2010-01-01");
    let refused = world.add(&world.file("altered.xml", altered.as_bytes()), &[]);
    assert_eq!(refused.expect_err("altered").code, Code::TrustedListRefused);
}
