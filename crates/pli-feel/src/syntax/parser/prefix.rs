//! What a value begins with, and what may follow it at once: `.name`, `[…]`.

use std::sync::Arc;

use crate::{Code, Diagnostic, Dialect, functions};

use super::super::token::{KEYWORDS, Lexeme};
use super::super::tree::{Syntax, Tree, Word};
use super::Parser;

/// Strength of a leading minus: `-2 ** 2` is 4, as in FEEL.
const MINUS: u8 = 7;

impl Parser<'_> {
    /// Reads a value and what follows it without operator.
    pub(super) fn operand(&mut self) -> Result<Tree, Diagnostic> {
        let mut tree = self.prefix()?;
        loop {
            if self.accept(".").is_some() {
                let name = self.name()?;
                let span = tree.span.to(name.span);
                tree = self.tree(Syntax::Property(Box::new(tree), name), span)?;
            } else if self.is("[") && self.tree_can_be_filtered(&tree) {
                self.advance();
                let condition = self.expression(0)?;
                let close = self.expect("]")?;
                let span = tree.span.to(close);
                tree = self.tree(Syntax::Filter(Box::new(tree), Box::new(condition)), span)?;
            } else {
                return Ok(tree);
            }
        }
    }

    /// In `]a..b[` the bracket closes a range: nothing that begins a value follows it.
    fn tree_can_be_filtered(&self, tree: &Tree) -> bool {
        self.begins_value(1)
            && (self.dialect == Dialect::Dmn
                || !matches!(tree.syntax, Syntax::Number(_) | Syntax::Negate(_)))
    }

    /// Tells whether the token at some distance can begin a value.
    fn begins_value(&self, ahead: usize) -> bool {
        match &self.token(ahead).lexeme {
            Lexeme::Number(_) | Lexeme::Text(_) => true,
            Lexeme::Symbol(symbol) => matches!(*symbol, "(" | "[" | "{" | "-" | "@"),
            Lexeme::Word(word) => {
                let begins = ["every", "false", "for", "if", "null", "some", "true"];
                !KEYWORDS.contains(&&**word) || begins.contains(&&**word)
            }
            Lexeme::End => false,
        }
    }

    fn prefix(&mut self) -> Result<Tree, Diagnostic> {
        let span = self.span();
        match self.peek().clone() {
            Lexeme::Number(number) => {
                self.advance();
                self.tree(Syntax::Number(number), span)
            }
            Lexeme::Text(text) => {
                self.advance();
                self.tree(Syntax::Text(text), span)
            }
            Lexeme::Symbol("-") => {
                self.advance();
                let of = self.expression(MINUS)?;
                let span = span.to(of.span);
                self.tree(Syntax::Negate(Box::new(of)), span)
            }
            Lexeme::Symbol("(") => self.parenthesis(),
            Lexeme::Symbol("[") => self.bracket(),
            Lexeme::Symbol("]") => self.reversed_bracket(),
            Lexeme::Symbol("{") => self.row(),
            Lexeme::Symbol("@") => self.at_literal(),
            Lexeme::Word(word) => self.word(&word),
            Lexeme::Symbol(_) | Lexeme::End => Err(self.unexpected("expression")),
        }
    }

    fn word(&mut self, word: &Arc<str>) -> Result<Tree, Diagnostic> {
        let span = self.span();
        let literal = match &**word {
            "null" => Some(Syntax::Null),
            "true" => Some(Syntax::Boolean(true)),
            "false" => Some(Syntax::Boolean(false)),
            _ => None,
        };
        if let Some(literal) = literal {
            self.advance();
            return self.tree(literal, span);
        }
        match &**word {
            "if" => self.conditional(),
            "for" => self.iteration(),
            "some" | "every" => self.quantified(),
            "not" if !self.is_ahead(1, "(") && self.begins_value(1) => {
                let fault = Diagnostic::new(Code::ForeignOperator, span).with("found", "not");
                Err(fault.with("instead", "not(…)"))
            }
            _ => match self.function_name() {
                Some(name) => self.call(name),
                None => self.path(),
            },
        }
    }

    /// Takes the words of a function's name if a parenthesis follows them: `date and time(`.
    fn function_name(&mut self) -> Option<Word> {
        let first = self.span();
        let words = functions::LONGEST_NAME;
        let taken = (1..=words).rev().find(|&taken| {
            self.is_ahead(taken, "(")
                && (taken == 1 || functions::find(&self.joined(taken)).is_some())
        })?;
        let text = self.joined(taken);
        (0..taken).for_each(|_| self.advance());
        Some(Word {
            text: text.into(),
            span: first.to(self.previous()),
        })
    }

    /// Joins the next words by single spaces; empty when they are not all words.
    pub(super) fn joined(&self, count: usize) -> String {
        let words = (0..count).map(|ahead| match &self.token(ahead).lexeme {
            Lexeme::Word(word) => Some(&**word),
            Lexeme::Number(_) | Lexeme::Text(_) | Lexeme::Symbol(_) | Lexeme::End => None,
        });
        words
            .collect::<Option<Vec<_>>>()
            .map(|words| words.join(" "))
            .unwrap_or_default()
    }

    /// `@"2027-02-02"`: what it is shows in the text.
    fn at_literal(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.expect("@")?;
        let Lexeme::Text(text) = self.peek().clone() else {
            return Err(self.unexpected("text"));
        };
        let span = start.to(self.span());
        self.advance();
        self.tree(Syntax::At(text), span)
    }

    /// Counts the words before a colon: the name of an argument.
    fn argument_name(&self) -> Option<usize> {
        (1..=functions::LONGEST_NAME)
            .find(|&words| self.is_ahead(words, ":") && !self.joined(words).is_empty())
    }

    fn named_arguments(&mut self, function: Word) -> Result<Tree, Diagnostic> {
        let mut arguments = Vec::new();
        while !self.is(")") {
            let words = self
                .argument_name()
                .ok_or_else(|| self.unexpected("name"))?;
            let (text, first) = (self.joined(words).into(), self.span());
            (0..words).for_each(|_| self.advance());
            let span = first.to(self.previous());
            self.expect(":")?;
            arguments.push((Word { text, span }, self.expression(0)?));
            if self.accept(",").is_none() {
                break;
            }
        }
        let span = function.span.to(self.expect(")")?);
        self.tree(Syntax::NamedCall(function, arguments), span)
    }

    fn call(&mut self, name: Word) -> Result<Tree, Diagnostic> {
        self.expect("(")?;
        if self.argument_name().is_some() {
            return self.named_arguments(name);
        }
        let mut arguments = Vec::new();
        while !self.is(")") {
            arguments.push(self.expression(0)?);
            if self.accept(",").is_none() {
                break;
            }
        }
        let span = name.span.to(self.expect(")")?);
        self.tree(Syntax::Call(name, arguments), span)
    }

    fn path(&mut self) -> Result<Tree, Diagnostic> {
        let mut words = vec![self.name()?];
        while self.accept(".").is_some() {
            words.push(self.name()?);
        }
        let span = words[0].span.to(self.previous());
        self.tree(Syntax::Name(words), span)
    }
}
