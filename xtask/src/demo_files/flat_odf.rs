//! Turns a short text into a flat OpenDocument file that LibreOffice opens.
//!
//! `# ` title, `## ` heading, `- ` bullet, `| a | b |` table row, `---` page break, anything else a paragraph.

/// Said at the head of every document.
const FICTION: &str = "DÉMONSTRATION — document fictif, sans valeur";

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" "#;

/// Paragraphs, headings and cells of the documents.
const STYLES: &str = include_str!("../../demo/styles.xml");

/// A text document.
pub(super) fn document(source: &str) -> String {
    let mut body = paragraph("F", FICTION);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in source.lines() {
        if let Some(cells) = line.strip_prefix('|') {
            rows.push(
                cells
                    .trim_end_matches('|')
                    .split('|')
                    .map(|cell| cell.trim().to_owned())
                    .collect(),
            );
            continue;
        }
        body.push_str(&table(&std::mem::take(&mut rows)));
        body.push_str(&block(line));
    }
    body.push_str(&table(&rows));
    let kind = "office:mimetype=\"application/vnd.oasis.opendocument.text\">";
    format!(
        "{HEAD}{kind}{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
}

/// A spreadsheet from lines whose cells are parted by `;`.
pub(super) fn spreadsheet(source: &str) -> String {
    let rows: String = source
        .lines()
        .map(|line| row(line.split(';').map(sheet_cell)))
        .collect();
    let kind = "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">";
    format!(
        "{HEAD}{kind}<office:body><office:spreadsheet><table:table table:name=\"Bordereau\">{rows}</table:table></office:spreadsheet></office:body></office:document>"
    )
}

fn block(line: &str) -> String {
    if let Some(title) = line.strip_prefix("# ") {
        return paragraph("T", title);
    }
    if let Some(heading) = line.strip_prefix("## ") {
        return format!(
            r#"<text:h text:style-name="H" text:outline-level="1">{}</text:h>"#,
            escape(heading)
        );
    }
    if let Some(item) = line.strip_prefix("- ") {
        return format!(
            "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
            escape(item)
        );
    }
    match line.trim() {
        "" => String::new(),
        "---" => paragraph("B", ""),
        words => paragraph("Standard", words),
    }
}

fn paragraph(style: &str, words: &str) -> String {
    format!(
        r#"<text:p text:style-name="{style}">{}</text:p>"#,
        escape(words)
    )
}

fn table(rows: &[Vec<String>]) -> String {
    let Some(widest) = rows.iter().map(Vec::len).max() else {
        return String::new();
    };
    let cell = |words: &String| {
        format!(
            r#"<table:table-cell table:style-name="C"><text:p>{}</text:p></table:table-cell>"#,
            escape(words)
        )
    };
    let lines: String = rows
        .iter()
        .map(|cells| row(cells.iter().map(cell)))
        .collect();
    format!(
        r#"<table:table><table:table-column table:number-columns-repeated="{widest}"/>{lines}</table:table><text:p/>"#
    )
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!(
        "<table:table-row>{}</table:table-row>",
        cells.collect::<String>()
    )
}

fn sheet_cell(words: &str) -> String {
    let words = words.trim();
    let number = words.replace([' ', '\u{202f}'], "").replace(',', ".");
    if number.parse::<f64>().is_ok() {
        return format!(r#"<table:table-cell office:value-type="float" office:value="{number}"/>"#);
    }
    format!(
        r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
        escape(words)
    )
}

fn escape(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{document, spreadsheet};

    #[test]
    fn a_text_becomes_titles_tables_and_paragraphs() {
        let made = document("# Un\n## Deux\n- trois\n| a | b |\n| 1 | 2 |\nR & D\n---");
        assert!(
            made.contains(r#"text:style-name="T">Un<"#)
                && made.contains(">Deux</text:h>")
                && made.contains("R &amp; D")
        );
        assert_eq!(made.matches("<table:table-row>").count(), 2);
    }

    #[test]
    fn french_numbers_become_numbers_of_the_sheet() {
        let made = spreadsheet("Atelier;1 234,50\n");
        assert!(
            made.contains(r#"office:value="1234.50""#) && made.contains("<text:p>Atelier</text:p>")
        );
    }
}
