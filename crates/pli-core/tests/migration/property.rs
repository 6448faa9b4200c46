//! Random drafts: whatever was answered is still there after a move, and all is as before once it is taken back.

use pli_core::dossier::{Answer, Dossier, Path, Place, Request, plan_undo};
use pli_core::migration::{orphans, plan_move};
use proptest::prelude::*;

use crate::forms::*;

/// One thing that a person does to a draft of the first version.
#[derive(Debug, Clone)]
enum Act {
    Answer(usize, String),
    Codes(usize),
    Number(i64),
    AddPlace,
    AddRoom(usize),
    InPlace(usize, usize, String),
    InRoom(usize, usize, usize, String),
    File(usize),
    Delete(usize),
}

const TEXTS: [&str; 6] = [
    "organisme.nom",
    "organisme.fax",
    "organisme.contact_nom",
    "organisme.contact_prenom",
    "organisme.siege.city",
    "stage.reference",
];
const CODES: [&str; 4] = ["asso", "sarl", "autre", "inconnu"];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let text = "[a-zé]{1,8}";
    let act = prop_oneof![
        (0..TEXTS.len(), text).prop_map(|(at, text)| Act::Answer(at, text)),
        (0..CODES.len()).prop_map(Act::Codes),
        (-1_000_000i64..1_000_000).prop_map(Act::Number),
        Just(Act::AddPlace),
        (0usize..4).prop_map(Act::AddRoom),
        (0usize..4, 0usize..2, text).prop_map(|(row, at, text)| Act::InPlace(row, at, text)),
        (0usize..4, 0usize..4, 0usize..2, text)
            .prop_map(|(row, room, at, text)| Act::InRoom(row, room, at, text)),
        (0usize..4).prop_map(Act::File),
        (0usize..4).prop_map(Act::Delete),
    ];
    proptest::collection::vec(act, 0..30)
}

fn request(draft: &Dossier, act: &Act, number: u128) -> Option<Request> {
    let places = path("stage.lieux");
    let place = |index: usize| {
        let rows = draft.rows(&places);
        rows.get(index).map(|row| places.row(*row))
    };
    let set = |path: Path, answer: Answer| Request::Set {
        path,
        answer: Some(answer),
        origin: None,
    };
    Some(match act {
        Act::Answer(at, text) => set(path(TEXTS[*at]), Answer::Text(text.clone())),
        Act::Codes(at) => set(
            path("organisme.statut"),
            Answer::Codes(vec![CODES[*at].into()]),
        ),
        Act::Number(n) => set(path("stage.duree"), Answer::Number(n.to_string())),
        Act::AddPlace => Request::InsertRow {
            group: places,
            row: row(number),
            place: Place::Last,
        },
        Act::AddRoom(index) => Request::InsertRow {
            group: place(*index)?.child("salles"),
            row: row(number),
            place: Place::First,
        },
        Act::InPlace(index, at, text) => {
            let name = ["ville", "code_postal"][*at];
            set(place(*index)?.child(name), Answer::Text(text.clone()))
        }
        Act::InRoom(index, room, at, text) => {
            let rooms = place(*index)?.child("salles");
            let room = *draft.rows(&rooms).get(*room)?;
            let name = ["nom", "places"][*at];
            set(rooms.row(room).child(name), Answer::Text(text.clone()))
        }
        Act::File(index) => {
            let target = match index {
                0 => path("pieces.rib"),
                1 => place(0)?.child("plan"),
                _ => path("pieces.bail").row(*draft.rows(&path("stage.lieux")).first()?),
            };
            Request::Attach {
                target,
                attachment: file(number, "a.pdf"),
            }
        }
        Act::Delete(index) => {
            let row = *draft.rows(&places).get(*index)?;
            Request::DeleteRow { group: places, row }
        }
    })
}

/// Every answer whose rows stand: as text, however often.
fn answered(draft: &Dossier) -> Vec<String> {
    let stands = |at: &Path| {
        let mut before = Vec::new();
        at.steps().iter().all(|step| {
            let stands = match step {
                pli_core::dossier::Step::Row(row) => {
                    draft.rows(&Path::new(before.clone())).contains(row)
                }
                pli_core::dossier::Step::Name(_) => true,
            };
            before.push(step.clone());
            stands
        })
    };
    let shown = draft.answers().filter(|(at, _)| stands(at));
    let mut all: Vec<String> = shown
        .filter_map(|(at, _)| draft.answer(at))
        .map(|answer| match answer {
            Answer::Number(n) => format!("n{n}"),
            Answer::Codes(codes) => codes.join(","),
            Answer::Text(text) => text.clone(),
            other => format!("{other:?}"),
        })
        .collect();
    all.sort();
    all
}

fn renamed(text: &str) -> String {
    match text {
        "asso" => "9220".to_owned(),
        "sarl" => "5499".to_owned(),
        other => other
            .strip_prefix('n')
            .and_then(|number| number.parse::<i64>().ok())
            .map_or_else(|| other.to_owned(), |number| format!("n{}", number * 60)),
    }
}

proptest! {
    #[test]
    fn nothing_answered_is_ever_lost(acts in acts(), far in any::<bool>()) {
        let mut draft = Dossier::default();
        for (number, one) in acts.iter().enumerate() {
            let number = number as u128 + 1;
            if let Some(request) = request(&draft, one, number) {
                act(&mut draft, number, &[request]);
            }
        }
        let (before, was) = (shown(&draft), answered(&draft));
        let files = |draft: &Dossier| draft.targets().map(|t| draft.attached(t).len()).sum::<usize>();
        let file_count = files(&draft);
        let legs = legs(V1, if far { V3 } else { V2 });
        let done = plan_move(&legs, &draft, &context(1_000)).unwrap();
        apply(&mut draft, &done.ops);
        let mut left = answered(&draft);
        for answer in &was {
            let found = left.iter().position(|now| *now == renamed(answer));
            prop_assert!(found.is_some(), "{answer} is lost of {was:?}: {left:?}");
            left.remove(found.unwrap());
        }
        prop_assert_eq!(files(&draft), file_count);
        // What is told to be without a place is what the draft keeps without a place.
        let last = &legs.last().unwrap().new;
        let kept: Vec<Path> = orphans(last, &draft).into_iter().map(|orphan| orphan.path).collect();
        let told: Vec<Path> = done.orphaned.iter().map(|orphan| orphan.path.clone()).collect();
        prop_assert_eq!(kept, told);
        let undo = plan_undo(&draft, &context(1_001));
        apply(&mut draft, &undo);
        prop_assert_eq!(shown(&draft), before);
    }
}
