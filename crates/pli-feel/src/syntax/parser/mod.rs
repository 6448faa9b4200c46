//! From tokens to a tree: operators by strength (Pratt), depth-bounded. The first fault stops it.

mod forms;
mod prefix;
mod ranges;
mod types;

use crate::{Code, Diagnostic, Dialect};

use super::token::{KEYWORDS, Lexeme, Token, is_name};
use super::tree::{Operator, Syntax, Tree, Word};
use super::{MAX_BYTES, MAX_DEPTH, MAX_NESTING, Span, lexer};

/// Strength of `=`, `in`, `between`: their right sides take only what is stronger.
const COMPARISON: u8 = 3;

/// Reads a whole expression.
pub(crate) fn parse(source: &str, dialect: Dialect) -> Result<Tree, Diagnostic> {
    if source.len() > MAX_BYTES {
        let span = Span {
            start: 0,
            end: source.len(),
        };
        return Err(Diagnostic::new(Code::TooLong, span).with("max", MAX_BYTES));
    }
    let tokens = lexer::tokens(source)?;
    let mut parser = Parser {
        source,
        tokens,
        at: 0,
        nesting: 0,
        dialect,
    };
    let tree = parser.expression(0)?;
    match parser.peek() {
        Lexeme::End => Ok(tree),
        _ => Err(parser.unexpected("end")),
    }
}

struct Parser<'a> {
    source: &'a str,
    /// Never empty: the last is `End`, and `at` never goes beyond it.
    tokens: Vec<Token>,
    at: usize,
    nesting: usize,
    dialect: Dialect,
}

impl Parser<'_> {
    fn token(&self, ahead: usize) -> &Token {
        &self.tokens[(self.at + ahead).min(self.tokens.len() - 1)]
    }

    fn peek(&self) -> &Lexeme {
        &self.token(0).lexeme
    }

    fn span(&self) -> Span {
        self.token(0).span
    }

    /// Place of the token before: where the part just read ends.
    fn previous(&self) -> Span {
        self.tokens[self.at.saturating_sub(1)].span
    }

    fn advance(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len() - 1);
    }

    /// Tells whether the token at some distance is this symbol or keyword.
    fn is_ahead(&self, ahead: usize, text: &str) -> bool {
        match &self.token(ahead).lexeme {
            Lexeme::Symbol(symbol) => *symbol == text,
            Lexeme::Word(word) => **word == *text,
            Lexeme::Number(_) | Lexeme::Text(_) | Lexeme::End => false,
        }
    }

    fn is(&self, text: &str) -> bool {
        self.is_ahead(0, text)
    }

    /// Takes this symbol or keyword if it stands here.
    fn accept(&mut self, text: &str) -> Option<Span> {
        let span = self.span();
        self.is(text).then(|| {
            self.advance();
            span
        })
    }

    fn expect(&mut self, text: &'static str) -> Result<Span, Diagnostic> {
        self.accept(text).ok_or_else(|| self.unexpected(text))
    }

    fn unexpected(&self, expected: &'static str) -> Diagnostic {
        let span = self.span();
        let fault = match self.peek() {
            Lexeme::End => Diagnostic::new(Code::UnexpectedEnd, span),
            _ => Diagnostic::new(Code::Unexpected, span)
                .with("found", &self.source[span.start..span.end]),
        };
        fault.with("expected", expected)
    }

    /// Makes a part unless it is too deep.
    fn tree(&self, syntax: Syntax, span: Span) -> Result<Tree, Diagnostic> {
        let tree = Tree::new(syntax, span);
        if tree.depth > MAX_DEPTH {
            return Err(Diagnostic::new(Code::TooDeep, span).with("max", MAX_DEPTH));
        }
        Ok(tree)
    }

    /// Reads a name that a row, a `for` or a property gives.
    fn name(&mut self) -> Result<Word, Diagnostic> {
        let span = self.span();
        let Lexeme::Word(word) = self.peek() else {
            return Err(self.unexpected("name"));
        };
        let text = word.clone();
        if KEYWORDS.contains(&&*text) {
            return Err(self.unexpected("name"));
        }
        if self.dialect == Dialect::Form && !is_name(&text) {
            return Err(Diagnostic::new(Code::BadName, span).with("name", text));
        }
        self.advance();
        Ok(Word { text, span })
    }

    /// Reads an expression whose operators are stronger than `floor`.
    fn expression(&mut self, floor: u8) -> Result<Tree, Diagnostic> {
        self.nesting += 1;
        if self.nesting > MAX_NESTING {
            return Err(Diagnostic::new(Code::TooDeep, self.span()).with("max", MAX_NESTING));
        }
        let mut left = self.operand()?;
        while let Some(next) = self.operation(floor) {
            left = match next {
                Next::Binary(operator, strength) => {
                    self.advance();
                    let right = self.expression(strength)?;
                    let span = left.span.to(right.span);
                    self.tree(
                        Syntax::Binary(operator, Box::new(left), Box::new(right)),
                        span,
                    )?
                }
                Next::Between => self.between(left)?,
                Next::In => self.tests(left)?,
                Next::Instance => self.instance(left)?,
            };
        }
        self.nesting -= 1;
        Ok(left)
    }

    /// Tells which operation follows, if it is stronger than `floor`.
    fn operation(&self, floor: u8) -> Option<Next> {
        let spelling = match self.peek() {
            Lexeme::Symbol(symbol) => symbol,
            Lexeme::Word(word) => &**word,
            Lexeme::Number(_) | Lexeme::Text(_) | Lexeme::End => return None,
        };
        let (next, strength) = match spelling {
            "between" => (Next::Between, COMPARISON),
            "in" => (Next::In, COMPARISON),
            "instance" if self.is_ahead(1, "of") => (Next::Instance, COMPARISON),
            other => {
                let (operator, strength) = Operator::spelled(other)?;
                (Next::Binary(operator, strength), strength)
            }
        };
        (strength > floor).then_some(next)
    }
}

/// An operation after a value.
enum Next {
    Binary(Operator, u8),
    Between,
    In,
    Instance,
}
