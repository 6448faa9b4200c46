//! What follows a deposit: an acknowledgement, a journal, the minutes of an opening.

use pli_print::{
    AcknowledgementDocument, Arrival, BackupDocument, HolderLine, JournalDocument, JournalFact,
    JournalKind, MinutesDocument, OpenedFile, PliLine, PliOutcome, Presence, Punctuality,
    ReceivedFile, Sealing, ServiceContact, SilenceClause, Standing,
};

use super::far::attachment;
use super::{digest, fact, paris};

pub(crate) fn acknowledgement() -> AcknowledgementDocument {
    AcknowledgementDocument {
        title: "FAR 2027 – Lot 2, métiers du bois en Corrèze".to_owned(),
        received_at: paris(2026, 12, 3, 11, 58, 41),
        printed_at: paris(2026, 12, 3, 12, 4, 2),
        authority: "Région Démonstration".to_owned(),
        service: ServiceContact {
            name: "Direction de la formation professionnelle, service achat de formation".to_owned(),
            address: "1 place de la Région\n87000 Limoges".to_owned(),
            email: "achat.formation@region.example".to_owned(),
            phone: "05\u{a0}36\u{a0}49\u{a0}12\u{a0}34".to_owned(),
        },
        subject: vec![
            fact("Consultation", "2026-FORM-0142 – Formations qualifiantes pour les demandeurs d’emploi"),
            fact("Lot", "2 – Métiers du bois, Corrèze"),
            fact("Organisme", "Ateliers du Limousin, formation – SIRET 123\u{202f}456\u{202f}782\u{202f}00015"),
        ],
        deposit_id: "0193502a-0b1c-7d2e-8f30-415263748596".to_owned(),
        manifest_sha256: digest(500),
        deadline: Some(Punctuality {
            deadline: paris(2026, 12, 3, 12, 0, 0),
            verdict: Arrival::InTime,
        }),
        silence: SilenceClause::NoDecision,
        remedies: "Référé précontractuel devant le tribunal administratif de Limoges jusqu’à la signature du contrat (article L551-1 du code de justice administrative).\nRecours en contestation de la validité du contrat dans les deux mois de l’avis d’attribution.".to_owned(),
        files: (0..26)
            .map(|i| ReceivedFile {
                name: attachment(i).name,
                size: attachment(i).size,
                sha256: digest(i),
            })
            .collect(),
        sealing: Sealing::NotSealed,
        receipt_seal: Some("Plateforme de démonstration, cachet 2026".to_owned()),
        standing: Standing::Demonstration,
    }
}

/// The acknowledgement of a sealed deposit.
pub(crate) fn sealed() -> AcknowledgementDocument {
    AcknowledgementDocument {
        sealing: Sealing::Sealed {
            threshold: 2,
            holders: ["Première", "Deuxième", "Troisième"]
                .map(|rank| format!("{rank} membre de la commission (démonstration)"))
                .to_vec(),
        },
        ..acknowledgement()
    }
}

/// The minutes of an opening: one pli in good order, one that did not open, one holder away.
pub(crate) fn minutes() -> MinutesDocument {
    let holder = |name: &str, seed, presence| HolderLine {
        name: name.to_owned(),
        certificate_sha256: digest(seed),
        presence,
    };
    let since = paris(2026, 12, 3, 14, 2, 11);
    let first = Presence::Present {
        since: since.clone(),
    };
    let pli = |organisation: &str, outcome, files| PliLine {
        organisation: organisation.to_owned(),
        subject: vec![
            fact("Lot", "2"),
            fact("Dépôt", "0193502a-0b1c-7d2e-8f30-415263748596"),
        ],
        received_at: paris(2026, 12, 3, 11, 58, 41),
        outcome,
        files,
    };
    let opened = (0..26).map(|i| OpenedFile {
        name: attachment(i).name,
        size: attachment(i).size,
        sha256: digest(i),
    });
    let faults = [
        "Le fichier 0003.p7m a été altéré.",
        "La liste ne se lit pas.",
    ];
    let faults = faults.map(str::to_owned).to_vec();
    MinutesDocument {
        title: "FAR 2027 – Lot 2, métiers du bois en Corrèze".to_owned(),
        call: "2026-FORM-0142".to_owned(),
        authority: "Région Démonstration".to_owned(),
        deadline: paris(2026, 12, 3, 12, 0, 0),
        begun_at: paris(2026, 12, 3, 14, 0, 0),
        finished_at: paris(2026, 12, 3, 14, 5, 30),
        threshold: 2,
        holders: vec![
            holder("Première membre", 1, first),
            holder("Deuxième membre", 2, Presence::Present { since }),
            holder("Troisième membre", 3, Presence::Absent),
        ],
        plis: vec![
            pli("Ateliers du Limousin", PliOutcome::Opened, opened.collect()),
            pli(
                "Greta de démonstration",
                PliOutcome::Failed { faults },
                Vec::new(),
            ),
        ],
        facts: vec![
            fact(
                "3 décembre 2026 à 14:00:00",
                "Ouverture commencée : 2 plis.",
            ),
            fact("3 décembre 2026 à 14:05:30", "Plis déchiffrés."),
        ],
        platform: "Plateforme de démonstration".to_owned(),
        standing: Standing::Demonstration,
    }
}

pub(crate) fn backup() -> BackupDocument {
    let deposit = acknowledgement();
    BackupDocument {
        title: deposit.title,
        dossier_id: "0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10".to_owned(),
        deposit_id: deposit.deposit_id,
        manifest_sha256: deposit.manifest_sha256,
        subject: deposit.subject,
        call: "2026-FORM-0142 – Formations qualifiantes pour les demandeurs d’emploi".to_owned(),
        lot: Some("2 – Métiers du bois, Corrèze".to_owned()),
        organisation: "Ateliers du Limousin, formation".to_owned(),
        authority: deposit.authority,
        service: deposit.service,
        deadline: deposit.deadline.map(|deadline| deadline.deadline),
        is_tender: true,
        electronic_allowed: false,
        receipt: Some(paris(2026, 12, 3, 11, 58, 41)),
        sealed: false,
        files: deposit.files,
        made_at: paris(2026, 12, 3, 11, 59, 30),
        standing: Standing::Demonstration,
    }
}

pub(crate) fn journal() -> JournalDocument {
    const FACTS: [(&str, &str); 4] = [
        (
            "Envoi du dépôt commencé, 27 fichiers, 61,2\u{a0}Mo",
            "Poste, horloge locale",
        ),
        (
            "Plateforme injoignable : la connexion a été coupée après 12,4\u{a0}Mo. Nouvel essai dans 20 secondes.",
            "Poste, horloge locale",
        ),
        ("Fragment 3 reçu et vérifié (code 201)", "Plateforme"),
        (
            "Écart d’horloge mesuré : le poste retarde de 1,8 seconde",
            "Poste et plateforme",
        ),
    ];
    JournalDocument {
        kind: JournalKind::Diligence,
        title: "FAR 2027 – Lot 2, métiers du bois en Corrèze".to_owned(),
        dossier_id: "0193501e-7a55-7c3e-9a1f-5b0c2f6d8e10".to_owned(),
        subject: vec![
            fact("Consultation", "2026-FORM-0142"),
            fact("Lot", "2 – Métiers du bois, Corrèze"),
        ],
        facts: (0..48)
            .map(|i| JournalFact {
                at: paris(2026, 12, 3, 11, i, 7),
                fact: FACTS[i as usize % 4].0.to_owned(),
                source: FACTS[i as usize % 4].1.to_owned(),
            })
            .collect(),
        head_sha256: Some(digest(321)),
        printed_at: paris(2026, 12, 3, 12, 4, 2),
        standing: Standing::Demonstration,
    }
}
