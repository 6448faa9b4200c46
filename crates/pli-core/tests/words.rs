//! Every code of a finding has its words and its why in both languages.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use pli_core::tabular::Why;
use pli_core::view::all_codes;

fn bundle(text: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false);
    bundle
        .add_resource(FluentResource::try_new(text.to_owned()).unwrap())
        .unwrap();
    bundle
}

fn missing(text: &str) -> Vec<String> {
    let bundle = bundle(text);
    let keys = all_codes().into_iter().flat_map(|code| {
        let key = format!("finding-{}", code.replace(['.', '_'], "-"));
        [format!("{key}-why"), key]
    });
    keys.filter(|key| {
        bundle
            .get_message(key)
            .and_then(|message| message.value())
            .is_none()
    })
    .collect()
}

#[test]
fn every_code_has_words_in_both_languages() {
    assert_eq!(
        missing(include_str!("../../../assets/locales/fr/findings.ftl")),
        Vec::<String>::new()
    );
    assert_eq!(
        missing(include_str!("../../../assets/locales/en/findings.ftl")),
        Vec::<String>::new()
    );
}

#[test]
fn every_remark_on_a_table_has_words_in_both_languages() {
    for text in [
        include_str!("../../../assets/locales/fr/findings.ftl"),
        include_str!("../../../assets/locales/en/findings.ftl"),
    ] {
        let bundle = bundle(text);
        let lacks = |why: &Why| {
            bundle
                .get_message(&format!("remark-{}", why.name()))
                .is_none()
        };
        assert_eq!(Why::ALL.into_iter().find(lacks), None);
    }
}

#[test]
fn a_code_without_words_is_noticed() {
    assert!(missing("finding-required = x").contains(&"finding-required-why".to_owned()));
}

#[test]
fn french_sentences_have_french_spaces() {
    let text = include_str!("../../../assets/locales/fr/findings.ftl");
    let sentences = text
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .filter(|(key, _)| !key.starts_with('#'));
    for (key, sentence) in sentences {
        for plain in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(
                !sentence.contains(plain),
                "{key}: a plain space at {plain:?}"
            );
        }
    }
}

#[test]
fn a_sentence_is_filled_with_its_values() {
    let bundle = bundle(include_str!("../../../assets/locales/fr/findings.ftl"));
    let pattern = bundle
        .get_message("finding-piece-too-large")
        .unwrap()
        .value()
        .unwrap();
    let mut values = FluentArgs::new();
    for (name, value) in [
        ("label", "Extrait Kbis"),
        ("file", "kbis.pdf"),
        ("given", "12,3 Mo"),
        ("max", "10 Mo"),
    ] {
        values.set(name, value);
    }
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, Some(&values), &mut errors)
        .replace('\u{A0}', " ");
    assert_eq!(
        text,
        "Extrait Kbis : le fichier « kbis.pdf » pèse 12,3 Mo, pour 10 Mo au plus."
    );
    assert!(errors.is_empty());
}
