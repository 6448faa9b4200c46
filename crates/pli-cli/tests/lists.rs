//! `pli list ls|search|pack|add` as its people use them.

mod pli;

use std::fs;

use jiff::Timestamp;
use pli::Pli;
use pli_proof::demo::{Authority, KeyKind, Period, Seal};

const LIST: &str = "#pli-list 1\n#name: measures\n#version: 2026\n#title: Mesures\n#source: Région\n#licence: Licence Ouverte 2.0\n\
    #date: 2026-11-01\ncode\tlabel\tregion\nM1\tMesure d’aide à l’œuvre\t75\nM2\tMesure d’accueil\t53\n";

#[test]
fn the_lists_that_come_with_pli_are_shown_and_searched() {
    let pli = Pli::new();
    let heard = pli.done(&["list", "ls"]);
    for part in ["naf_rev2@2008", "Licence Ouverte", "sha256: "] {
        assert!(heard.contains(part), "{part}: {heard}");
    }
    let heard = pli.done(&["list", "search", "naf_rev2", "formation", "adultes"]);
    assert!(heard.contains("85.59A"), "{heard}");
    let few = pli.done(&["list", "search", "naf_rev2", "--most", "1", "commerce"]);
    assert_eq!(few.lines().count(), 2, "one code, and how many more: {few}");
    let found = pli.json(&["list", "search", "naf_rev2@2008", "8559a"]);
    assert_eq!(found["hits"][0]["code"], "85.59A", "{found:#}");
    let heard = pli.done(&["list", "search", "naf_rev2", "zzzz"]);
    assert!(heard.contains("Rien ne correspond"), "{heard}");
    let heard = pli.refused(&["list", "search", "inconnue", "a"]);
    assert!(heard.contains("inconnue"), "{heard}");
}

#[test]
fn a_pack_is_signed_by_its_author_and_added_by_who_trusts_them() {
    let pli = Pli::new();
    let now = Timestamp::now();
    let authority = Authority::found("Autorité des listes", now).expect("an authority");
    let seal = Seal {
        name: "Listes de la Région".into(),
        organisation: "Région".into(),
        siren: "200053403".into(),
    };
    let issued = authority.issue_seal(&seal, KeyKind::P256, Period::current(now));
    let p12 = issued.expect("a seal").to_pkcs12("listes", "secret");
    let p12 = pli
        .file("listes.p12", &p12.expect("a file"))
        .display()
        .to_string();
    let list = pli.file("list.tsv", LIST.as_bytes()).display().to_string();
    let trust = pli.folder.path().join("trust");
    fs::create_dir(&trust).expect("a folder");
    fs::write(trust.join("root.pem"), authority.root_pem()).expect("a root");
    let (trust, pack) = (
        trust.display().to_string(),
        pli.folder.path().join("pack.zip").display().to_string(),
    );

    let made = |password: &str| {
        let mut command = pli.command();
        command.env("PLI_P12_PASSWORD", password);
        command.args(["list", "pack", &list, "--p12", &p12, "-o", &pack]);
        command.output().expect("pli runs")
    };
    assert_eq!(made("faux").status.code(), Some(1));
    assert!(fs::metadata(&pack).is_err(), "nothing is written");
    assert!(made("secret").status.success());

    let heard = pli.refused(&["list", "add", &pack]);
    assert!(heard.contains("Rien"), "an unknown author: {heard}");
    let heard = pli.done(&["list", "add", &pack, "--trust", &trust]);
    assert!(
        heard.contains("measures") && heard.contains("Listes de la Région"),
        "{heard}"
    );
    let heard = pli.done(&["list", "search", "measures", "oeuvre"]);
    assert!(heard.starts_with("M1"), "{heard}");
    let listed = pli.json(&["list", "ls"]);
    let listed = listed.as_array().expect("lists").iter();
    assert_eq!(listed.filter(|list| list["signer"].is_string()).count(), 1);
}
