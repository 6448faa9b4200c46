//! A form whose lists are filtered by other answers: of the section, of the row, of the row around, of a column.

use std::collections::BTreeMap;

use pli_core::form::{FormPackage, load};

const FORM: &str = "
format: 1
form: filtered
version: 1.0.0
title: Filtres
summary: Des listes filtrées par d’autres réponses.
sections:
  - id: s
    title: Section
    fields:
      - { id: wide, kind: code, list: wide, label: Large }
      - { id: limit, kind: number, label: Limite }
      - { id: near, kind: code, list: near, label: Près, filter: 'home = wide', severity: warning }
      - { id: several, kind: code, list: near, label: Plusieurs, max_items: 3, filter: 'home = wide or home = near' }
      - { id: shown, kind: code, list: near, label: Montré, visible: 'limit > 2', filter: 'code != near' }
      - id: rows
        kind: group
        label: Lignes
        fields:
          - { id: size, kind: number, label: Taille }
          - { id: around, kind: code, list: wide, label: Autour }
          - { id: place, kind: code, list: near, label: Lieu, required: true, filter: 'home = around' }
          - { id: heavy, kind: code, list: near, label: Lourd, filter: 'sum(s.rows.size) < 20 or home = wide' }
          - id: inner
            kind: group
            label: Dedans
            fields:
              - { id: own, kind: code, list: near, label: Propre, filter: 'home = around and code != place' }
";

const WIDE: &str = "title: Larges
codes:\n  - { code: A, label: Aval }\n  - { code: B, label: Butte }\n";
const NEAR: &str = "title: Proches
columns: [home]
codes:
  - { code: A1, label: Un, cells: { home: A } }
  - { code: A2, label: Deux, cells: { home: A } }
  - { code: B1, label: Trois, cells: { home: B } }
  - { code: B2, label: Quatre, cells: { home: B } }
";

/// The form.
pub(crate) fn form() -> FormPackage {
    let files = [
        ("form.yaml", FORM),
        ("lists/wide.yaml", WIDE),
        ("lists/near.yaml", NEAR),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let loaded = load(&BTreeMap::from(files)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    loaded.package
}
