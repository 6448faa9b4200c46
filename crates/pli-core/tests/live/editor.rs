//! Someone who edits a dossier at random, with the view that follows him.

use jiff::civil::Date;
use pli_core::dossier::{
    ActorId, Answer, Attachment, AttachmentId, BatchId, Context, Dossier, Op, Origin, Path, Place,
    Request, RowId, plan, plan_redo, plan_undo,
};
use pli_core::finding::Severity;
use pli_core::form::{ComponentKind, Field, FormPackage, Kind, Located};
use pli_core::view::{Access, Inputs, LiveView, Part, ViewChange, evaluate};
use uuid::Uuid;

use crate::chance::Chance;

const TODAY: Date = Date::constant(2026, 11, 21);
/// Rows of one group beyond which rows rather go than come.
const ROWS: usize = 4;

pub(crate) struct Editor<'f> {
    form: &'f FormPackage,
    dossier: Dossier,
    /// The dossier as another machine last saw it: its edits do not know of the later ones.
    elsewhere: Dossier,
    live: LiveView<&'f FormPackage>,
    change: ViewChange,
    before: pli_core::view::View,
    chance: Chance,
    acts: u64,
}

/// What every evaluation here knows.
pub(crate) fn inputs() -> Inputs<'static> {
    Inputs {
        call: None,
        lot: None,
        today: TODAY,
    }
}

/// Who acts for the how-manieth time.
pub(crate) fn context(actor: u128, acts: u64) -> Context {
    let second = 1_700_000_000 + i64::try_from(acts / 3).unwrap();
    Context {
        actor: ActorId(Uuid::from_u128(actor)),
        author: format!("P{actor}"),
        now: jiff::Timestamp::from_second(second).unwrap(),
        batch: BatchId(Uuid::from_u128(actor << 64 | u128::from(acts))),
    }
}

impl<'f> Editor<'f> {
    pub(crate) fn new(form: &'f FormPackage, seed: u64) -> Self {
        let dossier = Dossier::default();
        let live = LiveView::open(form, &dossier, inputs());
        Self {
            form,
            elsewhere: dossier.clone(),
            change: ViewChange::default(),
            before: live.view().clone(),
            live,
            dossier,
            chance: Chance::new(seed),
            acts: 0,
        }
    }

    /// Does one act and says which.
    pub(crate) fn act(&mut self) -> String {
        self.acts += 1;
        let context = self.context(1);
        let (what, ops) = match self.chance.below(100) {
            0..6 => ("undo".to_owned(), plan_undo(&self.dossier, &context)),
            6..11 => ("redo".to_owned(), plan_redo(&self.dossier, &context)),
            11..16 => {
                let request = self.request();
                let ops = plan(&self.elsewhere, &self.context(2), &request);
                for op in &ops {
                    self.elsewhere.apply(op).unwrap();
                }
                (format!("elsewhere {request:?}"), ops)
            }
            _ => {
                let request = self.request();
                (
                    format!("{request:?}"),
                    plan(&self.dossier, &context, &request),
                )
            }
        };
        self.take(&ops);
        if self.acts.is_multiple_of(40) {
            for op in self.dossier.journal() {
                self.elsewhere.apply(op).unwrap();
            }
        }
        what
    }

    fn take(&mut self, ops: &[Op]) {
        for op in ops {
            self.dossier.apply(op).unwrap();
        }
        self.change = self.live.update(&self.dossier, inputs(), ops);
    }

    /// The view is that of a whole evaluation, and the change names all that differs from the view before.
    pub(crate) fn check(&mut self, what: &str) {
        let whole = evaluate(self.form, &self.dossier, inputs());
        let view = self.live.view();
        if *view != whole {
            let differs = whole.diff(view);
            for path in &differs.fields {
                assert_eq!(
                    view.fields.get(path),
                    whole.fields.get(path),
                    "{what}: {path}"
                );
            }
            for path in &differs.groups {
                assert_eq!(
                    view.groups.get(path),
                    whole.groups.get(path),
                    "{what}: {path}"
                );
            }
            assert_eq!(view.findings, whole.findings, "{what}: findings");
            assert_eq!(view.pieces, whole.pieces, "{what}: pieces");
            panic!("{what}: {differs:?}");
        }
        let differs = view.diff(&self.before);
        assert_eq!(self.change.fields, differs.fields, "{what}");
        assert_eq!(self.change.groups, differs.groups, "{what}");
        assert_eq!(self.change.removed_fields, differs.removed_fields, "{what}");
        assert_eq!(self.change.removed_groups, differs.removed_groups, "{what}");
        let missed: Vec<&Part> = differs.parts.difference(&self.change.parts).collect();
        assert!(missed.is_empty(), "{what}: {missed:?}");
        self.before.clone_from(view);
    }

    fn context(&self, actor: u128) -> Context {
        context(actor, self.acts)
    }

    fn request(&mut self) -> Vec<Request> {
        match self.chance.below(100) {
            0..50 => self.set().into_iter().collect(),
            50..68 => self.rows(),
            68..76 => self.paste(),
            76..86 => self.files(),
            86..94 => self.justify(),
            94..97 => {
                let place = *self
                    .chance
                    .pick(&["nowhere", "s0.nothing", "s0.n0.city", "pieces.none", "s0"])
                    .unwrap();
                let answer = self.chance.happens(60).then(|| Answer::Text("x".into()));
                let path: Path = place.parse().unwrap();
                let attachment = file(AttachmentId(self.chance.id()), "x.pdf");
                if place.starts_with("pieces") {
                    vec![Request::Attach {
                        target: path,
                        attachment,
                    }]
                } else {
                    vec![Request::Set {
                        path,
                        answer,
                        origin: None,
                    }]
                }
            }
            _ => (0..3).filter_map(|_| self.set()).collect(),
        }
    }

    fn open_field(&mut self) -> Option<(Path, std::sync::Arc<Field>)> {
        let view = self.live.view();
        let place = self.chance.below(view.fields.len());
        let (path, _) = view
            .fields
            .iter()
            .cycle()
            .skip(place)
            .take(view.fields.len())
            .find(|(_, field)| field.access == Access::Open)?;
        match self.form.locate(path)? {
            Located::Field(field) => Some((path.clone(), field)),
            _ => None,
        }
    }

    fn set(&mut self) -> Option<Request> {
        let (path, field) = self.open_field()?;
        if matches!(field.kind, Kind::Attachment(_)) {
            return None;
        }
        let (path, answer) = match self.chance.pick(field.kind.components()) {
            Some(component) => {
                let text = ["Tulle", "19000", "1", ""][self.chance.below(4)];
                let answer = match component.kind {
                    ComponentKind::Date => Answer::Date(self.date()),
                    ComponentKind::Degrees(_) => {
                        Answer::Number(["45.2", "-95", "200"][self.chance.below(3)].into())
                    }
                    _ => Answer::Text(text.into()),
                };
                (path.child(component.name), answer)
            }
            None => (path, self.answer(&field)),
        };
        let answer = (!self.chance.happens(15)).then_some(answer);
        let origin = self.chance.happens(10).then_some(Origin::Profile);
        Some(Request::Set {
            path,
            answer,
            origin,
        })
    }

    fn date(&mut self) -> Date {
        Date::constant(
            2027,
            i8::try_from(1 + self.chance.below(4)).unwrap(),
            i8::try_from(1 + self.chance.below(28)).unwrap(),
        )
    }

    fn answer(&mut self, field: &Field) -> Answer {
        if self.chance.happens(4) {
            return Answer::Text("illisible".into());
        }
        let list = field.kind.list().cloned();
        match &field.kind {
            Kind::Integer(_) | Kind::Number(..) | Kind::Amount(_) | Kind::Rate(..) => {
                let numbers = [
                    "0",
                    "1",
                    "2",
                    "3",
                    "5",
                    "10",
                    "12.5",
                    "99.99",
                    "1000",
                    "4000.01",
                    "-3",
                    "0.0000000001",
                    "9999999999999999999999999999",
                ];
                Answer::Number((*self.chance.pick(&numbers).unwrap()).into())
            }
            Kind::YesNo => Answer::YesNo(self.chance.happens(60)),
            Kind::Date(_) => Answer::Date(self.date()),
            Kind::DateTime => Answer::DateTime(self.date().at(12, 0, 0, 0)),
            Kind::Choice(_) | Kind::Choices(..) | Kind::Code { .. } => {
                let mut codes = vec![String::from("inconnu")];
                codes.extend(
                    list.iter()
                        .flat_map(|list| list.codes.iter().take(5).map(|code| code.code.clone())),
                );
                let count = if matches!(field.kind, Kind::Choice(_)) {
                    1
                } else {
                    1 + self.chance.below(2)
                };
                Answer::Codes(
                    (0..count)
                        .map(|_| codes[self.chance.below(codes.len())].clone())
                        .collect(),
                )
            }
            _ => Answer::Text(
                (*self
                    .chance
                    .pick(&["a", "bb", "73282932000074", "x@y.fr", "long texte de plus"])
                    .unwrap())
                .into(),
            ),
        }
    }

    fn group(&mut self) -> Option<(Path, Vec<RowId>)> {
        let groups = &self.live.view().groups;
        let (path, group) = groups.iter().nth(self.chance.below(groups.len()))?;
        Some((path.clone(), group.rows.iter().map(|row| row.row).collect()))
    }

    fn place(&mut self, rows: &[RowId]) -> Place {
        match (self.chance.below(4), self.chance.pick(rows)) {
            (0, _) => Place::First,
            (1, _) | (_, None) => Place::Last,
            (_, Some(row)) => Place::After(*row),
        }
    }

    fn rows(&mut self) -> Vec<Request> {
        let Some((group, rows)) = self.group() else {
            return Vec::new();
        };
        let place = self.place(&rows);
        let old = self.chance.pick(&rows).copied();
        match (self.chance.below(10), old) {
            (0..5, _) | (_, None) if rows.len() < ROWS => vec![Request::InsertRow {
                group,
                row: RowId(self.chance.id()),
                place,
            }],
            (_, None) => Vec::new(),
            (0..8, Some(row)) => vec![Request::DeleteRow { group, row }],
            (_, Some(row)) => vec![Request::MoveRow { group, row, place }],
        }
    }

    /// New rows with answers, behind the others and in one act, and answers of rows that stand.
    fn paste(&mut self) -> Vec<Request> {
        let Some((group, rows)) = self.group() else {
            return Vec::new();
        };
        let Some(Located::Field(field)) = self.form.locate(&group) else {
            return Vec::new();
        };
        let fields = field
            .kind
            .rows()
            .map(|rows| rows.fields.clone())
            .unwrap_or_default();
        let mut requests = Vec::new();
        for at in 0..3 {
            let row = rows
                .get(at)
                .copied()
                .filter(|_| rows.len() >= ROWS || at == 0)
                .unwrap_or_else(|| {
                    let row = RowId(self.chance.id());
                    requests.push(Request::InsertRow {
                        group: group.clone(),
                        row,
                        place: Place::Last,
                    });
                    row
                });
            for child in fields.iter().filter(|child| {
                matches!(
                    child.kind,
                    Kind::Text(_) | Kind::Number(..) | Kind::Amount(_) | Kind::YesNo
                )
            }) {
                let path = group.row(row).child(&child.id);
                let answer = Some(self.answer(child));
                requests.push(Request::Set {
                    path,
                    answer,
                    origin: Some(Origin::Paste),
                });
            }
        }
        requests
    }

    fn files(&mut self) -> Vec<Request> {
        let pieces = &self.live.view().pieces;
        let at_piece = self.chance.happens(70);
        let target = match pieces.get(self.chance.below(pieces.len())) {
            Some(piece) if at_piece => Some(piece.target.clone()),
            _ => self
                .open_field()
                .filter(|(_, field)| matches!(field.kind, Kind::Attachment(_)))
                .map(|(path, _)| path),
        };
        let Some(target) = target else {
            return Vec::new();
        };
        let standing = self.dossier.attached(&target);
        if let Some(known) = standing.get(self.chance.below(4)) {
            return vec![Request::Detach {
                target,
                attachment: known.id,
            }];
        }
        let name = ["devis.pdf", "photo.jpg", "vide.pdf", "tableau.xyz"][self.chance.below(4)];
        vec![Request::Attach {
            attachment: file(AttachmentId(self.chance.id()), name),
            target,
        }]
    }

    fn justify(&mut self) -> Vec<Request> {
        let warnings: Vec<_> = self
            .live
            .view()
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Warning)
            .cloned()
            .collect();
        let Some(finding) = self.chance.pick(&warnings) else {
            return Vec::new();
        };
        let text = self.chance.happens(70).then(|| "parce que".to_owned());
        vec![Request::Justify {
            code: finding.code.clone(),
            path: finding.path.clone(),
            text,
        }]
    }
}

fn file(id: AttachmentId, name: &str) -> Attachment {
    Attachment {
        id,
        name: name.to_owned(),
        size: if name.starts_with("vide") {
            0
        } else {
            30_000_000
        },
        sha256: "0".repeat(64),
        media_type: "application/pdf".to_owned(),
        issued_on: Some(Date::constant(2026, 2, 1)),
        valid_until: None,
    }
}
