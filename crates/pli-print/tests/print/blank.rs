//! Forms to fill by hand: every form of the repository, in both languages.

use std::collections::BTreeMap;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use pli_core::form::FormPackage;
use pli_core::text::Language;
use pli_print::{Answer, BlankBlock, BlankDocument, print_blank};

use crate::forms::package;
use crate::support::{judge, paris};

/// The words of a language, as the application finds them.
struct Words(FluentBundle<FluentResource>);

impl Words {
    fn of(folder: &str) -> Self {
        let mut bundle = FluentBundle::default();
        bundle.set_use_isolating(false);
        for file in ["explain.ftl", "blank.ftl"] {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/locales");
            let text = std::fs::read_to_string(root.join(folder).join(file)).expect("words");
            let resource = FluentResource::try_new(text).expect("words that can be read");
            bundle.add_resource(resource).expect("no key twice");
        }
        Self(bundle)
    }

    fn find(&self, key: &str, values: &[(&str, String)]) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value.parse::<i32>() {
                Ok(number) => args.set(*name, number),
                Err(_) => args.set(*name, value.as_str()),
            }
        }
        let mut faults = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&args), &mut faults);
        assert!(faults.is_empty(), "{key}: {faults:?}");
        Some(text.into_owned())
    }
}

fn document(form: &FormPackage, language: Language) -> BlankDocument {
    let words = Words::of(match language {
        Language::French => "fr",
        Language::English => "en",
    });
    let find = |key: &str, values: &[(&str, String)]| {
        let found = words.find(key, values);
        assert!(found.is_some(), "no words for {key}");
        found
    };
    BlankDocument::from_form(form, language, &find, paris(2026, 11, 22, 10, 0, 0))
}

const FORMS: [&str; 8] = [
    "far",
    "aide",
    "association",
    "versement",
    "compte-rendu-financier",
    "dc1",
    "dc2",
    "attri1",
];

fn forms() -> impl Iterator<Item = FormPackage> {
    FORMS.iter().map(|name| package(&format!("{name}/1.0.0")))
}

#[test]
fn verapdf_finds_every_form_to_fill_by_hand_archival_and_accessible() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("blank");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let mut files = Vec::new();
    for form in forms() {
        for (language, end) in [(Language::French, "fr"), (Language::English, "en")] {
            let bytes = print_blank(&document(&form, language)).expect(&form.name);
            let path = folder.join(format!("{}-{end}.pdf", form.name));
            std::fs::write(&path, bytes).expect("the target folder can be written");
            files.push(path);
        }
    }
    judge::demand_archival_and_accessible(&files);
}

/// Labels of questions, tables and cards, in order.
fn labels(blocks: &[BlankBlock], into: &mut Vec<String>) {
    for block in blocks {
        match block {
            BlankBlock::Question(question) => into.push(question.label.clone()),
            BlankBlock::Table(table) => {
                into.push(table.label.clone());
                into.extend(table.columns.iter().map(|column| column.label.clone()));
            }
            BlankBlock::Cards(cards) => {
                into.push(cards.label.clone());
                labels(&cards.blocks, into);
            }
        }
    }
}

#[test]
fn every_question_is_asked_but_those_that_need_a_call() {
    for form in forms() {
        let document = document(&form, Language::French);
        let mut told = Vec::new();
        for section in &document.sections {
            labels(&section.blocks, &mut told);
        }
        for field in form.fields() {
            let needs_a_call = format!("{:?}", field.visible).contains("call.");
            let is_told = told.iter().any(|label| label.starts_with(&field.label.fr));
            assert!(is_told || needs_a_call, "{}: {}", form.name, field.pattern);
        }
        assert_eq!(document.pieces.len(), form.pieces.len(), "{}", form.name);
    }
}

fn when(form: &str, language: Language) -> BTreeMap<String, String> {
    let document = document(&package(form), language);
    let mut all = BTreeMap::new();
    let mut waiting: Vec<&BlankBlock> = document
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .collect();
    while let Some(block) = waiting.pop() {
        let (label, when) = match block {
            BlankBlock::Question(question) => (&question.label, &question.when),
            BlankBlock::Table(table) => (&table.label, &table.when),
            BlankBlock::Cards(cards) => {
                waiting.extend(&cards.blocks);
                (&cards.label, &cards.when)
            }
        };
        if let Some(when) = when {
            all.insert(label.clone(), when.replace(['\u{a0}', '\u{202f}'], " "));
        }
    }
    all
}

#[test]
fn conditions_are_said_in_words() {
    let french = when("association/1.0.0", Language::French);
    assert_eq!(
        french["Aide en nature souhaitée"],
        "À remplir si vous avez coché « En nature » à « Forme de l’aide »."
    );
    // What a question is required for is said beyond what it is shown for, and an empty place beside no answer of the same place.
    let report = when("compte-rendu-financier/1.0.0", Language::French);
    assert_eq!(
        report["Numéro RNA"],
        "À remplir si vous avez répondu « Non » à « L’association est-elle inscrite au registre d’un tribunal d’Alsace-Moselle ? ». \
         Obligatoire si vous n’avez pas répondu à « À défaut, numéro du récépissé ou d’inscription au registre »."
    );
    let english = when("association/1.0.0", Language::English);
    assert!(
        english
            .values()
            .any(|when| when.starts_with("Fill in if you ticked “")),
        "{english:#?}"
    );
    for form in FORMS {
        for (label, when) in when(&format!("{form}/1.0.0"), Language::French) {
            assert!(
                !when.contains("blank-") && !when.contains("null"),
                "{form} {label}: {when}"
            );
        }
    }
}

#[test]
fn an_answer_has_the_room_that_its_kind_needs() {
    let document = document(&package("far/1.0.0"), Language::French);
    let questions = document.sections.iter().flat_map(|section| &section.blocks);
    let siret = questions.clone().find_map(|block| match block {
        BlankBlock::Question(question) if question.label == "SIRET" => Some(&question.answer),
        _ => None,
    });
    assert_eq!(
        siret,
        Some(&Answer::Comb {
            groups: vec![3, 3, 3, 5]
        })
    );
    let ticks = questions.filter(
        |block| matches!(block, BlankBlock::Question(question) if question.answer == Answer::Tick),
    );
    assert!(ticks.count() > 0, "undertakings are ticked");
}
