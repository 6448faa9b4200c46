//! Whom verifications believe, at the terminal: `pli trust add`, `list` and `remove`, and what they change for `pli verify`.

mod pli;

use jiff::{SignedDuration, Timestamp};
use pli::{Pli, text};
use pli_app::App;
use pli_proof::demo::{Authority, Issued, KeyKind, Period, Person};
use pli_proof::signer::Signer as _;
use serde_json::Value;

struct World {
    pli: Pli,
    authority: Authority,
    signer: Issued,
    now: Timestamp,
}

impl World {
    fn new() -> Self {
        let now = Timestamp::now();
        let authority = Authority::found("Autorité de test", now).expect("an authority");
        let person = Person {
            given_name: "Élodie".to_owned(),
            surname: "Lefèvre".to_owned(),
            organisation: "Organisme".to_owned(),
            siren: "123456782".to_owned(),
        };
        let signer = authority.issue_signer(&person, KeyKind::P256, Period::current(now));
        let pli = Pli::new();
        let app = App::start(&pli.home(), None).expect("the folder is free");
        app.first_start(Some("une phrase de passe"), "Assistante")
            .expect("a store");
        Self {
            pli,
            authority,
            signer: signer.expect("a signer"),
            now,
        }
    }

    fn path(&self, name: &str, bytes: &[u8]) -> String {
        self.pli.file(name, bytes).display().to_string()
    }

    /// A signed note, with the signature that stands beside it.
    fn signed(&self) -> (String, String) {
        let content = b"Le devis est accepte.\n";
        let identity = self.signer.identity().expect("an identity");
        assert!(!identity.chain().is_empty());
        let signature = pli_proof::cades::sign_detached(content, &identity, self.now);
        (
            self.path("note.p7s", &signature.expect("signed")),
            self.path("note.txt", content),
        )
    }

    fn indication(&self, signature: &str, content: &str) -> Value {
        let verdict = self.pli.json(&["verify", signature, "--content", content]);
        verdict["indication"].clone()
    }
}

#[test]
fn an_authority_that_is_added_is_believed_until_it_is_removed() {
    let world = World::new();
    let (signature, content) = world.signed();
    assert_eq!(world.indication(&signature, &content), "INDETERMINATE");
    assert!(
        world
            .pli
            .done(&["trust", "list"])
            .contains("Aucune autorité")
    );

    let root = world.path("root.pem", world.authority.root_pem().as_bytes());
    let said = world.pli.done(&["trust", "add", &root]);
    assert!(said.contains("1 élément ajouté"), "{said}");
    assert_eq!(world.indication(&signature, &content), "TOTAL-PASSED");

    let view = world.pli.json(&["trust", "list"]);
    assert_eq!(view["anchors"], 1);
    let file = &view["files"][0];
    assert_eq!(
        (&file["kind"], &file["is_outdated"]),
        (&"authority".into(), &false.into())
    );
    let sha256 = file["sha256"].as_str().expect("a digest");
    let said = world.pli.done(&["trust", "remove", &sha256[..8]]);
    assert!(said.contains("Retiré"), "{said}");
    assert_eq!(world.indication(&signature, &content), "INDETERMINATE");
}

#[test]
fn a_list_tells_its_age_and_who_is_on_it_is_not_green() {
    let world = World::new();
    let (signature, content) = world.signed();
    let then = world.now - SignedDuration::from_hours(24 * 40);
    let list = world
        .authority
        .revoke(&[&world.signer], then)
        .expect("a list");
    let folder = world.pli.folder.path().join("pack");
    std::fs::create_dir(&folder).expect("a folder");
    world.path("pack/root.cer", world.authority.root());
    world.path("pack/old.crl", &list);
    world.path("pack/LISEZMOI.txt", "Une note.".as_bytes());
    world
        .pli
        .done(&["trust", "add", &folder.display().to_string()]);
    let said = world.pli.done(&["trust", "list"]);
    assert!(
        said.contains("40 jours") && said.contains("À remplacer"),
        "{said}"
    );
    assert_ne!(world.indication(&signature, &content), "TOTAL-PASSED");
}

#[test]
fn what_says_nothing_of_trust_changes_nothing() {
    let world = World::new();
    let note = world.path("note.txt", b"bonjour");
    let said = world.pli.refused(&["trust", "add", &note]);
    assert!(said.contains("Rien n’a été changé"), "{said}");
    let said = world.pli.refused(&["trust", "remove", "abcdef12"]);
    assert!(said.contains("Aucun élément"), "{said}");
    let output = world.pli.run(&["--lang", "en", "trust", "list"]);
    assert!(!text(&output.stdout).is_empty(), "{}", text(&output.stderr));
}
