//! Decides how a table is laid out, so that nothing is cut: upright, on landscape pages, or each row as a card.
//!
//! Works on the data of a template, after [`crate::text`]: adds a `plan` to every table, from true widths of the font.

use serde_json::{Map, Value, json};

use crate::text::break_words;
use crate::world::faces;

/// Width between the margins of an upright A4 page, in points (see `house.typ`).
const PORTRAIT: f64 = 481.0;
/// The same of a landscape page.
const LANDSCAPE: f64 = 728.0;
/// White on both sides of a cell together, and a point for kerning.
const PADDING: f64 = 10.0;
/// Width of every tabular figure of the font, in ems.
const FIGURE: f64 = 0.632;
/// Sizes of text tried in turn, on which page.
const TRIES: [(&str, f64, f64); 5] = [
    ("portrait", PORTRAIT, 9.0),
    ("portrait", PORTRAIT, 8.0),
    ("landscape", LANDSCAPE, 9.0),
    ("landscape", LANDSCAPE, 8.0),
    ("landscape", LANDSCAPE, 7.5),
];
/// A column of text is comfortable from this width on, in ems; shorter texts need less.
const COMFORTABLE_EMS: f64 = 9.0;
/// Words are hyphenated or broken above this width, in ems.
const WORD_EMS: f64 = 5.5;
/// Letters of the longest word that is left to hyphenation.
const LONGEST_WORD: usize = 24;
/// Rows that are measured; the others follow.
const MEASURED_ROWS: usize = 2_000;
/// Bold headings are that much wider than the measured face.
const BOLD: f64 = 1.07;

/// Adds `plan` to every table below `value`.
pub(crate) fn plan_tables(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(plan_tables),
        Value::Object(map) => {
            if map.get("kind").and_then(Value::as_str) == Some("table") {
                plan(map);
            } else {
                map.values_mut().for_each(plan_tables);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Widths of a column in ems.
#[derive(Debug, Clone, Copy, Default)]
struct Ems {
    /// What its widest word needs.
    word: f64,
    /// What its widest text needs on one line.
    line: f64,
}

impl Ems {
    fn wanted(self) -> f64 {
        self.word.max(self.line.min(COMFORTABLE_EMS))
    }
}

fn plan(table: &mut Map<String, Value>) {
    let columns = measure(table);
    let chosen = TRIES
        .into_iter()
        .find_map(|(page, width, size)| fit(&columns, width, size).map(|w| (page, size, w)));
    let plan = match chosen {
        Some((page, size, widths)) => {
            break_cells(table, &widths, size);
            json!({ "page": page, "size": size, "widths": widths })
        }
        None => json!({ "page": "cards", "size": 9.0, "widths": [] }),
    };
    table.insert("plan".to_owned(), plan);
}

/// Shares `width` points among the columns, or none where they do not fit.
fn fit(columns: &[Ems], width: f64, size: f64) -> Option<Vec<f64>> {
    let wanted: Vec<f64> = columns
        .iter()
        .map(|ems| ems.wanted() * size + PADDING)
        .collect();
    let total: f64 = wanted.iter().sum();
    if columns.is_empty() || total > width {
        return None;
    }
    let hungry: Vec<f64> = columns
        .iter()
        .map(|ems| (ems.line - ems.wanted()).max(0.0).sqrt())
        .collect();
    let hunger: f64 = hungry.iter().sum();
    let spare = width - total;
    let share = |index: usize| {
        if hunger > 0.0 {
            hungry[index] / hunger
        } else {
            wanted[index] / total
        }
    };
    Some(
        (0..wanted.len())
            .map(|index| ((wanted[index] + spare * share(index)) * 100.0).floor() / 100.0)
            .collect(),
    )
}

fn measure(table: &Map<String, Value>) -> Vec<Ems> {
    let mut columns: Vec<Ems> = array(table, "columns")
        .iter()
        .map(|column| {
            let label = column.get("label").and_then(Value::as_str).unwrap_or("");
            let heading = measure_text(label);
            Ems {
                word: heading.word * BOLD,
                // Headings may take three lines before they widen a column.
                line: (heading.line * BOLD / 3.0).max(heading.word * BOLD),
            }
        })
        .collect();
    for row in array(table, "rows").iter().take(MEASURED_ROWS) {
        let cells = row.as_array().map(Vec::as_slice).unwrap_or_default();
        for (ems, cell) in columns.iter_mut().zip(cells) {
            let text = measure_text(cell.as_str().unwrap_or(""));
            ems.word = ems.word.max(text.word);
            ems.line = ems.line.max(text.line);
        }
    }
    columns
}

fn array<'a>(map: &'a Map<String, Value>, key: &str) -> &'a [Value] {
    map.get(key)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn measure_text(text: &str) -> Ems {
    let mut ems = Ems::default();
    for line in text.split('\n') {
        ems.line = ems.line.max(width(line));
        for word in line.split([' ', '\u{200b}']) {
            let whole = width(word);
            // Figures must not break; words may, at a hyphen or anywhere.
            let figures = !word.chars().any(char::is_alphabetic) && word.len() <= LONGEST_WORD;
            ems.word = ems
                .word
                .max(if figures { whole } else { whole.min(WORD_EMS) });
        }
    }
    ems
}

fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

fn advance(c: char) -> f64 {
    if c.is_ascii_digit() {
        return FIGURE;
    }
    faces()
        .iter()
        .find_map(|face| {
            let glyph = face.ttf().glyph_index(c)?;
            face.x_advance(glyph.0)
        })
        .map_or(0.0, typst::layout::Em::get)
}

/// Lets a word break anywhere where it is wider than its column and French hyphenation cannot help.
fn break_cells(table: &mut Map<String, Value>, widths: &[f64], size: f64) {
    let Some(rows) = table.get_mut("rows").and_then(Value::as_array_mut) else {
        return;
    };
    for row in rows {
        for (cell, points) in row.as_array_mut().into_iter().flatten().zip(widths) {
            if let Value::String(text) = cell {
                let ems = (points - PADDING) / size;
                *text = break_words(text, |word| width(word) > ems && !is_hyphenated(word));
            }
        }
    }
}

fn is_hyphenated(word: &str) -> bool {
    word.chars().count() <= LONGEST_WORD
        && word.chars().any(char::is_lowercase)
        && word
            .chars()
            .all(|c| c.is_alphabetic() || "-'’,.;".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(columns: usize, cell: &str) -> String {
        let mut value = json!({
            "kind": "table",
            "columns": vec![json!({ "label": "Colonne" }); columns],
            "rows": [vec![cell; columns]],
        });
        plan_tables(&mut value);
        value["plan"]["page"]
            .as_str()
            .expect("a page is chosen")
            .to_owned()
    }

    #[test]
    fn tables_turn_then_become_cards_as_they_widen() {
        assert_eq!(page(4, "Atelier bois"), "portrait");
        assert_eq!(page(12, "1\u{202f}234,56"), "landscape");
        assert_eq!(page(14, "Atelier"), "landscape");
        assert_eq!(page(30, "Atelier"), "cards");
        assert_eq!(page(0, ""), "cards");
    }

    #[test]
    fn widths_fill_the_page_and_no_more() {
        let columns = [
            Ems {
                word: 4.0,
                line: 40.0,
            },
            Ems {
                word: 3.0,
                line: 3.0,
            },
        ];
        let widths = fit(&columns, PORTRAIT, 9.0).expect("two columns fit");
        let total: f64 = widths.iter().sum();
        assert!(total <= PORTRAIT && total > PORTRAIT - 1.0, "{total}");
    }
}
