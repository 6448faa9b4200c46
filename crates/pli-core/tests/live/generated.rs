//! Forms at random: fields that are shown, required and computed from earlier ones, groups three deep, rules, pieces, totals.

use std::collections::BTreeMap;
use std::fmt::Write;

use pli_core::form::{FaultSeverity, FormPackage, load};

use crate::chance::Chance;

/// Names that expressions may use where they stand.
#[derive(Clone, Default)]
struct Names {
    numbers: Vec<String>,
    truths: Vec<String>,
    texts: Vec<String>,
    /// Lists of numbers.
    columns: Vec<String>,
    /// Groups with a number and a truth of their rows.
    groups: Vec<(String, String, String)>,
}

struct Writer<'c> {
    chance: &'c mut Chance,
    text: String,
    names: Names,
    count: usize,
    /// Groups of sections with their numbers, for rules and pieces of each row.
    each: Vec<(String, String)>,
}

/// Makes a form.
pub(crate) fn form(chance: &mut Chance) -> FormPackage {
    let mut writer = Writer {
        chance,
        text: String::new(),
        names: Names::default(),
        count: 0,
        each: Vec::new(),
    };
    writer.text.push_str(
        "format: 1\nform: generated\nversion: 1.0.0\ntitle: Essai\nsummary: Essai.\nsections:\n",
    );
    for section in 0..3 {
        writer.section(section);
    }
    writer.rules();
    writer.pieces();
    writer.totals();
    let files = BTreeMap::from([("form.yaml".to_owned(), writer.text.clone().into_bytes())]);
    let loaded = load(&files).unwrap_or_else(|faults| {
        let lines: Vec<String> = faults
            .iter()
            .filter(|fault| fault.severity == FaultSeverity::Error)
            .map(ToString::to_string)
            .collect();
        panic!("{}\n{}", lines.join("\n"), writer.text)
    });
    loaded.package
}

impl Writer<'_> {
    fn section(&mut self, number: usize) {
        let id = format!("s{number}");
        write!(self.text, "  - id: {id}\n    title: Section {number}\n").unwrap();
        if number > 0 && self.chance.happens(40) {
            let condition = self.condition();
            writeln!(self.text, "    visible: '{condition}'").unwrap();
        }
        self.text.push_str("    fields:\n");
        for _ in 0..5 {
            self.plain(&id, 6, &mut Names::default());
        }
        for _ in 0..2 {
            self.group(&id, 1);
        }
        self.plain(&id, 6, &mut Names::default());
    }

    /// A field that is no group; its name becomes known to `here`, and to all where it stands in a section.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind, read as a table"
    )]
    fn plain(&mut self, section: &str, indent: usize, here: &mut Names) -> (String, &'static str) {
        self.count += 1;
        let margin = " ".repeat(indent);
        let kind = [
            "number",
            "amount",
            "yes_no",
            "text",
            "computed",
            "computed",
            "attachment",
            "address",
        ][self.chance.below(8)];
        let short = ["n", "n", "b", "t", "c", "c", "f", "a"][[
            "number",
            "amount",
            "yes_no",
            "text",
            "computed",
            "computed",
            "attachment",
            "address",
        ]
        .iter()
        .position(|known| *known == kind)
        .unwrap()];
        let id = format!("{short}{}", self.count);
        write!(
            self.text,
            "{margin}- id: {id}\n{margin}  kind: {kind}\n{margin}  label: Champ {id}\n"
        )
        .unwrap();
        if kind == "computed" {
            let value = self.number();
            write!(
                self.text,
                "{margin}  type: {}\n{margin}  value: '{value}'\n",
                ["amount", "number", "integer"][self.chance.below(3)]
            )
            .unwrap();
        } else if self.chance.happens(50) {
            let required = if self.chance.happens(50) {
                "true".to_owned()
            } else {
                self.condition()
            };
            let severity = ["blocking", "warning"][self.chance.below(2)];
            write!(
                self.text,
                "{margin}  required: '{required}'\n{margin}  severity: {severity}\n"
            )
            .unwrap();
        }
        if self.chance.happens(25) {
            let condition = self.condition();
            writeln!(self.text, "{margin}  visible: '{condition}'").unwrap();
        }
        if kind == "amount" && self.chance.happens(40) {
            let max = self.number();
            writeln!(self.text, "{margin}  max: '{max}'").unwrap();
        }
        let name = if indent == 6 {
            format!("{section}.{id}")
        } else {
            id.clone()
        };
        let known = if indent == 6 { &mut self.names } else { here };
        let family = match kind {
            "number" | "amount" | "computed" => {
                known.numbers.push(name);
                "number"
            }
            "yes_no" => {
                known.truths.push(name);
                "truth"
            }
            "text" => {
                known.texts.push(name);
                "text"
            }
            _ => "other",
        };
        (id, family)
    }

    /// A group with its fields, the names of which are known inside; outside, its columns are.
    #[expect(
        clippy::too_many_lines,
        reason = "one text of a form, written from top to bottom"
    )]
    fn group(&mut self, section: &str, depth: usize) -> String {
        self.count += 1;
        let id = format!("g{}", self.count);
        let indent = 2 + 4 * depth;
        let margin = " ".repeat(indent);
        write!(
            self.text,
            "{margin}- id: {id}\n{margin}  kind: group\n{margin}  label: Groupe {id}\n"
        )
        .unwrap();
        if self.chance.happens(30) {
            let condition = self.condition();
            writeln!(self.text, "{margin}  visible: '{condition}'").unwrap();
        }
        if self.chance.happens(40) {
            writeln!(
                self.text,
                "{margin}  required: true\n{margin}  min_items: 2\n{margin}  max_items: 4"
            )
            .unwrap();
        }
        // The names of a row are made known behind the group, so the label of the row is its first number.
        let first = self.count + 1;
        writeln!(
            self.text,
            "{margin}  row_label: 'string(n{first}) + \" €\"'\n{margin}  fields:"
        )
        .unwrap();
        let inside = " ".repeat(indent + 4);
        let before = self.names.clone();
        self.count += 1;
        write!(self.text, "{inside}- id: n{first}\n{inside}  kind: amount\n{inside}  label: Montant\n{inside}  required: true\n").unwrap();
        let truth = format!("b{first}");
        write!(
            self.text,
            "{inside}- id: {truth}\n{inside}  kind: yes_no\n{inside}  label: Vrai\n"
        )
        .unwrap();
        self.names.numbers.push(format!("n{first}"));
        self.names.truths.push(truth.clone());
        let mut columns = vec![format!("n{first}")];
        for _ in 0..3 {
            let mut here = Names::default();
            let (child, family) = self.plain(section, indent + 4, &mut here);
            if family == "number" {
                columns.push(child);
            }
            self.names.numbers.extend(here.numbers);
            self.names.truths.extend(here.truths);
            self.names.texts.extend(here.texts);
        }
        if depth < 3 && self.chance.happens(60) {
            let inner = self.group(section, depth + 1);
            self.count += 1;
            let id = format!("c{}", self.count);
            write!(self.text, "{inside}- id: {id}\n{inside}  kind: computed\n{inside}  label: Compte\n{inside}  type: number\n{inside}  value: 'count({inner}) + n{first}'\n").unwrap();
            columns.push(id);
        }
        self.names = before;
        if depth == 1 {
            let whole = format!("{section}.{id}");
            self.names
                .columns
                .extend(columns.iter().map(|column| format!("{whole}.{column}")));
            self.names
                .groups
                .push((whole.clone(), format!("n{first}"), truth));
            self.each.push((whole, format!("n{first}")));
        }
        id
    }

    fn number(&mut self) -> String {
        let names = self.names.clone();
        let one = self
            .chance
            .pick(&names.numbers)
            .cloned()
            .unwrap_or_else(|| "7".to_owned());
        let column = self
            .chance
            .pick(&names.columns)
            .cloned()
            .unwrap_or_else(|| "[1, 2]".to_owned());
        match (self.chance.below(9), self.chance.pick(&names.groups)) {
            (0, _) => format!("sum({column})"),
            (1, _) => format!("mean({column}) * 2"),
            (2, _) => format!("max({column}) - min({column})"),
            (3, Some((group, number, truth))) => {
                format!("sum({group}[{truth} = true].{number}) / 3")
            }
            (4, Some((group, number, _))) => {
                format!("sum(for l in {group} return l.{number} * 2) + {one}")
            }
            (5, Some((group, ..))) => format!("count({group}) * 10"),
            (6, Some((group, number, _))) => format!("count({group}[{number} > 3])"),
            (7, _) => format!("if {one} > 3 then {one} * 1.2 else sum({column})"),
            _ => format!("{one} + 1"),
        }
    }

    fn condition(&mut self) -> String {
        let names = self.names.clone();
        let number = self.number();
        match (
            self.chance.below(5),
            self.chance.pick(&names.truths),
            self.chance.pick(&names.texts),
        ) {
            (0, Some(truth), _) => format!("{truth} = true"),
            (1, Some(truth), _) => format!("not({truth} = false)"),
            (2, _, Some(text)) => format!("is_answered({text})"),
            (3, ..) => "has_piece(\"p0\")".to_owned(),
            _ => format!("({number}) < 50"),
        }
    }

    fn rules(&mut self) {
        self.text.push_str("rules:\n");
        for rule in 0..4 {
            let (group, number) = self.each[self.chance.below(self.each.len())].clone();
            let (value, severity) = (self.number(), ["blocking", "warning"][self.chance.below(2)]);
            write!(self.text, "  - id: r{rule}\n    severity: {severity}\n").unwrap();
            match rule {
                0 | 1 => write!(self.text, "    each: {group}\n    check: '{number} < ({value})'\n    at: {group}.{number}\n").unwrap(),
                2 => write!(self.text, "    check: '({value}) > 3'\n    at: {group}\n").unwrap(),
                _ => write!(self.text, "    when: '({value}) > 0'\n    check: 'sum({group}.{number}) > 100'\n    at: {group}.{number}\n").unwrap(),
            }
            writeln!(self.text, "    message: 'Vaut {{{value}}}.'").unwrap();
        }
    }

    fn pieces(&mut self) {
        self.text.push_str("pieces:\n");
        for piece in 0..3 {
            let (group, number) = self.each[self.chance.below(self.each.len())].clone();
            let condition = if piece == 0 {
                self.condition()
            } else {
                format!("{number} > 3")
            };
            write!(self.text, "  - id: p{piece}\n    label: Pièce {piece}\n    required: '{condition}'\n    formats: [pdf]\n    validity: {{ months: 3 }}\n").unwrap();
            if piece > 0 {
                writeln!(
                    self.text,
                    "    each: {group}\n    visible: '{number} < 1000'"
                )
                .unwrap();
            }
        }
    }

    fn totals(&mut self) {
        self.text.push_str("totals:\n");
        for total in 0..3 {
            let value = self.number();
            writeln!(
                self.text,
                "  - {{ id: t{total}, label: Total, value: '{value}' }}"
            )
            .unwrap();
        }
    }
}
