//! What becomes of the answers.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Content, Fate, Item, Left, Review, Source, Target, row_words};
use crate::dossier::{Answer, Dossier, Origin, Path};
use crate::form::{Field, FormPackage, Kind, Located, Source as Giver};
use crate::text::Text;
use crate::view::{Access, FieldView};

/// One item a field that is answered, in the order of the form.
pub(super) fn items(source: Source<'_>, target: Target<'_>) -> Vec<Item> {
    let started = started_on(source.dossier);
    let mut found: Vec<(usize, Item)> = Vec::new();
    for (path, view) in &source.view.fields {
        let Some(field) = field(source.form, path) else {
            continue;
        };
        let given = match view.access {
            Access::Open => given(path, view),
            Access::FromCall if view.value.is_some() => Vec::new(),
            Access::FromCall | Access::Computed => continue,
        };
        if view.access == Access::Open && given.is_empty() {
            continue;
        }
        let (fate, content) = match view.access {
            Access::Open => fate(source, target, &field, path, given, started),
            Access::FromCall | Access::Computed => (Fate::Left(Left::Call), Content::Nothing),
        };
        let item = Item {
            path: path.clone(),
            label: field.label.clone(),
            row: row_words(source.view, path),
            shown: Text::told(|language| view.shown(&field, language)),
            fate,
            content,
        };
        found.push((field.number, item));
    }
    found.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
    found.into_iter().map(|(_, item)| item).collect()
}

type Given = Vec<(Path, Answer, Option<Origin>)>;

/// The answers of a field, or of its components. Where one came from stays with it only if it was the profile.
fn given(path: &Path, view: &FieldView) -> Given {
    let of_profile = |origin: &Option<Origin>| origin.clone().filter(|o| *o == Origin::Profile);
    let whole = view
        .answer
        .iter()
        .map(|answer| (path.clone(), answer.clone(), of_profile(&view.origin)));
    let parts = view.components.iter().filter_map(|part| {
        Some((
            path.child(part.name),
            part.answer.clone()?,
            of_profile(&part.origin),
        ))
    });
    whole.chain(parts).collect()
}

fn fate(
    source: Source<'_>,
    target: Target<'_>,
    former: &Field,
    path: &Path,
    given: Given,
    started: Option<Date>,
) -> (Fate, Content) {
    let pattern = path.pattern();
    if source
        .form
        .undertakings
        .iter()
        .any(|known| known.pattern() == pattern)
    {
        return (Fate::Left(Left::Undertaking), Content::Nothing);
    }
    let home = target.moves.place(path);
    let place = home.as_ref().and_then(|home| field(target.form, home));
    let (Some(home), Some(place)) = (home, place) else {
        return (Fate::Left(Left::NoPlace), Content::Nothing);
    };
    let fits = place.kind.name() == former.kind.name() && matches!(place.source, Giver::Person);
    if !fits {
        return (Fate::Left(Left::NoPlace), Content::Nothing);
    }
    if given.iter().any(|(_, answer, _)| unlisted(&place, answer)) {
        return (Fate::Left(Left::Unlisted), Content::Nothing);
    }
    let today = target.inputs.today;
    let passed = |answer: &Answer| {
        date(answer).is_some_and(|date| date < today && started.is_some_and(|day| date >= day))
    };
    let fate = if given.iter().any(|(_, answer, _)| passed(answer)) {
        Fate::Review(Review::PastDate)
    } else if matches!(place.kind, Kind::Amount(_)) {
        Fate::Review(Review::Amount)
    } else {
        Fate::Carried
    };
    let moved = given.into_iter().map(|(from, answer, origin)| {
        let part = from.steps().get(path.steps().len()..).unwrap_or_default();
        let to = Path::new([home.steps(), part].concat());
        (to, answer, origin)
    });
    (fate, Content::Answers(moved.collect()))
}

/// Whether a code of the answer is not in the list of the new form.
fn unlisted(field: &Field, answer: &Answer) -> bool {
    let (Some(list), Answer::Codes(codes)) = (field.kind.list(), answer) else {
        return false;
    };
    codes.iter().any(|code| list.get(code).is_none())
}

fn date(answer: &Answer) -> Option<Date> {
    match answer {
        Answer::Date(date) => Some(*date),
        Answer::DateTime(moment) => Some(moment.date()),
        Answer::Text(_) | Answer::Number(_) | Answer::YesNo(_) | Answer::Codes(_) => None,
    }
}

/// The day of the first operation, by the clock of its writer.
fn started_on(dossier: &Dossier) -> Option<Date> {
    let first = dossier.journal().map(|op| op.at).min()?;
    Some(first.to_zoned(TimeZone::UTC).date())
}

/// The field that stands at a place, rows included.
pub(super) fn field(form: &FormPackage, path: &Path) -> Option<Arc<Field>> {
    match form.locate(path)? {
        Located::Field(field) => Some(field),
        Located::Component(..) | Located::Row(_) => None,
    }
}

/// The name of a place in words.
pub(super) fn label(form: &FormPackage, path: &Path) -> Text {
    if let Some(piece) = form.locate_piece(path) {
        return piece.label.clone();
    }
    match form.locate(path) {
        Some(Located::Field(field) | Located::Component(field, _) | Located::Row(field)) => {
            field.label.clone()
        }
        None => Text {
            fr: path.pattern(),
            en: None,
        },
    }
}
