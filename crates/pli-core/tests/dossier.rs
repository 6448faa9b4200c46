//! What must always hold of a dossier: replay, merge, undo and redo.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use pli_core::dossier::{
    ActorId, Answer, Attachment, AttachmentId, BatchId, Context, Dossier, Op, Path, Place, Request,
    RowId, UndoState, plan, plan_redo, plan_undo,
};
use proptest::prelude::*;
use uuid::Uuid;

fn actor(n: u8) -> ActorId {
    ActorId(Uuid::from_u128(u128::from(n) + 1))
}

fn context(actor_number: u8, act: u64) -> Context {
    let batch = BatchId(Uuid::from_u128(
        (u128::from(actor_number) + 1) << 64 | u128::from(act),
    ));
    let now =
        jiff::Timestamp::from_second(1_700_000_000 + i64::try_from(act).unwrap() / 3).unwrap();
    Context {
        actor: actor(actor_number),
        author: format!("P{actor_number}"),
        now,
        batch,
    }
}

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

fn row(n: u8) -> RowId {
    RowId(Uuid::from_u128(0xABC0_0000 + u128::from(n)))
}

fn attachment(n: u8) -> Attachment {
    Attachment {
        id: AttachmentId(Uuid::from_u128(0xF11E_0000 + u128::from(n))),
        name: format!("pièce-{n}.pdf"),
        size: 12,
        sha256: format!("{n:064x}"),
        media_type: "application/pdf".into(),
        issued_on: None,
        valid_until: None,
    }
}

fn set(at: &str, text: &str) -> Request {
    Request::Set {
        path: path(at),
        answer: Some(Answer::Text(text.into())),
        origin: None,
    }
}

fn apply_all(dossier: &mut Dossier, ops: &[Op]) {
    for op in ops {
        dossier.apply(op).unwrap();
    }
}

/// What the person sees: answers, rows, files, justifications.
fn seen(dossier: &Dossier) -> String {
    let answers: Vec<_> = dossier
        .answers()
        .filter_map(|(path, _)| Some(format!("{path}={:?}", dossier.answer(path)?)))
        .collect();
    let rows: Vec<_> = dossier
        .groups()
        .map(|group| format!("{group}: {:?}", dossier.rows(group)))
        .filter(|t| !t.ends_with("[]"))
        .collect();
    let files: Vec<_> = dossier
        .targets()
        .flat_map(|t| {
            dossier
                .attached(t)
                .into_iter()
                .map(move |f| format!("{t} {}", f.name))
        })
        .collect();
    format!(
        "{answers:#?}{rows:#?}{files:#?}{:?}",
        dossier.justification("rule.r", &path("a.b"))
    )
}

fn request() -> impl Strategy<Value = Request> {
    let group = || path("s.g");
    let place = (0u8..4).prop_map(|n| match n {
        0 => Place::First,
        1 => Place::Last,
        n => Place::After(row(n)),
    });
    prop_oneof![
        4 => (0u8..3, 0u8..4).prop_map(|(f, v)| Request::Set {
            path: path(&format!("s.f{f}")),
            answer: (v > 0).then(|| Answer::Text(v.to_string())),
            origin: None,
        }),
        2 => (0u8..5, 0u8..3).prop_map(move |(r, v)| Request::Set {
            path: group().row(row(r)).child("x"),
            answer: Some(Answer::Number(v.to_string())),
            origin: None,
        }),
        2 => (0u8..5, place.clone()).prop_map(move |(r, place)| Request::InsertRow { group: group(), row: row(r), place }),
        2 => (0u8..5).prop_map(move |r| Request::DeleteRow { group: group(), row: row(r) }),
        2 => (0u8..5, place).prop_map(move |(r, place)| Request::MoveRow { group: group(), row: row(r), place }),
        1 => (0u8..3).prop_map(|n| Request::Attach { target: path("pieces.kbis"), attachment: attachment(n) }),
        1 => (0u8..3).prop_map(|n| Request::Detach { target: path("pieces.kbis"), attachment: attachment(n).id }),
        1 => (0u8..3).prop_map(|n| Request::Justify { code: "rule.r".into(), path: path("a.b"), text: (n > 0).then(|| n.to_string()) }),
    ]
}

/// One step of a life of several machines.
#[derive(Debug, Clone)]
enum Happening {
    Act(u8, Vec<Request>),
    Undo(u8),
    Redo(u8),
    Pull(u8, u8),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        6 => (0u8..3, prop::collection::vec(request(), 1..4)).prop_map(|(who, what)| Happening::Act(who, what)),
        2 => (0u8..3).prop_map(Happening::Undo),
        1 => (0u8..3).prop_map(Happening::Redo),
        2 => (0u8..3, 0u8..3).prop_map(|(to, from)| Happening::Pull(to, from)),
    ]
}

fn live(happenings: &[Happening]) -> Vec<Dossier> {
    let mut machines = vec![Dossier::default(); 3];
    for (count, happening) in happenings.iter().enumerate() {
        let act = count as u64;
        let (who, ops) = match happening {
            Happening::Act(who, requests) => (
                *who,
                plan(&machines[usize::from(*who)], &context(*who, act), requests),
            ),
            Happening::Undo(who) => (
                *who,
                plan_undo(&machines[usize::from(*who)], &context(*who, act)),
            ),
            Happening::Redo(who) => (
                *who,
                plan_redo(&machines[usize::from(*who)], &context(*who, act)),
            ),
            Happening::Pull(to, from) => (
                *to,
                machines[usize::from(*from)].journal().cloned().collect(),
            ),
        };
        apply_all(&mut machines[usize::from(who)], &ops);
    }
    machines
}

proptest! {
    #[test]
    fn merge_is_a_union_and_order_free(happenings in prop::collection::vec(happening(), 1..40), seed in any::<u64>()) {
        let machines = live(&happenings);
        let mut all: Vec<Op> = machines.iter().flat_map(|m| m.journal().cloned()).collect();
        let in_order = Dossier::replay(&all).unwrap().canonical_bytes().unwrap();
        let mut state = seed | 1;
        for index in (1..all.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            all.swap(index, usize::try_from(state >> 33).unwrap() % (index + 1));
        }
        let shuffled = Dossier::replay(&all).unwrap().canonical_bytes().unwrap();
        prop_assert_eq!(String::from_utf8(in_order).unwrap(), String::from_utf8(shuffled).unwrap());
    }

    #[test]
    fn undo_to_the_bottom_empties_and_redo_to_the_top_brings_all_back(acts in prop::collection::vec(prop::collection::vec(request(), 1..4), 1..15)) {
        let mut dossier = Dossier::default();
        for (count, requests) in acts.iter().enumerate() {
            let ops = plan(&dossier, &context(0, count as u64), requests);
            apply_all(&mut dossier, &ops);
        }
        let full = seen(&dossier);
        let mut act = 1_000;
        let mut taken_back = 0;
        while UndoState::of(&dossier, actor(0)).can_undo() {
            let ops = plan_undo(&dossier, &context(0, act));
            prop_assert!(!ops.is_empty());
            apply_all(&mut dossier, &ops);
            // A restart between each: the undo is read from the journal.
            dossier = Dossier::replay(dossier.journal().cloned().collect::<Vec<_>>().iter()).unwrap();
            act += 1;
            taken_back += 1;
        }
        prop_assert_eq!(seen(&dossier), seen(&Dossier::default()));
        for _ in 0..taken_back {
            let ops = plan_redo(&dossier, &context(0, act));
            apply_all(&mut dossier, &ops);
            act += 1;
        }
        prop_assert!(!UndoState::of(&dossier, actor(0)).can_redo());
        prop_assert_eq!(seen(&dossier), full);
    }
}

#[test]
fn two_answers_that_did_not_know_of_each_other_are_both_kept() {
    let mut here = Dossier::default();
    apply_all(
        &mut here,
        &plan(
            &Dossier::default(),
            &context(0, 1),
            &[set("s.title", "Vente")],
        ),
    );
    apply_all(
        &mut here,
        &plan(
            &Dossier::default(),
            &context(1, 2),
            &[set("s.title", "Accueil")],
        ),
    );
    let register = here.register(&path("s.title")).unwrap();
    assert!(register.is_disputed());
    assert_eq!(register.heads().count(), 2);

    // A later answer that saw both replaces both; taking it back brings both back.
    let choice = plan(&here, &context(0, 10), &[set("s.title", "Vente")]);
    apply_all(&mut here, &choice);
    assert!(!here.register(&path("s.title")).unwrap().is_disputed());
    let back = plan_undo(&here, &context(0, 11));
    apply_all(&mut here, &back);
    assert!(here.register(&path("s.title")).unwrap().is_disputed());
}

#[test]
fn undo_leaves_what_another_machine_wrote_since() {
    let mut dossier = Dossier::default();
    let mine = plan(
        &dossier,
        &context(0, 1),
        &[set("s.title", "Vente"), set("s.place", "Lyon")],
    );
    apply_all(&mut dossier, &mine);
    let theirs = plan(&dossier, &context(1, 2), &[set("s.title", "Accueil")]);
    apply_all(&mut dossier, &theirs);
    let ops = plan_undo(&dossier, &context(0, 3));
    apply_all(&mut dossier, &ops);
    assert_eq!(
        dossier.answer(&path("s.title")),
        Some(&Answer::Text("Accueil".into()))
    );
    assert_eq!(dossier.answer(&path("s.place")), None);
}

#[test]
fn requests_that_change_nothing_make_no_operation() {
    let mut dossier = Dossier::default();
    let ops = plan(&dossier, &context(0, 1), &[set("s.title", "Vente")]);
    apply_all(&mut dossier, &ops);
    let group = path("s.g");
    let idle = [
        set("s.title", "Vente"),
        Request::Set {
            path: path("s.other"),
            answer: None,
            origin: None,
        },
        Request::DeleteRow {
            group: group.clone(),
            row: row(1),
        },
        Request::MoveRow {
            group,
            row: row(1),
            place: Place::First,
        },
        Request::Detach {
            target: path("pieces.kbis"),
            attachment: attachment(1).id,
        },
        Request::Justify {
            code: "rule.r".into(),
            path: path("a.b"),
            text: None,
        },
    ];
    assert_eq!(plan(&dossier, &context(0, 2), &idle), vec![]);
}

#[test]
fn a_row_deleted_here_and_edited_there_can_come_back_whole() {
    let group = path("s.g");
    let mut dossier = Dossier::default();
    let start = plan(
        &dossier,
        &context(0, 1),
        &[Request::InsertRow {
            group: group.clone(),
            row: row(1),
            place: Place::Last,
        }],
    );
    apply_all(&mut dossier, &start);
    let field = group.row(row(1)).child("x");
    let delete = plan(
        &dossier,
        &context(0, 2),
        &[Request::DeleteRow {
            group: group.clone(),
            row: row(1),
        }],
    );
    let edit = plan(
        &dossier,
        &context(1, 3),
        &[set(&field.to_string(), "gardé")],
    );
    apply_all(&mut dossier, &delete);
    apply_all(&mut dossier, &edit);
    assert_eq!(dossier.rows(&group), vec![]);
    let ops = plan_undo(&dossier, &context(0, 4));
    apply_all(&mut dossier, &ops);
    assert_eq!(dossier.rows(&group), vec![row(1)]);
    assert_eq!(dossier.answer(&field), Some(&Answer::Text("gardé".into())));
}

#[test]
fn rows_stand_where_they_were_put() {
    let group = path("s.g");
    let insert = |n, place| Request::InsertRow {
        group: group.clone(),
        row: row(n),
        place,
    };
    let mut dossier = Dossier::default();
    let ops = plan(
        &dossier,
        &context(0, 1),
        &[
            insert(1, Place::Last),
            insert(2, Place::Last),
            insert(3, Place::After(row(1))),
            insert(4, Place::First),
        ],
    );
    apply_all(&mut dossier, &ops);
    assert_eq!(dossier.rows(&group), [4, 1, 3, 2].map(row));
    let ops = plan(
        &dossier,
        &context(0, 2),
        &[Request::MoveRow {
            group: group.clone(),
            row: row(4),
            place: Place::After(row(3)),
        }],
    );
    apply_all(&mut dossier, &ops);
    assert_eq!(dossier.rows(&group), [1, 3, 4, 2].map(row));
}

#[test]
fn an_operation_known_with_another_content_is_refused() {
    let mut dossier = Dossier::default();
    let ops = plan(&dossier, &context(0, 1), &[set("s.title", "Vente")]);
    apply_all(&mut dossier, &ops);
    let before = dossier.clone();
    let mut altered = ops[0].clone();
    altered.author = "Autre".into();
    assert!(dossier.apply(&altered).is_err());
    let mut huge = ops[0].clone();
    huge.id.seq = 2;
    huge.edit = pli_core::dossier::Edit::SetAnswer {
        path: path("s.title"),
        answer: Some(Answer::Text("x".repeat(900_000))),
        origin: None,
    };
    assert!(dossier.apply(&huge).is_err());
    for seq in [0, u64::MAX] {
        let mut strange = ops[0].clone();
        strange.id.seq = seq;
        assert!(dossier.apply(&strange).is_err(), "{seq}");
    }
    assert_eq!(dossier, before);
}

#[test]
fn the_journal_survives_json() {
    let machines = live(&[
        Happening::Act(
            0,
            vec![
                set("s.title", "Été « 2027 »"),
                Request::Attach {
                    target: path("pieces.cv").row(row(1)),
                    attachment: attachment(1),
                },
            ],
        ),
        Happening::Undo(0),
        Happening::Redo(0),
    ]);
    let json = serde_json::to_string(&machines[0].journal().collect::<Vec<_>>()).unwrap();
    let back: Vec<Op> = serde_json::from_str(&json).unwrap();
    assert_eq!(Dossier::replay(&back).unwrap(), machines[0]);
}
