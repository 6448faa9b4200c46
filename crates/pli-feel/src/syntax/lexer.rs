//! From text to tokens.

use crate::{Code, Diagnostic};

use super::Span;
use super::token::{FOREIGN, Lexeme, SYMBOLS, Token};

/// Splits a source into tokens, the last of which is `End`.
pub(super) fn tokens(source: &str) -> Result<Vec<Token>, Diagnostic> {
    let mut lexer = Lexer {
        source,
        at: 0,
        in_a_type: false,
    };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_blanks()?;
        let token = lexer.next()?;
        let last = token.lexeme == Lexeme::End;
        lexer.in_a_type = matches!(&token.lexeme, Lexeme::Word(word) if &**word == "function");
        tokens.push(token);
        if last {
            return Ok(tokens);
        }
    }
}

struct Lexer<'a> {
    source: &'a str,
    at: usize,
    /// The word before begins a type: in `function<>` the signs are brackets.
    in_a_type: bool,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    /// Takes the characters that satisfy a condition and gives them.
    fn take(&mut self, accept: impl Fn(char) -> bool) -> &str {
        let start = self.at;
        let rest = &self.source[start..];
        self.at = start + rest.find(|next| !accept(next)).unwrap_or(rest.len());
        &self.source[start..self.at]
    }

    fn span_from(&self, start: usize) -> Span {
        Span {
            start,
            end: self.at,
        }
    }

    fn skip_blanks(&mut self) -> Result<(), Diagnostic> {
        loop {
            self.take(char::is_whitespace);
            if self.rest().starts_with("//") {
                self.take(|next| next != '\n');
            } else if self.rest().starts_with("/*") {
                let start = self.at;
                let Some(end) = self.rest()[2..].find("*/") else {
                    let whole = Span {
                        start,
                        end: self.source.len(),
                    };
                    return Err(Diagnostic::new(Code::UnclosedComment, whole));
                };
                self.at += end + 4;
            } else {
                return Ok(());
            }
        }
    }

    fn next(&mut self) -> Result<Token, Diagnostic> {
        let start = self.at;
        let mut ahead = self.rest().chars();
        let Some(first) = ahead.next() else {
            return Ok(Token {
                lexeme: Lexeme::End,
                span: self.span_from(start),
            });
        };
        let second_is_digit = ahead.next().is_some_and(|second| second.is_ascii_digit());
        let lexeme = if begins_word(first) {
            Lexeme::Word(
                self.take(|next| begins_word(next) || next.is_alphanumeric())
                    .into(),
            )
        } else if first.is_ascii_digit() || (first == '.' && second_is_digit) {
            self.number()?
        } else if first == '"' {
            self.text()?
        } else {
            self.symbol(first)?
        };
        Ok(Token {
            lexeme,
            span: self.span_from(start),
        })
    }

    fn number(&mut self) -> Result<Lexeme, Diagnostic> {
        let start = self.at;
        self.take(|next| next.is_ascii_digit());
        let mut ahead = self.rest().chars();
        if ahead.next() == Some('.') && ahead.next().is_some_and(|next| next.is_ascii_digit()) {
            self.at += 1;
            self.take(|next| next.is_ascii_digit());
        }
        if self.rest().starts_with(['e', 'E']) {
            self.at += 1;
            if self.rest().starts_with(['+', '-']) {
                self.at += 1;
            }
        }
        // Letters stuck to a number are part of the mistake: `12h`, `1_000`.
        self.take(|next| next.is_alphanumeric() || next == '_');
        let text = &self.source[start..self.at];
        let refused =
            || Diagnostic::new(Code::BadNumber, self.span_from(start)).with("found", text);
        text.parse().map(Lexeme::Number).map_err(|_| refused())
    }

    fn text(&mut self) -> Result<Lexeme, Diagnostic> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            text += self.take(|next| !matches!(next, '"' | '\\' | '\n'));
            match self.rest().chars().next() {
                Some('"') => {
                    self.at += 1;
                    return Ok(Lexeme::Text(text.into()));
                }
                Some('\\') => self.escape(&mut text)?,
                _ => return Err(Diagnostic::new(Code::UnclosedText, self.span_from(start))),
            }
        }
    }

    /// Reads an escape; a backslash before anything else stands for itself, as in the patterns of `matches`.
    fn escape(&mut self, text: &mut String) -> Result<(), Diagnostic> {
        let start = self.at;
        let letter = self.rest().chars().nth(1);
        self.at += 1 + letter.map_or(0, char::len_utf8);
        let digits = match letter {
            Some('u') => 4,
            Some('U') => 6,
            Some(letter) => {
                match letter {
                    '"' | '\\' | '/' => text.push(letter),
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'r' => text.push('\r'),
                    other => text.extend(['\\', other]),
                }
                return Ok(());
            }
            None => 0,
        };
        let character = self
            .code(digits)
            .and_then(|code| match char::from_u32(code) {
                None if (0xD800..0xDC00).contains(&code) => self.second_half(code),
                character => character,
            });
        let Some(character) = character else {
            let span = self.span_from(start);
            let found = &self.source[span.start..span.end];
            return Err(Diagnostic::new(Code::UnknownEscape, span).with("found", found));
        };
        text.push(character);
        Ok(())
    }

    /// Reads a number of hexadecimal digits.
    fn code(&mut self, digits: usize) -> Option<u32> {
        let code = self.rest().get(..digits).filter(|code| !code.is_empty())?;
        let code = u32::from_str_radix(code, 16).ok()?;
        self.at += digits;
        Some(code)
    }

    /// Reads the second half of a character that is written as two, as in `\uD83D\uDE00`.
    fn second_half(&mut self, first: u32) -> Option<char> {
        self.rest().strip_prefix("\\u")?;
        self.at += 2;
        let second = self
            .code(4)
            .filter(|code| (0xDC00..0xE000).contains(code))?;
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    }

    fn symbol(&mut self, first: char) -> Result<Lexeme, Diagnostic> {
        let start = self.at;
        let rest = self.rest();
        if self.in_a_type && rest.starts_with("<>") {
            self.at += 1;
            return Ok(Lexeme::Symbol("<"));
        }
        if let Some((found, instead)) = FOREIGN.iter().find(|(found, _)| rest.starts_with(found)) {
            self.at += found.len();
            let fault = Diagnostic::new(Code::ForeignOperator, self.span_from(start));
            return Err(fault.with("found", found).with("instead", instead));
        }
        if let Some(symbol) = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
            self.at += symbol.len();
            return Ok(Lexeme::Symbol(symbol));
        }
        self.at += first.len_utf8();
        let span = self.span_from(start);
        Err(match first {
            '\'' | '’' | '‘' => Diagnostic::new(Code::SingleQuotes, span),
            '!' => Diagnostic::new(Code::ForeignOperator, span)
                .with("found", "!")
                .with("instead", "not(…)"),
            '%' => Diagnostic::new(Code::ForeignOperator, span)
                .with("found", "%")
                .with("instead", "modulo(a, b)"),
            other => Diagnostic::new(Code::UnknownCharacter, span).with("found", other),
        })
    }
}

/// Letters, the underscore, and the pictures that the standard takes for letters.
fn begins_word(first: char) -> bool {
    first.is_alphabetic() || first == '_' || first >= '\u{1F000}'
}
