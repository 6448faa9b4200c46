//! Kinds of documents, by the identifiers that forms give their pieces, with how long each is good.
//!
//! Names in words are in `assets/locales/*/wallet.ftl`. A kind that is not here has no rule.

/// How long a document of a kind is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// As long as nothing in it changes.
    Unchanged,
    /// So many months from its date.
    Months(u32),
    /// Until the day that the document says.
    Printed,
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentKind {
    /// Identifier, that of the pieces of forms.
    pub id: &'static str,
    /// How long it is good.
    pub rule: Rule,
}

const fn kind_of(id: &'static str, rule: Rule) -> DocumentKind {
    DocumentKind { id, rule }
}

/// Every kind that is known, what is asked for most first.
pub const KINDS: [DocumentKind; 35] = [
    kind_of("kbis", Rule::Months(3)),
    kind_of("rib", Rule::Unchanged),
    kind_of("qualiopi", Rule::Printed),
    kind_of("attestation_vigilance", Rule::Months(6)),
    kind_of("attestation_fiscale", Rule::Months(12)),
    kind_of("assurance", Rule::Printed),
    kind_of("statuts", Rule::Unchanged),
    kind_of("nda_recepisse", Rule::Unchanged),
    kind_of("bpf", Rule::Unchanged),
    kind_of("pouvoir", Rule::Unchanged),
    kind_of("id", Rule::Printed),
    kind_of("liasse", Rule::Unchanged),
    kind_of("comptes_consolides", Rule::Unchanged),
    kind_of("comptes_asso", Rule::Unchanged),
    kind_of("rapport_activite", Rule::Unchanged),
    kind_of("liste_dirigeants", Rule::Unchanged),
    kind_of("bail", Rule::Printed),
    kind_of("cv", Rule::Unchanged),
    kind_of("pme", Rule::Unchanged),
    kind_of("minimis", Rule::Months(1)),
    kind_of("devis", Rule::Printed),
    kind_of("business_plan", Rule::Unchanged),
    kind_of("lettre_intention", Rule::Unchanged),
    kind_of("programme", Rule::Unchanged),
    kind_of("memoire", Rule::Unchanged),
    kind_of("bpu", Rule::Unchanged),
    kind_of("dc1", Rule::Unchanged),
    kind_of("dc2", Rule::Unchanged),
    kind_of("dume", Rule::Unchanged),
    kind_of("attri1", Rule::Unchanged),
    kind_of("lettres_entreprises", Rule::Unchanged),
    kind_of("etat_depenses", Rule::Unchanged),
    kind_of("factures", Rule::Unchanged),
    kind_of("releves", Rule::Unchanged),
    kind_of("emargement", Rule::Unchanged),
];

/// Finds a kind by its identifier.
pub fn kind(id: &str) -> Option<&'static DocumentKind> {
    KINDS.iter().find(|kind| kind.id == id)
}

/// How long documents of a kind are good; a kind that is not known has no rule.
pub fn rule(id: &str) -> Rule {
    kind(id).map_or(Rule::Unchanged, |kind| kind.rule)
}
