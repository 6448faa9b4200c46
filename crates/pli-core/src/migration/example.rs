//! Worked examples of migrations: answers before, answers after, and the former draft again once the move is taken back.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::compile;
use super::orphan::orphans;
use super::plan::plan_move;
use super::route::Leg;
use crate::answers::{Numbering, friendly_path, import};
use crate::dossier::{ActorId, Answer, BatchId, Context, Dossier, Request, RowId, plan, plan_undo};
use crate::form::{Fault, FaultCode, FormPackage, MigrationExample};

/// Runs the examples of the migration between two versions; what comes out otherwise than they say.
///
/// # Errors
/// The faults of the migration itself.
pub fn run_migration_examples(
    old: &std::sync::Arc<FormPackage>,
    new: &std::sync::Arc<FormPackage>,
) -> Result<Vec<Fault>, Vec<Fault>> {
    let Some(migration) = compile(old, new)? else {
        return Ok(Vec::new());
    };
    let leg = Leg {
        old: old.clone(),
        new: new.clone(),
        migration,
    };
    let source = new
        .migrations
        .iter()
        .find(|source| source.from.text == old.version);
    let examples = source.map_or(&[][..], |source| &source.examples);
    let mut faults = Vec::new();
    for example in examples {
        if let Err((fr, en)) = run(&leg, example) {
            let values = [
                ("given", example.title.as_str()),
                ("detail", fr.as_str()),
                ("detail_en", en.as_str()),
            ];
            faults.push(Fault::new(
                FaultCode::MigrationExample,
                &example.at,
                &values,
            ));
        }
    }
    Ok(faults)
}

type Wrong = (String, String);

fn run(leg: &Leg, example: &MigrationExample) -> Result<(), Wrong> {
    let mut draft = filled(&leg.old, &example.before)?;
    let expected = told(&leg.new, &filled(&leg.new, &example.after)?);
    let before = told(&leg.old, &draft);
    let done = plan_move(std::slice::from_ref(leg), &draft, &context(2))
        .map_err(|error| unexpected(&error))?;
    for op in &done.ops {
        draft.apply(op).map_err(|error| unexpected(&error))?;
    }
    let after = told(&leg.new, &draft);
    same(&expected, &after)?;
    let kept: Vec<String> = orphans(&leg.new, &draft)
        .iter()
        .map(|orphan| orphan.path.pattern())
        .collect();
    let mut wanted = example.orphaned.clone();
    wanted.sort();
    let mut found = kept;
    found.sort();
    found.dedup();
    if wanted != found {
        let (wanted, found) = (wanted.join(", "), found.join(", "));
        return Err((
            format!("sans place, il dit « {wanted} », il vient « {found} »."),
            format!("without a place, it says “{wanted}”, “{found}” comes."),
        ));
    }
    for op in plan_undo(&draft, &context(3)) {
        draft.apply(&op).map_err(|error| unexpected(&error))?;
    }
    same(&before, &told(&leg.old, &draft))
}

fn same(
    expected: &BTreeMap<String, Answer>,
    found: &BTreeMap<String, Answer>,
) -> Result<(), Wrong> {
    let places = expected.keys().chain(found.keys());
    let mut places: Vec<&String> = places.collect();
    places.sort();
    places.dedup();
    for place in places {
        let (wanted, came) = (expected.get(place), found.get(place));
        if wanted != came {
            let show = |answer: Option<&Answer>| answer.map_or("—".to_owned(), words);
            let (wanted, came) = (show(wanted), show(came));
            return Err((
                format!("« {place} » : attendu {wanted}, obtenu {came}."),
                format!("“{place}”: {wanted} expected, {came} found."),
            ));
        }
    }
    Ok(())
}

fn words(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) | Answer::Number(text) => text.clone(),
        Answer::YesNo(value) => value.to_string(),
        Answer::Date(value) => value.to_string(),
        Answer::DateTime(value) => value.to_string(),
        Answer::Codes(codes) => codes.join(", "),
    }
}

/// The answers that a form has a place for, by address with numbers of rows.
fn told(form: &FormPackage, draft: &Dossier) -> BTreeMap<String, Answer> {
    let places = super::places::Places::of(form);
    let mut standing = super::places::Standing::default();
    let mut told = BTreeMap::new();
    for (path, _) in draft.answers() {
        let stands = places.leaf(path).is_some() && standing.has(draft, path);
        if let Some(answer) = draft.answer(path).filter(|_| stands) {
            let place = friendly_path(form, draft, path, Numbering::FromZero);
            told.insert(place, answer.clone());
        }
    }
    told
}

fn filled(form: &FormPackage, answers: &serde_json::Value) -> Result<Dossier, Wrong> {
    let mut draft = Dossier::default();
    let mut count = 0u128;
    let mut new_row = || {
        count += 1;
        RowId(Uuid::from_u128((7 << 76) | count))
    };
    let requests: Vec<Request> =
        import(form, &draft, answers, None, &mut new_row).map_err(|errors| {
            let lines = |language| {
                let lines = errors
                    .iter()
                    .map(|e| format!("{}: {}", e.path, e.what.get(language)));
                lines.collect::<Vec<_>>().join(" ; ")
            };
            use crate::text::Language::{English, French};
            (lines(French), lines(English))
        })?;
    for op in plan(&draft, &context(1), &requests) {
        draft.apply(&op).map_err(|error| unexpected(&error))?;
    }
    Ok(draft)
}

fn unexpected(error: &crate::dossier::ApplyError) -> Wrong {
    (error.to_string(), error.to_string())
}

fn context(number: u128) -> Context {
    Context {
        actor: ActorId(Uuid::from_u128(1)),
        author: "Exemple".to_owned(),
        now: jiff::Timestamp::UNIX_EPOCH,
        batch: BatchId(Uuid::from_u128(number)),
    }
}
