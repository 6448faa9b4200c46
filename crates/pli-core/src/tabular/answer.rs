//! One cell, as an answer and back.

use std::collections::HashMap;

use super::columns::{Access, Column};
use super::fold::fold;
use super::take::Why;
use crate::dossier::Answer;
use crate::form::{CodeList, Field, Kind};
use crate::text::Language;
use crate::view::{display_answer, is_readable, is_unsure, parse_component, parse_input};

/// Reads the cells of one column. Codes are known by their labels too, which are folded once.
pub(super) struct CellReader<'a> {
    column: &'a Column,
    language: Language,
    words: HashMap<String, Vec<&'a str>>,
}

impl<'a> CellReader<'a> {
    /// Numbers are read as the language writes them.
    pub(super) fn new(column: &'a Column, language: Language) -> Self {
        let list = column
            .field
            .kind
            .list()
            .filter(|_| column.component.is_none());
        let words = list.map(|list| words_of(list)).unwrap_or_default();
        Self {
            column,
            language,
            words,
        }
    }

    /// The answer of a cell, none where it is blank; and why it was not understood.
    pub(super) fn read(&self, text: &str) -> (Option<Answer>, Option<Why>) {
        let field = &*self.column.field;
        if let Some(component) = &self.column.component {
            return (parse_component(component, text), None);
        }
        if text.trim().is_empty() {
            return (None, None);
        }
        if let Some(list) = field.kind.list() {
            return self.codes(field, list, text);
        }
        let answer = parse_input(field, text, self.language);
        let why = answer.as_ref().and_then(|answer| why(field, answer));
        (answer, why)
    }

    fn codes(
        &self,
        field: &Field,
        list: &'a CodeList,
        text: &str,
    ) -> (Option<Answer>, Option<Why>) {
        if let Ok(code) = self.code(list, text) {
            return (Some(Answer::Codes(vec![code.to_owned()])), None);
        }
        let many = match &field.kind {
            Kind::Choices(..) => true,
            Kind::Code { items, .. } => items.is_many(),
            _ => false,
        };
        let parts = [
            &['|', ';', '\n', '\t'][..],
            &['|', ';', '\n', '\t', ','][..],
        ];
        for separators in parts.into_iter().filter(|_| many) {
            let parts = text
                .split(separators)
                .map(str::trim)
                .filter(|part| !part.is_empty());
            let mut codes: Vec<String> = Vec::new();
            let all = parts.map(|part| self.code(list, part)).all(|found| {
                found.is_ok_and(|code| {
                    if !codes.iter().any(|known| known == code) {
                        codes.push(code.to_owned());
                    }
                    true
                })
            });
            if all && !codes.is_empty() {
                return (Some(Answer::Codes(codes)), None);
            }
        }
        let answer = parse_input(field, text, self.language);
        let why = self
            .code(list, text)
            .err()
            .filter(|_| !is_allowed(field, list, answer.as_ref()));
        (answer, why)
    }

    /// The code that a text names: the code itself, `code – label`, its label, or the code without its zeros in front.
    fn code(&self, list: &'a CodeList, text: &str) -> Result<&'a str, Why> {
        let text = text.trim();
        if let Some(entry) = list.get(text) {
            return Ok(&entry.code);
        }
        if let Some(entry) = text
            .split([' ', '\u{A0}'])
            .next()
            .and_then(|head| list.get(head))
        {
            let rest = text[entry.code.len()..].trim_start_matches([' ', '\u{A0}', '–', '-', ':']);
            let english = entry.label.en.as_deref();
            if [Some(entry.label.fr.as_str()), english]
                .into_iter()
                .flatten()
                .any(|label| fold(rest) == fold(label))
            {
                return Ok(&entry.code);
            }
        }
        let folded = fold(text);
        match self.words.get(&folded).map(Vec::as_slice) {
            Some([code]) => return Ok(code),
            Some([_, ..]) => return Err(Why::SeveralCodes),
            Some([]) | None => {}
        }
        Err(Why::UnknownCode)
    }
}

/// Codes and labels in both languages, each with the codes that it may mean.
fn words_of(list: &CodeList) -> HashMap<String, Vec<&str>> {
    let mut words: HashMap<String, Vec<&str>> = HashMap::new();
    for entry in &list.codes {
        let labels = [
            Some(&entry.code),
            Some(&entry.label.fr),
            entry.label.en.as_ref(),
        ];
        for word in labels.into_iter().flatten().map(|word| fold(word)) {
            let codes = words.entry(word).or_default();
            if !codes.contains(&entry.code.as_str()) {
                codes.push(&entry.code);
            }
        }
    }
    // A spreadsheet takes the zeros in front of a number away.
    for entry in list
        .codes
        .iter()
        .filter(|entry| entry.code.starts_with('0'))
    {
        let stripped = entry.code.trim_start_matches('0');
        if !stripped.is_empty() && stripped.bytes().all(|b| b.is_ascii_digit()) {
            let codes = words.entry(stripped.to_owned()).or_default();
            if codes.is_empty() {
                codes.push(&entry.code);
            }
        }
    }
    words.remove("");
    words
}

/// Whether codes that stand in no list may stand here all the same, by their form.
fn is_allowed(field: &Field, list: &CodeList, answer: Option<&Answer>) -> bool {
    if list.is_absent() {
        return true;
    }
    let Kind::Code {
        pattern: Some(pattern),
        ..
    } = &field.kind
    else {
        return false;
    };
    let Some(Answer::Codes(codes)) = answer else {
        return false;
    };
    codes.iter().all(|code| {
        list.get(code).is_some()
            || match pattern {
                crate::form::CodePattern::Identifier(kind) => {
                    crate::identifier::check(*kind, code).valid
                }
                crate::form::CodePattern::Language => code.len() == 2,
            }
    })
}

/// Why an answer is not of the kind of its field; it is kept as typed.
fn why(field: &Field, answer: &Answer) -> Option<Why> {
    if is_readable(&field.kind, answer) {
        return None;
    }
    Some(match &field.kind {
        _ if matches!(answer, Answer::Text(text) if is_unsure(field, text)) => Why::TwoWays,
        Kind::Date(_) => Why::NoDate,
        Kind::DateTime => Why::NoDateTime,
        Kind::YesNo => Why::NoYesNo,
        Kind::Integer(_) => Why::NoInteger,
        _ => Why::NoNumber,
    })
}

/// An answer as a cell: words in a language, numbers and days as a French spreadsheet has them, where that reads back to the same
/// answer, else as it is stored.
pub(super) fn cell_text(
    column: &Column,
    reader: &CellReader<'_>,
    answer: &Answer,
    language: Language,
) -> String {
    let plain = plain_text(answer);
    let pretty = match (answer, column.component) {
        (_, Some(_)) => plain.clone(),
        (Answer::Codes(codes), None) => labels(&column.field, codes, language),
        (Answer::Number(number), None) => number.replace('.', ","),
        (Answer::Date(day), None) => day.strftime("%d/%m/%Y").to_string(),
        (Answer::YesNo(_), None) => display_answer(&column.field, answer, language),
        (Answer::DateTime(moment), None) => moment.strftime("%d/%m/%Y %H:%M:%S").to_string(),
        (Answer::Text(_), None) => plain.clone(),
    };
    let same = || reader.read(&pretty).0.as_ref() == Some(answer);
    if column.access == Access::Filled || same() {
        pretty
    } else {
        plain
    }
}

fn labels(field: &Field, codes: &[String], language: Language) -> String {
    let list = field.kind.list();
    let labels = codes.iter().map(|code| {
        let entry = list.and_then(|list| list.get(code));
        entry.map_or(code.as_str(), |entry| entry.label.get(language))
    });
    labels.collect::<Vec<_>>().join(" | ")
}

fn plain_text(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) | Answer::Number(text) => text.clone(),
        Answer::YesNo(value) => if *value { "Oui" } else { "Non" }.to_owned(),
        Answer::Date(date) => date.to_string(),
        Answer::DateTime(moment) => moment.to_string(),
        Answer::Codes(codes) => codes.join(" | "),
    }
}
