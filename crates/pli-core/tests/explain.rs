//! Why: every finding of every worked example can be explained, and what is told reads as a person would write it.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and reads the files of the repository"
)]

mod repository;

use std::collections::BTreeMap;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use pli_core::answers::{Numbering, resolve_path};
use pli_core::dossier::{ActorId, Answer, BatchId, Context, Request, plan};
use pli_core::example::{Example, build_example};
use pli_core::form::{FormPackage, load};
use pli_core::text::Language;
use pli_core::view::explain::{Cause, Explainer, Target, Tie};
use pli_core::view::{Inputs, LiveView, View};
use repository::files;

/// The words of one language.
struct Words(FluentBundle<FluentResource>);

impl Words {
    fn of(language: Language) -> Self {
        let folder = match language {
            Language::French => "fr",
            Language::English => "en",
        };
        let mut bundle = FluentBundle::new(vec![folder.parse().unwrap()]);
        bundle.set_use_isolating(false);
        for file in ["explain.ftl", "findings.ftl"] {
            let path = format!("../../assets/locales/{folder}/{file}");
            let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
            let resource = FluentResource::try_new(text.unwrap());
            bundle.add_resource(resource.unwrap()).unwrap();
        }
        Self(bundle)
    }

    fn find(&self, key: &str, args: &[(&str, String)]) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value.parse::<i32>() {
                Ok(number) => values.set(*name, number),
                Err(_) => values.set(*name, value.as_str()),
            }
        }
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&values), &mut errors);
        assert!(errors.is_empty(), "{key}: {errors:?}");
        Some(text.into_owned())
    }
}

fn package(name: &str) -> FormPackage {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../forms")
        .join(name);
    let mut all = BTreeMap::new();
    files(&folder, "", &mut all);
    load(&all).unwrap().package
}

fn inputs(example: &Example) -> Inputs<'_> {
    Inputs {
        call: example.call.as_ref(),
        lot: example.lot.as_deref(),
        today: example.today,
    }
}

/// A tree as lines, each fact under what it explains.
fn lines(cause: &Cause, words: &Words, depth: usize, into: &mut String) {
    let line = cause.line(&|key, args| words.find(key, args));
    let at = if cause.path.is_some() { " →" } else { "" };
    *into += &format!("{}{line}{at}\n", "   ".repeat(depth));
    for below in &cause.causes {
        lines(below, words, depth + 1, into);
    }
}

/// Goes through a tree.
fn walk(cause: &Cause, visit: &mut dyn FnMut(&Cause)) {
    visit(cause);
    for below in &cause.causes {
        walk(below, visit);
    }
}

/// What must hold of every explanation: words in the language, a reason, places that the person can see, no end of it.
fn check(what: &str, cause: &Cause, view: &View, words: &Words) {
    let sentence = cause.sentence(&|key, args| words.find(key, args));
    assert!(
        sentence.ends_with(['.', '?', '!', '…', ')', '»', '”']),
        "{what}: {sentence}"
    );
    let mut count = 0;
    walk(cause, &mut |cause| {
        count += 1;
        let line = cause.line(&|key, args| words.find(key, args));
        assert!(!line.is_empty(), "{what}: an empty line");
        for raw in ["Explain-", "explain-", "finding-", "part-", "{", "  "] {
            assert!(!line.contains(raw), "{what}: {raw} in {line}");
        }
        if let Some(path) = &cause.path
            && let Some(field) = view.fields.get(path)
        {
            assert!(
                field.visible,
                "{what}: {line} leads to {path}, which is hidden"
            );
        }
        if let Some(written) = &cause.written {
            assert!(
                written.source.get(written.span.clone()).is_some(),
                "{what}: {written:?}"
            );
        }
    });
    assert!(count <= 600, "{what}: {count} facts");
}

/// Every reason can follow «\u{a0}parce que\u{a0}».
fn follows_que(what: &str, cause: &Cause, words: &Words) {
    if cause.tie != Tie::Because {
        return;
    }
    for reason in &cause.causes {
        let text = reason.says.words(&|key, args| words.find(key, args));
        let first = text.chars().next().unwrap();
        assert!(
            !"aeiouyhâàéèêîôûAEIOUYÉÈÊ".contains(first),
            "{what}: parce que {text}"
        );
    }
}

fn names() -> Vec<String> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../forms");
    let mut names = Vec::new();
    for form in std::fs::read_dir(forms).unwrap() {
        let form = form.unwrap();
        if !form.path().is_dir() {
            continue;
        }
        for version in std::fs::read_dir(form.path()).unwrap() {
            let version = version.unwrap();
            if version.path().is_dir() {
                let name = form.file_name().to_string_lossy().into_owned();
                names.push(format!("{name}/{}", version.file_name().to_string_lossy()));
            }
        }
    }
    names.sort();
    names
}

#[test]
fn every_finding_of_every_example_can_be_explained() {
    let languages = [Language::French, Language::English];
    let all: Vec<Words> = languages.into_iter().map(Words::of).collect();
    let mut count = 0;
    for name in names() {
        let form = package(&name);
        for example in &form.examples {
            let dossier = build_example(&form, example).unwrap();
            let live = LiveView::open(&form, &dossier, inputs(example));
            let view = live.view();
            let explainer = Explainer::new(&live, &dossier, view);
            for finding in &view.findings {
                let what = format!("{name} {} {} {}", example.file, finding.code, finding.path);
                let target = Target::Finding {
                    code: finding.code.clone(),
                    path: finding.path.clone(),
                };
                for (language, words) in languages.into_iter().zip(&all) {
                    let cause = explainer.explain(&target, language).expect(&what);
                    assert!(!cause.causes.is_empty(), "{what}: no reason");
                    check(&what, &cause, view, words);
                }
                count += 1;
            }
        }
    }
    assert!(count > 50, "the examples have findings: {count}");
}

#[test]
fn every_place_of_every_example_can_be_explained() {
    let french = Words::of(Language::French);
    let mut count = 0;
    for name in names() {
        let form = package(&name);
        for example in &form.examples {
            let dossier = build_example(&form, example).unwrap();
            let live = LiveView::open(&form, &dossier, inputs(example));
            let view = live.view();
            let explainer = Explainer::new(&live, &dossier, view);
            let totals = form
                .totals
                .iter()
                .map(|total| format!("totals.{}", total.id));
            let sections = form.sections.iter().map(|section| section.id.clone());
            let other = totals.chain(sections).map(|path| path.parse().unwrap());
            let places = view.fields.keys().chain(view.groups.keys()).cloned();
            let pieces = view.pieces.iter().map(|piece| piece.target.clone());
            for path in places.chain(pieces).chain(other) {
                let what = format!("{name} {} {path}", example.file);
                let told = explainer.explain_all(&path, Language::French);
                assert!(!told.is_empty(), "{what}: nothing");
                for (target, cause) in told {
                    if matches!(target, Target::Visible(_) | Target::Required(_)) {
                        assert!(!cause.causes.is_empty(), "{what}: {target:?} has no reason");
                    }
                    check(&what, &cause, view, &french);
                    walk(&cause, &mut |cause| follows_que(&what, cause, &french));
                    count += 1;
                }
            }
        }
    }
    assert!(count > 1000, "{count} explanations");
}

/// What only French writes so: `1 234,50 €`, `12,5 %`, `02/02/2027`, `(Sessions, n° 2)`.
fn is_french(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_date = |ten: &[u8]| {
        let slashes = ten[2] == b'/' && ten[5] == b'/';
        let digits = ten.iter().filter(|byte| byte.is_ascii_digit());
        slashes && digits.count() == 8
    };
    let signs = ["\u{202f}€", "\u{202f}%", ", n° ", "“Oui”", "“Non”"];
    signs.iter().any(|sign| text.contains(sign)) || bytes.windows(10).any(is_date)
}

#[test]
fn what_is_told_in_english_writes_its_values_in_english() {
    let english = Words::of(Language::English);
    let mut count = 0;
    for name in names() {
        let form = package(&name);
        for example in form
            .examples
            .iter()
            .filter(|one| one.file.contains("wrong"))
        {
            let dossier = build_example(&form, example).unwrap();
            let live = LiveView::open(&form, &dossier, inputs(example));
            let view = live.view();
            let explainer = Explainer::new(&live, &dossier, view);
            for finding in &view.findings {
                let what = format!("{name} {} {}", finding.code, finding.path);
                let said = finding.message_en.clone().unwrap_or_default();
                assert!(!is_french(&said), "{what}: {said}");
                let is_typed = finding.code.starts_with("type.");
                for (value, text) in finding.values_in(Language::English) {
                    assert!(is_typed || !is_french(text), "{what}: {value}: {text}");
                }
            }
            for path in view.fields.keys().chain(view.groups.keys()) {
                for (_, cause) in explainer.explain_all(path, Language::English) {
                    walk(&cause, &mut |cause| {
                        let line = cause.line(&|key, args| english.find(key, args));
                        let is_written = line.contains("02/02/2027");
                        assert!(is_written || !is_french(&line), "{name} {path}: {line}");
                        count += 1;
                    });
                }
            }
        }
    }
    assert!(count > 1000, "{count} lines");
}

#[test]
fn a_label_inside_of_a_finding_follows_the_language() {
    let same = ["SIRET", "SIREN", "IBAN", "Qualiopi"];
    let mut labels = 0;
    for name in names() {
        let form = package(&name);
        let wrong = form.examples.iter().find(|one| one.file.contains("wrong"));
        let example = wrong.unwrap();
        let dossier = build_example(&form, example).unwrap();
        let live = LiveView::open(&form, &dossier, inputs(example));
        for finding in &live.view().findings {
            let label = |language| {
                let mut values = finding.values_in(language);
                let label = values.find(|(name, _)| *name == "label");
                label.map_or("", |(_, label)| label).to_owned()
            };
            let (french, english) = (label(Language::French), label(Language::English));
            let differs = french != english || same.iter().any(|word| french.contains(word));
            assert!(
                french.is_empty() || differs,
                "{name} {}: {french}",
                finding.code
            );
            labels += usize::from(!french.is_empty());
        }
    }
    assert!(labels > 40, "{labels} labels");
}

#[test]
fn a_hidden_answer_is_told_nowhere() {
    let form = package("aide/1.0.0");
    let example = form
        .examples
        .iter()
        .find(|known| known.file.contains("wrong"))
        .unwrap();
    let mut dossier = build_example(&form, example).unwrap();
    let set = |path: &str, answer: Answer| Request::Set {
        path: path.parse().unwrap(),
        answer: Some(answer),
        origin: None,
    };
    let requests = [
        set(
            "demandeur.vat_recovered_share",
            Answer::Number("37.25".to_owned()),
        ),
        set(
            "demandeur.vat_recovery",
            Answer::Codes(vec!["oui".to_owned()]),
        ),
    ];
    let context = Context {
        actor: ActorId(uuid::Uuid::from_u128(2)),
        author: "Exemple".to_owned(),
        now: jiff::Timestamp::UNIX_EPOCH,
        batch: BatchId(uuid::Uuid::from_u128(9)),
    };
    for op in plan(&dossier, &context, &requests) {
        dossier.apply(&op).unwrap();
    }
    let live = LiveView::open(&form, &dossier, inputs(example));
    let view = live.view();
    assert!(
        view.hidden
            .contains(&"demandeur.vat_recovered_share".parse().unwrap())
    );
    let explainer = Explainer::new(&live, &dossier, view);
    let words = Words::of(Language::French);
    for path in view.fields.keys() {
        for (_, cause) in explainer.explain_all(path, Language::French) {
            walk(&cause, &mut |cause| {
                let line = cause.line(&|key, args| words.find(key, args));
                assert!(!line.contains("37,25"), "{path}: {line}");
            });
        }
    }
}

/// The sentences about a place of an example.
fn sentences(form: &FormPackage, example: &str, path: &str, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let example = form
        .examples
        .iter()
        .find(|known| known.file == format!("examples/{example}.yaml"))
        .unwrap();
    let dossier = build_example(form, example).unwrap();
    let path = resolve_path(form, &dossier, path, Numbering::FromOne).unwrap();
    let live = LiveView::open(form, &dossier, inputs(example));
    let view = live.view();
    let explainer = Explainer::new(&live, &dossier, view);
    let told = explainer.explain_all(&path, language).into_iter();
    told.map(|(_, cause)| cause.sentence(&|key, args| words.find(key, args)))
        .map(|sentence| sentence.replace(['\u{a0}', '\u{202f}'], " "))
        .collect()
}

/// The tree of a finding of an example.
fn tree(form: &FormPackage, example: &str, code: &str) -> String {
    let words = Words::of(Language::French);
    let example = form
        .examples
        .iter()
        .find(|known| known.file == format!("examples/{example}.yaml"))
        .unwrap();
    let dossier = build_example(form, example).unwrap();
    let live = LiveView::open(form, &dossier, inputs(example));
    let view = live.view();
    let finding = view
        .findings
        .iter()
        .find(|finding| finding.code == code)
        .unwrap();
    let target = Target::Finding {
        code: code.to_owned(),
        path: finding.path.clone(),
    };
    let explainer = Explainer::new(&live, &dossier, view);
    let cause = explainer.explain(&target, Language::French).unwrap();
    let mut out = String::new();
    for below in &cause.causes {
        lines(below, &words, 0, &mut out);
    }
    out.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_place_is_explained_as_a_person_would() {
    let far = package("far/1.0.0");
    let aide = package("aide/1.0.0");
    let places = [
        (&far, "wrong", "pieces.dc1"),
        (&far, "wrong", "pieces.dume"),
        (&far, "wrong", "groupement.members"),
        (&far, "small", "groupement.members"),
        (&far, "small", "groupement.all_sign"),
        (&far, "wrong", "prix.total_vat"),
        (&far, "wrong", "totals.total_ht"),
        (&aide, "wrong", "pieces.pouvoir"),
        (&aide, "wrong", "pieces.business_plan"),
        (&aide, "wrong", "demandeur.capital"),
        (&aide, "wrong", "demandeur.vat_recovered_share"),
        (&aide, "small", "demandeur.vat_recovered_share"),
        (&aide, "wrong", "engagements.application_date"),
        (&aide, "wrong", "entreprise.shareholders[2].counted"),
        (&aide, "wrong", "financement.rate"),
        (&aide, "wrong", "pieces.devis[2]"),
    ];
    let mut out = String::new();
    for (form, example, path) in places {
        for (language, mark) in [(Language::French, "fr"), (Language::English, "en")] {
            out += &format!("{} {example} {path} ({mark})\n", form.name);
            for sentence in sentences(form, example, path, language) {
                out += &format!("  {sentence}\n");
            }
        }
    }
    insta::assert_snapshot!("places", out);
}

#[test]
fn a_finding_is_explained_down_to_the_answers() {
    let far = package("far/1.0.0");
    let aide = package("aide/1.0.0");
    let findings = [
        (&far, "wrong", "iban.checksum"),
        (&far, "wrong", "rule.members_sum"),
        (&far, "wrong", "rule.sessions_count"),
        (&far, "wrong", "rule.module_trainer"),
        (&far, "wrong", "rule.qualiopi_covers"),
        (&aide, "wrong", "rule.group_consistent"),
        (&aide, "wrong", "rule.plan_balance"),
        (&aide, "wrong", "rule.line_vat"),
        (&aide, "wrong", "rule.minimis_siren"),
    ];
    let mut out = String::new();
    for (form, example, code) in findings {
        out += &format!(
            "{} {example} {code}\n{}\n",
            form.name,
            tree(form, example, code)
        );
    }
    insta::assert_snapshot!("findings", out);
}

#[test]
fn every_key_that_is_put_together_has_words() {
    let relations = ["same", "other", "below", "not-above", "above", "not-below"];
    let kinds = ["number", "date", "text"];
    let compared = relations
        .iter()
        .flat_map(|relation| kinds.map(|kind| format!("{relation}-{kind}")));
    let asked = ["starts", "ends", "contains"]
        .iter()
        .flat_map(|word| [(*word).to_owned(), format!("not-{word}")]);
    let totals = ["sum", "min", "max", "mean", "min-date", "max-date"].map(str::to_owned);
    let shifted = ["before", "after"]
        .iter()
        .flat_map(|way| ["years", "months", "days"].map(|unit| format!("{way}-{unit}")));
    let facts = [
        "reference",
        "title",
        "procedure",
        "authority",
        "service",
        "deadline",
        "deadline-date",
        "lot-number",
        "lot-title",
        "lot-area",
        "lot-max-amount",
        "lots",
        "signature-required",
        "copy-by-email-allowed",
        "offer-validity-days",
        "max-file-bytes",
        "max-total-bytes",
        "max-files",
        "formats",
        "demonstration",
    ];
    let facts = facts.map(|fact| format!("call-{fact}"));
    let keys: Vec<String> = compared
        .chain(asked)
        .chain(totals)
        .chain(shifted)
        .chain(facts)
        .collect();
    for language in [Language::French, Language::English] {
        let words = Words::of(language);
        for key in &keys {
            let message = words.0.get_message(&format!("explain-{key}"));
            assert!(message.is_some(), "{language:?} {key}");
        }
    }
}
