//! Dossiers with everything that goes wrong in real life, and with nothing at all.

use pli_print::{
    Align, AttachmentLine, Block, Card, DossierDocument, DossierState, FormStamp, Group, Standing,
};

use super::far::{far, prices};
use super::{column, digest, fact, field, long_text, paris, section, table};

/// The same with everything that goes wrong in real life.
pub(crate) fn nasty() -> DossierDocument {
    let wall = "Donaudampfschifffahrtsgesellschaft".repeat(90);
    let hostile = "#import \"secret\" $x$ *gras* _it_ <b> @ref \\ `code` #{panic()} //fin /* = titre\n= Titre\n- puce\n/ Terme : x ~ -- --- ... \"guillemets\" 'x'";
    let world = "漢字テスト 👩‍🏫🇫🇷 مرحبا بالعالم שלום Ελληνικά Кириллица \u{e000}\u{0}\u{202e}abc \u{fffd} e\u{301}\u{301} ﬁ ½ ☃ 𝔘𝔫𝔦 \u{1f1eb}";
    let mut document = far();
    document.title = format!("{hostile} {world} {}", &wall[..200]);
    document.state = DossierState::Draft { blocking: 1 };
    document.standing = Standing::Real;
    document.hidden_answers = 1;
    document.organisation.push(fact(world, &wall));
    document.sections = vec![
        section(&wall[..300], vec![]),
        section(
            "",
            vec![
                field("", ""),
                long_text("", ""),
                field(&wall, &wall),
                field(hostile, hostile),
            ],
        ),
        section(
            world,
            vec![long_text(
                hostile,
                &format!("{hostile}\n\n\n{world}\n{wall}"),
            )],
        ),
        section("Grand tableau", vec![prices(500)]),
        section(
            "Tableaux larges",
            vec![
                wide(14, "Tronçonneuse"),
                wide(14, world),
                wide(14, &wall[..120]),
                wide(40, "1\u{202f}234\u{202f}567,89\u{a0}€"),
                wide(14, ""),
                table("Sans ligne", vec![column("Seule", Align::Start)], vec![]),
                table("", vec![], vec![vec![]]),
            ],
        ),
        section("Poupées russes", vec![nested(5)]),
    ];
    document.attachments.push(AttachmentLine {
        piece: wall[..400].to_owned(),
        name: format!("{}.pdf", "nom_de_fichier_tres_long_".repeat(12)),
        size: u64::MAX,
        sha256: digest(77),
    });
    document.attachments.push(AttachmentLine {
        piece: String::new(),
        name: world.to_owned(),
        size: 1,
        sha256: String::new(),
    });
    document
}

fn wide(columns: usize, cell: &str) -> Block {
    table(
        &format!("{columns} colonnes"),
        (1..=columns)
            .map(|i| {
                column(
                    &format!("Colonne numéro {i}"),
                    if i % 2 == 0 { Align::End } else { Align::Start },
                )
            })
            .collect(),
        vec![vec![cell.to_owned(); columns]; 9],
    )
}

fn nested(depth: usize) -> Block {
    let mut blocks = vec![
        field("Profondeur", &depth.to_string()),
        wide(12, "1\u{202f}234,56"),
    ];
    if depth > 0 {
        blocks.push(nested(depth - 1));
    }
    Block::Group(Group {
        label: format!("Groupe {depth}"),
        cards: vec![Card {
            title: String::new(),
            blocks,
        }],
    })
}

/// A dossier in which nobody typed anything.
pub(crate) fn empty() -> DossierDocument {
    DossierDocument {
        title: String::new(),
        dossier_id: String::new(),
        content_sha256: String::new(),
        form: FormStamp {
            title: String::new(),
            name: String::new(),
            version: String::new(),
            sha256: String::new(),
        },
        call: None,
        organisation: vec![],
        totals: vec![],
        state: DossierState::Draft { blocking: 0 },
        printed_at: paris(2026, 11, 21, 0, 0, 0),
        standing: Standing::Real,
        sections: vec![],
        warnings: vec![],
        hidden_answers: 0,
        attachments: vec![],
        undertakings: vec![],
        signatory: None,
    }
}
