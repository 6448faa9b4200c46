//! From text to cells: parted by tabulations, `;`, `,` or `|`, with cells in quotation marks.

use super::{COLUMNS_MOST, LINES_MOST, Sheet, TabularError};

/// Lines that are looked at to find the separator.
const SAMPLE_LINES: usize = 50;

/// Cuts a text into lines of cells. A cell in quotation marks may hold separators, line ends and doubled marks; a mark that
/// is never closed stands for itself, as a spreadsheet shows it.
///
/// # Errors
/// More lines or columns than are read; all lines are counted.
pub(super) fn cut(text: &str, separator: char) -> Result<Sheet, TabularError> {
    let text = strip_last_end(text);
    let whole = Cutter::new(separator, Marks::Quote).run(text);
    let cutter = if whole.is_open {
        Cutter::new(separator, Marks::Literal).run(text)
    } else {
        whole
    };
    let (given, max) = (cutter.count, super::ROWS_MOST);
    if given > LINES_MOST {
        return Err(TabularError::TooManyRows { given, max });
    }
    let (given, max) = (cutter.widest, COLUMNS_MOST);
    if given > max {
        return Err(TabularError::TooManyColumns { given, max });
    }
    let lines = cutter.lines;
    Ok(Sheet { lines })
}

fn strip_last_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

/// What a quotation mark at the start of a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Quote,
    Literal,
}

struct Cutter {
    separator: char,
    marks: Marks,
    lines: Vec<Vec<String>>,
    line: Vec<String>,
    cell: String,
    /// Lines and columns that there are, more than are kept perhaps.
    count: usize,
    width: usize,
    widest: usize,
    is_open: bool,
}

impl Cutter {
    fn new(separator: char, marks: Marks) -> Self {
        Self {
            separator,
            marks,
            lines: Vec::new(),
            line: Vec::new(),
            cell: String::new(),
            count: 0,
            width: 0,
            widest: 0,
            is_open: false,
        }
    }

    fn run(mut self, text: &str) -> Self {
        let mut chars = text.chars().peekable();
        let mut fresh = true;
        while let Some(c) = chars.next() {
            if self.is_open {
                match c {
                    '"' if chars.peek() == Some(&'"') => {
                        chars.next();
                        self.cell.push('"');
                    }
                    '"' => self.is_open = false,
                    other => self.cell.push(other),
                }
                continue;
            }
            let was_fresh = std::mem::take(&mut fresh);
            match c {
                '"' if was_fresh && self.marks == Marks::Quote => self.is_open = true,
                '\r' if chars.peek() == Some(&'\n') => {}
                '\r' | '\n' => {
                    self.end_line();
                    fresh = true;
                }
                c if c == self.separator => {
                    self.end_cell();
                    fresh = true;
                }
                other => self.cell.push(other),
            }
        }
        self.end_line();
        self
    }

    fn end_cell(&mut self) {
        self.width += 1;
        let cell = std::mem::take(&mut self.cell);
        if self.width <= COLUMNS_MOST && self.count < LINES_MOST {
            self.line.push(cell);
        }
    }

    fn end_line(&mut self) {
        self.end_cell();
        self.widest = self.widest.max(std::mem::take(&mut self.width));
        if self.count < LINES_MOST {
            self.lines.push(std::mem::take(&mut self.line));
        }
        self.count += 1;
    }
}

/// The separator of a file: said by itself (`sep=;`), or the one that cuts most lines alike.
pub(super) fn separator_of_file(text: &str) -> (char, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(said) = first.trim_end().strip_prefix("sep=") {
        let mut chars = said.chars();
        if let (Some(separator), None) = (chars.next(), chars.next()) {
            return (separator, rest);
        }
    }
    let sample = sample(text);
    let mut best = (';', Alike::default());
    for separator in ['\t', ';', '|', ','] {
        let alike = alike(sample, separator);
        if alike.is_better_than(best.1) {
            best = (separator, alike);
        }
    }
    (best.0, text)
}

/// The first lines of a text, cut at a line end.
fn sample(text: &str) -> &str {
    let end = text
        .match_indices('\n')
        .nth(SAMPLE_LINES)
        .map_or(text.len(), |(at, _)| at);
    let mut end = end.min(200_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// How alike a separator cuts the lines of a text.
#[derive(Debug, Clone, Copy, Default)]
struct Alike {
    /// Lines of the most frequent width of more than one cell.
    count: usize,
    /// Lines in all.
    of: usize,
    width: usize,
}

impl Alike {
    /// A greater part of the lines alike; of equal parts, more cells in each.
    fn is_better_than(self, other: Self) -> bool {
        let (mine, theirs) = (self.count * other.of.max(1), other.count * self.of.max(1));
        mine > theirs || (mine == theirs && self.width > other.width)
    }
}

fn alike(sample: &str, separator: char) -> Alike {
    let Ok(sheet) = cut(sample, separator) else {
        return Alike::default();
    };
    let lines = sheet.lines.iter().filter(|line| !super::is_blank(line));
    let widths: Vec<usize> = lines.map(Vec::len).collect();
    let mut best = Alike::default();
    for width in widths.iter().filter(|width| **width > 1) {
        let count = widths.iter().filter(|other| *other == width).count();
        if count > best.count {
            best = Alike {
                count,
                of: widths.len(),
                width: *width,
            };
        }
    }
    best
}

/// The separator of pasted cells: a tabulation; else `;` or `,` where they cut every line into as many cells, and the comma
/// is neither a decimal sign nor a sentence's. None where the text is one column.
pub(super) fn separator_of_paste(text: &str) -> Option<char> {
    if text.contains('\t') {
        return Some('\t');
    }
    [';', ','].into_iter().find(|separator| {
        let Ok(sheet) = cut(text, *separator) else {
            return false;
        };
        let width = sheet.width();
        let even = sheet.lines.iter().all(|line| line.len() == width);
        let spaced = sheet.lines.iter().flat_map(|line| line.iter().skip(1));
        let prose = *separator == ',' && spaced.clone().any(|cell| cell.starts_with(' '));
        let decimal = *separator == ',' && sheet.lines.iter().all(|line| is_decimal(line));
        sheet.lines.len() > 1 && width > 1 && even && !prose && !decimal
    })
}

/// Whether a line cut at a comma is one French number: `1 234` and `56`.
fn is_decimal(line: &[String]) -> bool {
    let sign = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '+' | '€' | '%' | '.')
    };
    match line {
        [whole, decimals] => {
            whole.chars().all(sign)
                && decimals.chars().all(sign)
                && decimals.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cut_as_spreadsheets_copy_them() {
        let table: [(&str, char, &[&[&str]]); 11] = [
            ("a\tb\r\nc\td\r\n", '\t', &[&["a", "b"], &["c", "d"]]),
            (
                "\"x\ty\"\t\"say \"\"hi\"\"\"",
                '\t',
                &[&["x\ty", "say \"hi\""]],
            ),
            ("\"two\r\nlines\";2", ';', &[&["two\r\nlines", "2"]]),
            ("1 234,56", '\t', &[&["1 234,56"]]),
            ("a\t\tc\n\t\t", '\t', &[&["a", "", "c"], &["", "", ""]]),
            ("a\n\nb", '\t', &[&["a"], &[""], &["b"]]),
            ("a;b\rc;d", ';', &[&["a", "b"], &["c", "d"]]),
            ("5\" pipe;3", ';', &[&["5\" pipe", "3"]]),
            (
                "\"never closed;3\nb;4",
                ';',
                &[&["\"never closed", "3"], &["b", "4"]],
            ),
            ("", ';', &[&[""]]),
            (";", ';', &[&["", ""]]),
        ];
        for (text, separator, expected) in table {
            assert_eq!(cut(text, separator).unwrap().lines, expected, "{text:?}");
        }
    }

    #[test]
    fn the_separator_is_found() {
        let table = [
            ("a;b;c\n1,5;2,5;3,5\n", ';'),
            ("a,b,c\n1.5,\"2;5\",3\n", ','),
            ("a\tb\n1\t2\n", '\t'),
            ("a|b\n1|2\n", '|'),
            ("Nom\nTulle, Corrèze\n", ','),
            ("one column\nof words\n", ';'),
        ];
        for (text, expected) in table {
            assert_eq!(separator_of_file(text).0, expected, "{text:?}");
        }
        assert_eq!(separator_of_file("sep=,\na,b;c\n"), (',', "a,b;c\n"));
    }

    #[test]
    fn a_pasted_column_of_numbers_or_of_sentences_is_not_cut() {
        let table = [
            ("a\tb", Some('\t')),
            ("a;b\nc;d", Some(';')),
            ("a;b", None),
            ("12,50\n9,00\n1 234,56 €", None),
            ("Tulle, en Corrèze\nGuéret, en Creuse", None),
            ("Scierie,12.50\nAtelier,9", Some(',')),
            ("un\ndeux", None),
            ("a;b\nc", None),
        ];
        for (text, expected) in table {
            assert_eq!(separator_of_paste(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_beyond_the_bound_are_counted_and_not_kept() {
        let text = "a;1\n".repeat(1_000_000);
        let refused = cut(&text, ';').unwrap_err();
        let expected = TabularError::TooManyRows {
            given: 1_000_000,
            max: 10_000,
        };
        assert_eq!(refused, expected);
        let wide = ";".repeat(5_000_000);
        let expected = TabularError::TooManyColumns {
            given: 5_000_001,
            max: 500,
        };
        assert_eq!(cut(&wide, ';').unwrap_err(), expected);
    }
}
