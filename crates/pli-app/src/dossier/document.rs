//! A dossier as the printer takes it: what is shown, in the order of the form, in French: the language of the procedure.

use std::sync::Arc;

use pli_core::dossier::{Path, Step};
use pli_core::finding::Severity;
use pli_core::form::{Field, Kind, Rows, Source};
use pli_core::text::Language;
use pli_core::view::FieldView;
use pli_print::{
    Align, AttachmentLine, Block, CallStamp, Card, Column, DossierDocument, DossierState, Fact,
    FormStamp, Group, Moment, Remark, Section, Signatory, Standing, Table,
};

use super::OpenDossier;
use crate::app::now;
use crate::words;

/// Makes the document of a dossier.
pub(super) fn document(dossier: &OpenDossier, content: &str) -> DossierDocument {
    let form = &dossier.form;
    let blocking = u64::from(dossier.blocking());
    let demonstration = dossier.call.as_ref().is_some_and(|call| call.demonstration);
    DossierDocument {
        title: dossier.title.clone(),
        dossier_id: dossier.id.to_string(),
        content_sha256: content.to_owned(),
        form: FormStamp {
            title: form.title.fr.clone(),
            name: form.name.clone(),
            version: form.version.clone(),
            sha256: form.sha256.clone(),
        },
        call: call_stamp(dossier),
        organisation: organisation(dossier),
        totals: totals(dossier),
        state: if blocking == 0 {
            DossierState::Ready
        } else {
            DossierState::Draft { blocking }
        },
        printed_at: moment(dossier),
        standing: if demonstration {
            Standing::Demonstration
        } else {
            Standing::Real
        },
        sections: sections(dossier),
        warnings: warnings(dossier),
        hidden_answers: dossier.view.hidden.len() as u64,
        attachments: attachments(dossier),
        signatory: signatory(dossier),
    }
}

fn call_stamp(dossier: &OpenDossier) -> Option<CallStamp> {
    let call = dossier.call.as_ref()?;
    let lot = dossier
        .lot
        .as_ref()
        .and_then(|number| call.lots.iter().find(|lot| lot.number == *number));
    Some(CallStamp {
        reference: call.reference.clone(),
        title: call.title.clone(),
        procedure: call.procedure.clone(),
        authority: call.authority.name.clone(),
        service: call.authority.service.clone(),
        lot: lot.map(|lot| format!("Lot {} — {}", lot.number, lot.title)),
        area: lot.map(|lot| lot.area.clone()).unwrap_or_default(),
        deadline: call.deadline.as_ref().map(|deadline| Moment {
            at: deadline.at,
            local: deadline.local,
            clock: clock(&deadline.zone),
        }),
    })
}

/// Now, on the clock of the Region where the call gives one, else on this machine's.
fn moment(dossier: &OpenDossier) -> Moment {
    let zone = dossier
        .call
        .as_ref()
        .and_then(|call| call.deadline.as_ref())
        .map(|deadline| deadline.zone.clone());
    let known = zone.and_then(|name| jiff::tz::TimeZone::get(&name).ok().map(|zone| (name, zone)));
    let at = now();
    match known {
        Some((name, zone)) => Moment {
            at,
            local: at.to_zoned(zone).datetime(),
            clock: clock(&name),
        },
        None => Moment {
            at,
            local: at.to_zoned(jiff::tz::TimeZone::system()).datetime(),
            clock: String::new(),
        },
    }
}

fn clock(zone: &str) -> String {
    match zone.rsplit_once('/') {
        Some((_, city)) => format!("heure de {}", city.replace('_', " ")),
        None => zone.to_owned(),
    }
}

/// Who answers: the fields of the form that the profile feeds, in a few lines.
fn organisation(dossier: &OpenDossier) -> Vec<Fact> {
    const SHOWN: [&str; 8] = [
        "legal_name",
        "trade_name",
        "siret",
        "nda",
        "addr",
        "legal_form",
        "naf",
        "vat_no",
    ];
    let mut facts = Vec::new();
    for field in dossier.form.fields() {
        let wanted = field
            .profile
            .as_deref()
            .and_then(|key| key.rsplit_once('.'))
            .is_some_and(|(_, last)| SHOWN.contains(&last));
        let Ok(path) = field.pattern.parse::<Path>() else {
            continue;
        };
        if let (true, Some(view)) = (wanted, dossier.view.fields.get(&path))
            && view.visible
            && !view.display.is_empty()
        {
            facts.push(Fact {
                label: field.label.fr.clone(),
                value: view.display.clone(),
            });
        }
    }
    facts
}

fn totals(dossier: &OpenDossier) -> Vec<Fact> {
    let totals = dossier
        .view
        .totals
        .iter()
        .filter(|total| !total.display.is_empty());
    totals
        .map(|total| Fact {
            label: total.label.fr.clone(),
            value: total.display.clone(),
        })
        .collect()
}

fn sections(dossier: &OpenDossier) -> Vec<Section> {
    let shown = dossier
        .form
        .sections
        .iter()
        .zip(&dossier.view.sections)
        .filter(|(_, view)| view.visible);
    shown
        .map(|(section, _)| {
            let home = Path::new(vec![Step::Name(section.id.clone())]);
            Section {
                title: section.title.fr.clone(),
                blocks: blocks(dossier, &section.fields, &home),
            }
        })
        .collect()
}

fn blocks(dossier: &OpenDossier, fields: &[Arc<Field>], home: &Path) -> Vec<Block> {
    fields
        .iter()
        .filter_map(|field| block(dossier, field, &home.child(&field.id)))
        .collect()
}

fn block(dossier: &OpenDossier, field: &Field, path: &Path) -> Option<Block> {
    match &field.kind {
        Kind::Group(rows) => group(dossier, field, rows, path).map(Block::Group),
        Kind::Table(rows) => table(dossier, field, rows, path).map(Block::Table),
        kind => {
            let view = dossier.view.fields.get(path).filter(|view| view.visible)?;
            let printed = pli_print::Field {
                label: field.label.fr.clone(),
                value: value(field, view),
                source: source(field),
            };
            Some(if matches!(kind, Kind::LongText(_)) {
                Block::LongText(printed)
            } else {
                Block::Field(printed)
            })
        }
    }
}

fn group(dossier: &OpenDossier, field: &Field, rows: &Rows, path: &Path) -> Option<Group> {
    let view = dossier.view.groups.get(path).filter(|view| view.visible)?;
    let cards = view.rows.iter().map(|row| Card {
        title: row.summary.clone(),
        blocks: blocks(dossier, &rows.fields, &path.row(row.row)),
    });
    Some(Group {
        label: field.label.fr.clone(),
        cards: cards.collect(),
    })
}

fn table(dossier: &OpenDossier, field: &Field, rows: &Rows, path: &Path) -> Option<Table> {
    let view = dossier.view.groups.get(path).filter(|view| view.visible)?;
    let cell = |row: &pli_core::view::RowView, column: &Field| {
        let view = dossier
            .view
            .fields
            .get(&path.row(row.row).child(&column.id))
            .filter(|view| view.visible);
        view.map(|view| value(column, view)).unwrap_or_default()
    };
    // A column that no row shows, because the form hides it everywhere, is left out.
    let shown: Vec<&Arc<Field>> = rows
        .fields
        .iter()
        .filter(|column| {
            let visible = |row: &pli_core::view::RowView| {
                dossier
                    .view
                    .fields
                    .get(&path.row(row.row).child(&column.id))
                    .is_some_and(|view| view.visible)
            };
            view.rows.is_empty() || view.rows.iter().any(visible)
        })
        .collect();
    Some(Table {
        label: field.label.fr.clone(),
        columns: shown.iter().map(|column| print_column(column)).collect(),
        rows: view
            .rows
            .iter()
            .map(|row| shown.iter().map(|column| cell(row, column)).collect())
            .collect(),
    })
}

fn print_column(field: &Field) -> Column {
    let unit = field
        .unit
        .as_ref()
        .filter(|_| !matches!(field.kind, Kind::Amount(_)));
    Column {
        label: unit.map_or_else(
            || field.label.fr.clone(),
            |unit| format!("{} ({unit})", field.label.fr),
        ),
        align: match field.kind {
            Kind::Integer(_) | Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => Align::End,
            Kind::Computed(kind) if is_number(kind) => Align::End,
            _ => Align::Start,
        },
        source: source(field),
    }
}

fn is_number(kind: pli_core::form::ComputedType) -> bool {
    use pli_core::form::ComputedType::{Amount, Integer, Number, Rate};
    matches!(kind, Integer | Number | Amount | Rate)
}

fn value(field: &Field, view: &FieldView) -> String {
    if matches!(field.kind, Kind::Attachment(_)) {
        return view
            .files
            .iter()
            .map(|file| file.name.as_str())
            .collect::<Vec<_>>()
            .join("\n");
    }
    view.display.clone()
}

fn source(field: &Field) -> pli_print::Source {
    match field.source {
        Source::Person => pli_print::Source::Answer,
        Source::Call(_) | Source::Computed(_) => pli_print::Source::Computed,
    }
}

fn warnings(dossier: &OpenDossier) -> Vec<Remark> {
    let warnings = dossier
        .view
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning);
    warnings
        .map(|finding| Remark {
            place: place(dossier, &finding.path),
            message: words::finding(
                crate::seam::Language::Fr,
                &super::show::finding(finding, Language::French),
            )
            .message,
            justification: finding.justified.clone(),
        })
        .collect()
}

/// Section and field in words.
fn place(dossier: &OpenDossier, path: &Path) -> String {
    if let Some(piece) = dossier.form.locate_piece(path) {
        return piece.label.fr.clone();
    }
    let section = dossier
        .form
        .section(path.section())
        .map(|section| section.title.fr.as_str());
    let field = dossier
        .form
        .field(&path.pattern())
        .map(|field| field.label.fr.as_str());
    section
        .into_iter()
        .chain(field)
        .collect::<Vec<_>>()
        .join(" — ")
}

fn attachments(dossier: &OpenDossier) -> Vec<AttachmentLine> {
    let line = |piece: String, file: &pli_core::dossier::Attachment| AttachmentLine {
        piece,
        name: file.name.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
    };
    let pieces = dossier
        .view
        .pieces
        .iter()
        .filter(|piece| piece.visible)
        .flat_map(|piece| {
            let row = piece.row.as_ref().map(|row| {
                if row.summary.is_empty() {
                    row.number.to_string()
                } else {
                    row.summary.clone()
                }
            });
            let label = row.map_or_else(
                || piece.label.fr.clone(),
                |row| format!("{} — {row}", piece.label.fr),
            );
            piece
                .files
                .iter()
                .map(move |file| line(label.clone(), file))
        });
    let fields = dossier
        .view
        .fields
        .iter()
        .filter(|(_, view)| view.visible)
        .flat_map(|(path, view)| {
            let place = place(dossier, path);
            view.files.iter().map(move |file| line(place.clone(), file))
        });
    pieces.chain(fields).collect()
}

/// The signatory, or else the legal representative, as the profile's keys name them.
fn signatory(dossier: &OpenDossier) -> Option<Signatory> {
    let fed_by = |key: &str| {
        dossier
            .form
            .fields()
            .find(|field| field.profile.as_deref() == Some(key))
    };
    ["provider.signatory", "provider.legal_rep"]
        .into_iter()
        .filter_map(fed_by)
        .find_map(|field| person(dossier, field))
}

fn person(dossier: &OpenDossier, field: &Field) -> Option<Signatory> {
    let view = dossier
        .view
        .fields
        .get(&field.pattern.parse::<Path>().ok()?)
        .filter(|view| view.visible)?;
    let part = |name: &str| {
        view.components
            .iter()
            .find(|c| c.name == name)
            .map(|c| c.display.clone())
            .unwrap_or_default()
    };
    let name = format!("{} {}", part("first_name"), part("last_name"))
        .trim()
        .to_owned();
    (!name.is_empty()).then(|| Signatory {
        name,
        role: part("role"),
    })
}
