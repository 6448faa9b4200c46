//! What becomes of the files: carried by reference, unless signed or no longer good.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Content, Fate, Item, Left, Review, Source, Target, answers, row_words};
use crate::dossier::{Attachment, Dossier, Edit, Path};
use crate::form::Kind;
use crate::text::Text;

/// One item a file that stands: those of pieces, then those of fields.
pub(super) fn items(source: Source<'_>, target: Target<'_>) -> Vec<Item> {
    let pieces = source.view.pieces.iter();
    let of_pieces = pieces.map(|piece| (&piece.target, &piece.files));
    let fields = source.view.fields.iter();
    let of_fields = fields.map(|(path, field)| (path, &field.files));
    let all = of_pieces.chain(of_fields);
    all.flat_map(|(path, files)| files.iter().map(move |file| (path, file)))
        .map(|(path, file)| item(source, target, path, file))
        .collect()
}

fn item(source: Source<'_>, target: Target<'_>, path: &Path, file: &Attachment) -> Item {
    let newer = target.newer.get(&file.sha256);
    // The file keeps its identity in the dossier, whichever version comes.
    let file = newer.map_or_else(
        || file.clone(),
        |newer| Attachment {
            id: file.id,
            ..newer.clone()
        },
    );
    let home = target.moves.place(path);
    let fate = match &home {
        None => Fate::Left(Left::NoPlace),
        Some(home) => fate(source.dossier, target, path, home, &file, newer.is_some()),
    };
    let content = match (fate, home) {
        (Fate::Left(Left::Ended { .. }) | Fate::Carried | Fate::Review(_), Some(home)) => {
            Content::File(home, file.clone())
        }
        (Fate::Left(_) | Fate::Carried | Fate::Review(_), _) => Content::Nothing,
    };
    Item {
        path: path.clone(),
        label: answers::label(source.form, path),
        row: row_words(source.view, path),
        shown: Text {
            fr: file.name,
            en: None,
        },
        fate,
        content,
    }
}

fn fate(
    dossier: &Dossier,
    target: Target<'_>,
    path: &Path,
    home: &Path,
    file: &Attachment,
    renewed: bool,
) -> Fate {
    let piece = target.form.locate_piece(home);
    let field = answers::field(target.form, home);
    let is_field = field.is_some_and(|field| matches!(field.kind, Kind::Attachment(_)));
    if piece.is_none() && !is_field {
        return Fate::Left(Left::NoPlace);
    }
    if piece.is_some_and(|piece| piece.signed) {
        return Fate::Left(Left::Signed);
    }
    let months = piece.and_then(|piece| piece.validity_months);
    // A file without a date is at least as old as the day on which it was attached.
    let dated = file.issued_on.or_else(|| attached_on(dossier, path, file));
    let by_form = months.and_then(|months| dated?.checked_add(i64::from(months).months()).ok());
    let until = [file.valid_until, by_form].into_iter().flatten().min();
    match until.filter(|until| *until < target.inputs.due_on()) {
        Some(until) => Fate::Left(Left::Ended { until }),
        None if renewed => Fate::Review(Review::Renewed),
        None => Fate::Carried,
    }
}

/// The day on which a file was attached first.
fn attached_on(dossier: &Dossier, path: &Path, file: &Attachment) -> Option<Date> {
    let moments = dossier.journal().filter_map(|op| match &op.edit {
        Edit::Attach { target, attachment } if target == path && attachment.id == file.id => {
            Some(op.at)
        }
        _ => None,
    });
    Some(moments.min()?.to_zoned(TimeZone::UTC).date())
}
