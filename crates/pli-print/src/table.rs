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
/// Up to that many rows, cards read better than a landscape page that stays nearly white.
const FEW_ROWS: usize = 6;
/// Rows that are measured; the others follow.
const MEASURED_ROWS: usize = 2_000;
/// A table does not grow beyond that many times what it needs: short lines are hard to follow across a page.
const WIDEST_FACTOR: f64 = 1.4;
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

/// Headings keep their words whole below this width, in ems, where there is room.
const HEADING_EMS: f64 = 10.0;

/// Widths of a column in ems.
#[derive(Debug, Clone, Copy, Default)]
struct Ems {
    /// What the widest word of its heading needs.
    heading: f64,
    /// What its widest word needs.
    word: f64,
    /// What its widest text needs on one line.
    line: f64,
}

impl Ems {
    fn wanted(self, headings: Headings) -> f64 {
        let heading = match headings {
            Headings::Whole => self.heading.min(HEADING_EMS),
            Headings::Hyphenated => self.heading.min(WORD_EMS),
        };
        let text = self.word.max(self.line.min(COMFORTABLE_EMS));
        heading.max(text)
    }
}

/// Whether words of headings are hyphenated.
#[derive(Debug, Clone, Copy)]
enum Headings {
    Whole,
    Hyphenated,
}

fn plan(table: &mut Map<String, Value>) {
    let columns = measure(table);
    let is_short = array(table, "rows").len() <= FEW_ROWS;
    let chosen = TRIES
        .into_iter()
        .filter(|(page, ..)| !is_short || *page == "portrait")
        .find_map(|(page, width, size)| {
            let widths = [Headings::Whole, Headings::Hyphenated]
                .into_iter()
                .find_map(|headings| fit(&columns, width, size, headings))?;
            Some((page, size, widths))
        });
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
fn fit(columns: &[Ems], width: f64, size: f64, headings: Headings) -> Option<Vec<f64>> {
    let wanted: Vec<f64> = columns
        .iter()
        .map(|ems| ems.wanted(headings) * size + PADDING)
        .collect();
    let total: f64 = wanted.iter().sum();
    if columns.is_empty() || total > width {
        return None;
    }
    Some(grow(columns, wanted, width - total, size))
}

/// Gives the spare width to columns whose texts would stand on fewer lines, then a little to all.
fn grow(columns: &[Ems], mut widths: Vec<f64>, mut spare: f64, size: f64) -> Vec<f64> {
    // The second turn shares what the first left, because some columns needed less than their share.
    for _ in 0..2 {
        let needs: Vec<f64> = columns
            .iter()
            .zip(&widths)
            .map(|(ems, width)| (ems.line * size + PADDING - width).max(0.0))
            .collect();
        let weight: f64 = needs.iter().map(|need| need.sqrt()).sum();
        let turn = spare;
        for (width, need) in widths.iter_mut().zip(needs).filter(|(_, need)| *need > 0.0) {
            let more = need.min(turn * need.sqrt() / weight);
            *width += more;
            spare -= more;
        }
    }
    let total: f64 = widths.iter().sum();
    let factor = (1.0 + spare / total).min(WIDEST_FACTOR);
    widths
        .into_iter()
        .map(|width| (width * factor * 100.0).floor() / 100.0)
        .collect()
}

fn measure(table: &Map<String, Value>) -> Vec<Ems> {
    let mut columns: Vec<Ems> = array(table, "columns")
        .iter()
        .map(|column| {
            let label = column.get("label").and_then(Value::as_str).unwrap_or("");
            let words = label.split([' ', '\u{200b}']).map(width);
            let heading = words.fold(0.0, f64::max) * BOLD;
            // A heading may take two lines before it widens a column.
            let line = width(label) * BOLD / 2.0;
            Ems {
                heading,
                word: 0.0,
                line,
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
            let figures =
                !word.chars().any(char::is_alphabetic) && word.chars().count() <= LONGEST_WORD;
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

    fn page(columns: usize, rows: usize, cell: &str) -> String {
        let mut value = json!({
            "kind": "table",
            "columns": vec![json!({ "label": "Colonne" }); columns],
            "rows": vec![vec![cell; columns]; rows],
        });
        plan_tables(&mut value);
        value["plan"]["page"]
            .as_str()
            .expect("a page is chosen")
            .to_owned()
    }

    #[test]
    fn tables_turn_then_become_cards_as_they_widen() {
        assert_eq!(page(4, 2, "Atelier bois"), "portrait");
        assert_eq!(page(12, 30, "1\u{202f}234,56"), "landscape");
        assert_eq!(page(14, 30, "Atelier"), "landscape");
        assert_eq!(page(30, 30, "Atelier"), "cards");
        assert_eq!(page(14, 2, "Atelier"), "cards");
        assert_eq!(page(0, 0, ""), "cards");
    }

    #[test]
    fn widths_fill_the_page_and_no_more() {
        let columns = [
            Ems {
                heading: 5.0,
                word: 4.0,
                line: 40.0,
            },
            Ems {
                heading: 5.0,
                word: 3.0,
                line: 3.0,
            },
        ];
        let widths = fit(&columns, PORTRAIT, 9.0, Headings::Whole).expect("two columns fit");
        let total: f64 = widths.iter().sum();
        assert!(total <= PORTRAIT && total > PORTRAIT - 1.0, "{total}");
    }
}
