//! What was deposited, compared with what stands now, through the real `pli` and `pli-platform`: for an open call and for a sealed one.

use pli_tests::job::{Call, Job, LARGE_FAR, SMALL_AID};
use pli_tests::paper;
use pli_tests::region::Region;
use serde_json::{Value, json};

/// An answer: its place, what people read before, what they read after.
type Answer = (&'static str, &'static str, &'static str);

/// What is changed after a deposit.
struct Changes {
    call: Call<'static>,
    /// Two answers, and a cell of a row that was deposited.
    answers: [Answer; 3],
    /// The table that gets a row.
    table: &'static str,
    /// The row as a spreadsheet has it, below its titles.
    sheet: &'static str,
    /// What tells it from its siblings, its number, and its cells.
    row: (&'static str, u32, &'static [(&'static str, &'static str)]),
}

const AID: Changes = Changes {
    call: SMALL_AID,
    answers: [
        ("demandeur.acronym", "Le Fournil d’Inès", "Fournil Sautarel"),
        (
            "projet.title",
            "Un four électrique moins gourmand",
            "Un four électrique",
        ),
        (
            "depenses.expenses[2].supplier",
            "Élec Monédières",
            "Élec Corrèze",
        ),
    ],
    table: "projet.jobs_created",
    sheet: "Poste;Contrat;Équivalents temps plein;Date d’embauche prévue\nVendeuse;cdi;0,5;01/03/2027\n",
    row: (
        "Vendeuse",
        1,
        &[
            ("job", "Vendeuse"),
            ("contract", "CDI"),
            ("fte", "0,5"),
            ("date", "01/03/2027"),
        ],
    ),
};

const FAR: Changes = Changes {
    call: LARGE_FAR,
    answers: [
        ("organisme.trade_name", "L’École du bois", "École du bois"),
        ("engagements.sign_place", "Tulle", "Brive"),
        ("equipe.company_partners[1].internships", "4", "9"),
    ],
    table: "equipe.company_partners",
    sheet: "SIRET;Raison sociale;Département;Stages proposés\n73282932000074;Scierie du Puy;19;2\n",
    row: (
        "Scierie du Puy",
        9,
        &[
            ("siret", "732\u{202f}829\u{202f}320\u{202f}00074"),
            ("name", "Scierie du Puy"),
            ("department", "19 – Corrèze"),
            ("internships", "2"),
        ],
    ),
};

#[test]
fn what_changed_since_an_open_deposit_is_found() {
    compared(&AID);
}

/// The platform cannot read a sealed deposit; the journal that is kept here tells what it holds.
#[test]
fn what_changed_since_a_sealed_deposit_is_found() {
    compared(&FAR);
}

fn compared(changes: &Changes) {
    let region = Region::start();
    let job = Job::ready(&region, &region.url, &changes.call);
    let (id, deposited) = (job.id.clone(), format!("{}@deposit", job.id));
    let compare = || job.pli.json(&["dossier", "compare", &deposited, &id]);
    job.pli
        .refused(&["dossier", "compare", &deposited, &id], "no-receipt");
    job.pli.done(&["dossier", "deposit", &id]);
    nothing_differs(&compare());

    for (path, _, after) in changes.answers {
        job.pli.done(&["dossier", "set", &id, path, after]);
    }
    // What is missing elsewhere after it ends the command with 1, and takes nothing back.
    let file = job.file("ligne.csv", changes.sheet);
    let import = ["dossier", "table", "import", &id, changes.table, &file];
    let taken = job.pli.run(&import);
    assert!(taken.out.contains("1 ligne prise"), "{taken}");
    job.pli.done(&["dossier", "detach", &id, "kbis"]);
    let other = paper::write(&job.path("pieces"), "kbis-nouveau.pdf");
    let other = other.display().to_string();
    job.pli.done(&["dossier", "attach", &id, "kbis", &other]);
    exactly(&compare(), changes);

    // The deposit that replaces it is what counts then.
    job.sign(&region);
    job.pli.done(&["dossier", "deposit", &id]);
    nothing_differs(&compare());
}

fn nothing_differs(found: &Value) {
    for part in ["fields", "rows", "files", "justifications"] {
        assert_eq!(found[part], json!([]), "{part}");
    }
}

/// These differences and no other, but for what the form computes of them.
fn exactly(found: &Value, changes: &Changes) {
    let (summary, number, cells) = changes.row;
    let mut expected: Vec<(String, Value, Value)> = changes
        .answers
        .iter()
        .map(|(path, before, after)| ((*path).to_owned(), json!(before), json!(after)))
        .collect();
    let row = format!("{}[{number}]", changes.table);
    let new = cells
        .iter()
        .map(|(cell, after)| (format!("{row}.{cell}"), Value::Null, json!(after)));
    expected.extend(new);
    expected.sort_by(|a, b| a.0.cmp(&b.0));
    let fields = found["fields"].as_array().expect("the answers");
    let of_people = fields.iter().filter(|field| field["giver"] != "form");
    let mut told: Vec<(String, Value, Value)> = of_people
        .map(|field| {
            let path = field["path"].as_str().expect("a place");
            (
                path.to_owned(),
                field["before"].clone(),
                field["after"].clone(),
            )
        })
        .collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(told, expected);

    let rows = found["rows"].as_array().expect("the rows");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(
        (&rows[0]["path"], &rows[0]["summary"], &rows[0]["change"]),
        (&json!(row), &json!(summary), &json!("added"))
    );
    let files = found["files"].as_array().expect("the files");
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(files[0]["target"], "pieces.kbis");
    assert_ne!(files[0]["before"]["sha256"], files[0]["after"]["sha256"]);
    assert_eq!(files[0]["after"]["name"], "kbis-nouveau.pdf");
    assert_eq!(found["justifications"], json!([]));
}
