//! A realistic FAR: 12 sessions, 40 modules, 60 price lines, a table of 13 columns, 25 attachments.

use pli_print::{
    Align, AttachmentLine, Block, CallStamp, Card, Column, DossierDocument, DossierState,
    FormStamp, Group, Remark, Section, Signatory, Source, Standing,
};

use super::{column, computed, digest, fact, field, long_text, paris, section, table};

const LONG: &str = "L’action s’adresse à des demandeurs d’emploi de la Corrèze qui veulent entrer dans les métiers du bois. \
Elle alterne quatre semaines en centre et deux semaines en entreprise, avec un formateur référent par groupe de douze.\n\
Le positionnement dure une demi-journée : entretien, test de lecture de plan, visite de l’atelier. Il donne un parcours \
individualisé, revu à mi-parcours avec la personne et l’entreprise d’accueil.\n\
Les personnes en situation de handicap sont reçues par le référent handicap avant l’entrée ; l’atelier de Tulle est de \
plain-pied et deux postes sont réglables en hauteur.";

/// A realistic FAR: 12 sessions, 40 modules, 60 price lines, a table of 13 columns, 25 attachments.
pub(crate) fn far() -> DossierDocument {
    DossierDocument {
        title: "FAR 2027 – Lot 2, métiers du bois en Corrèze".to_owned(),
        dossier_id: "0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10".to_owned(),
        content_sha256: digest(900),
        form: FormStamp {
            title: "Réponse à un appel à formations".to_owned(),
            name: "far".to_owned(),
            version: "1.0.0".to_owned(),
            sha256: digest(901),
        },
        call: Some(CallStamp {
            reference: "2026-FORM-0142".to_owned(),
            title: "Formations qualifiantes pour les demandeurs d’emploi, programme 2027–2030".to_owned(),
            procedure: "Procédure adaptée (MAPA, R2123-1 3°)".to_owned(),
            authority: "Région Démonstration".to_owned(),
            service: "Direction de la formation professionnelle, service achat de formation".to_owned(),
            lot: Some("2 – Métiers du bois, Corrèze".to_owned()),
            area: "Tulle, Brive-la-Gaillarde, Ussel".to_owned(),
            deadline: Some(paris(2026, 12, 3, 12, 0, 0)),
        }),
        organisation: vec![
            fact("Raison sociale", "Ateliers du Limousin, formation"),
            fact("SIRET", "123\u{202f}456\u{202f}782\u{202f}00015"),
            fact("Déclaration d’activité", "75\u{202f}19\u{202f}01234\u{202f}19"),
            fact("Adresse", "12 rue de la Scierie\n19000 Tulle"),
        ],
        totals: vec![
            fact("Total HT", "482\u{202f}160,00\u{a0}€"),
            fact("Volume", "41\u{202f}280\u{a0}heures-stagiaires"),
            fact("Prix de l’heure-stagiaire", "11,68\u{a0}€"),
        ],
        state: DossierState::Ready,
        printed_at: paris(2026, 11, 21, 14, 32, 7),
        standing: Standing::Demonstration,
        sections: sections(),
        warnings: vec![
            Remark {
                place: "Prix › Prix de l’heure-stagiaire".to_owned(),
                message: "Le prix de l’heure-stagiaire sort de la fourchette habituelle (8,00\u{a0}€ à 11,00\u{a0}€).".to_owned(),
                justification: Some("Plateau technique de 600\u{a0}m² et groupes limités à douze personnes.".to_owned()),
            },
            Remark {
                place: "Organisme › Code UAI".to_owned(),
                message: "Le code UAI n’est pas renseigné.".to_owned(),
                justification: None,
            },
        ],
        hidden_answers: 3,
        attachments: (0..25).map(attachment).collect(),
        undertakings: vec![
            fact("J’atteste sur l’honneur n’entrer dans aucun cas d’exclusion des marchés publics", "Oui"),
            fact("J’atteste que les informations de ce dossier sont exactes", "Oui"),
        ],
        signatory: Some(Signatory {
            name: "Hélène Vauzelle".to_owned(),
            role: "Directrice générale".to_owned(),
        }),
    }
}

pub(crate) fn attachment(index: usize) -> AttachmentLine {
    let (piece, name, size) = match index {
        0 => (
            "Attestation de certification Qualiopi",
            "Certificat Qualiopi 2025-2028.pdf".to_owned(),
            412_880,
        ),
        1 => (
            "Extrait Kbis ou extrait RNE",
            "Kbis Ateliers du Limousin novembre 2026.pdf".to_owned(),
            98_213,
        ),
        2 => (
            "Plaquette de l’organisme",
            "Brochure Ateliers du Limousin – métiers du bois.pdf".to_owned(),
            30_512_884,
        ),
        3 => (
            "Annexe financière",
            "Budget détaillé lot 2.xlsx".to_owned(),
            84_992,
        ),
        _ => (
            "Curriculum vitæ des intervenants – formateur",
            format!("CV formateur {index} – menuiserie, agencement.pdf"),
            180_000 + 7_919 * index as u64,
        ),
    };
    AttachmentLine {
        piece: piece.to_owned(),
        name,
        size,
        sha256: digest(index),
    }
}

fn sections() -> Vec<Section> {
    vec![
        organisation_section(),
        section(
            "Action de formation",
            vec![
                field("Intitulé", "Titre professionnel Menuisier agenceur"),
                field("Certification visée", "RNCP 38721"),
                field(
                    "Type de parcours",
                    "En groupe, entrées et sorties à dates fixes",
                ),
                long_text("Description de l’action", &[LONG; 3].join("\n")),
                long_text("Accompagnement vers l’emploi", &[LONG; 2].join("\n")),
                Block::Group(Group {
                    label: "Modules".to_owned(),
                    cards: (1..=40).map(module).collect(),
                }),
            ],
        ),
        section(
            "Sessions",
            vec![Block::Group(Group {
                label: "Sessions".to_owned(),
                cards: (1..=12).map(session).collect(),
            })],
        ),
        section(
            "Prix",
            vec![
                prices(60),
                budget(),
                computed("Total HT", "482\u{202f}160,00\u{a0}€"),
            ],
        ),
        section("Variantes", vec![]),
    ]
}

fn organisation_section() -> Section {
    section(
        "Organisme de formation",
        vec![
            field("Raison sociale", "Ateliers du Limousin, formation"),
            field("Nom d’usage", ""),
            field("SIRET", "123\u{202f}456\u{202f}782\u{202f}00015"),
            field("Adresse", "12 rue de la Scierie\n19000 Tulle"),
            field(
                "Site",
                "https://www.ateliers-du-limousin.example/formations/menuiserie",
            ),
            field("Courriel", "contact@ateliers-du-limousin.example"),
            field(
                "Exonération de TVA pour la formation professionnelle",
                "Oui",
            ),
            field(
                "Certificat Qualiopi valable",
                "du 12 mars 2025 au 11 mars 2028",
            ),
            computed("Effectif total", "34"),
            long_text("Renseignements spécifiques", LONG),
            table(
                "Chiffre d’affaires",
                vec![
                    column("Exercice", Align::Start),
                    column("Chiffre d’affaires HT", Align::End),
                    column("Part dans le domaine", Align::End),
                ],
                [
                    ("2025", "2\u{202f}412\u{202f}900,00\u{a0}€", "64\u{a0}%"),
                    ("2024", "2\u{202f}198\u{202f}412,50\u{a0}€", "61\u{a0}%"),
                    ("2023", "2\u{202f}051\u{202f}007,10\u{a0}€", ""),
                ]
                .iter()
                .map(|(a, b, c)| vec![(*a).to_owned(), (*b).to_owned(), (*c).to_owned()])
                .collect(),
            ),
        ],
    )
}

fn module(index: usize) -> Card {
    const TITLES: [&str; 5] = [
        "Lecture de plan et traçage",
        "Usinage sur machines fixes",
        "Assemblage et finition",
        "Pose et agencement sur chantier",
        "Santé et sécurité au travail",
    ];
    Card {
        title: format!("M{index:02} – {}", TITLES[index % 5]),
        blocks: vec![
            field(
                "Durée en centre",
                &format!("{}\u{a0}h", 14 + 7 * (index % 6)),
            ),
            field(
                "Durée en entreprise",
                if index.is_multiple_of(3) {
                    "35\u{a0}h"
                } else {
                    ""
                },
            ),
            field("Modalité", "Présentiel, travaux pratiques en atelier"),
            long_text(
                "Objectifs",
                "Lire un plan d’ensemble, en tirer les cotes et la liste des débits ; préparer le poste et régler la machine en sécurité ; contrôler la pièce et consigner l’écart.",
            ),
        ],
    }
}

fn session(index: usize) -> Card {
    const TOWNS: [&str; 3] = ["Tulle", "Brive-la-Gaillarde", "Ussel"];
    let town = TOWNS[index % 3];
    Card {
        title: format!("{town}, 12 stagiaires, du 2 février au 30 avril 2027"),
        blocks: vec![
            field("Début", "02/02/2027"),
            field("Fin", "30/04/2027"),
            field(
                "Lieu",
                &format!("Atelier de {town}\n{index} avenue du Général-Leclerc\n19000 {town}"),
            ),
            computed("Heures-stagiaires", "3\u{202f}440"),
            Block::Group(Group {
                label: "Intervenants".to_owned(),
                cards: vec![Card {
                    title: "Jean-François Œuvrard, menuiserie".to_owned(),
                    blocks: vec![
                        field("Heures", "210\u{a0}h"),
                        field("Statut", "Salarié en CDI"),
                    ],
                }],
            }),
        ],
    }
}

pub(crate) fn prices(rows: usize) -> Block {
    let columns = vec![
        column("Réf.", Align::Start),
        column("Désignation", Align::Start),
        column("Unité", Align::Start),
        column("Quantité", Align::End),
        column("Prix unitaire HT", Align::End),
        Column {
            source: Source::Computed,
            ..column("Montant HT", Align::End)
        },
    ];
    let rows = (1..=rows)
        .map(|i| {
            vec![
                format!("P{i:02}"),
                format!(
                    "Heure-stagiaire, module M{i:02}, en centre, groupe de douze personnes au plus"
                ),
                "heure-stagiaire".to_owned(),
                format!("{}", 120 + i * 12),
                "11,68\u{a0}€".to_owned(),
                format!("{}\u{202f}{:03},00\u{a0}€", 1 + i / 10, i * 13 % 1000),
            ]
        })
        .collect();
    table("Bordereau des prix", columns, rows)
}

fn budget() -> Block {
    let mut columns = vec![column("Poste de dépense", Align::Start)];
    for label in [
        "Centre",
        "Entreprise",
        "2027",
        "2028",
        "2029",
        "2030",
        "Pédagogie",
        "Équipement",
        "Déplacements",
        "Frais généraux",
        "Autres recettes",
        "Total HT",
    ] {
        columns.push(column(label, Align::End));
    }
    let rows = (1..=18)
        .map(|i| {
            let mut row = vec![format!("Rémunération des formateurs, groupe {i}")];
            row.extend((0..12).map(|j| {
                format!(
                    "{}\u{202f}{:03},00",
                    1 + (i * j) % 40,
                    (i * 37 + j * 11) % 1000
                )
            }));
            row
        })
        .collect();
    table("Répartition du budget", columns, rows)
}
