//! `if`, `for`, `some`, `every`, rows.

use crate::{Code, Diagnostic, Dialect};

use super::super::token::{Lexeme, is_name};
use super::super::tree::{Binding, BindingSource, Quantifier, Syntax, Tree, Word};
use super::Parser;

impl Parser<'_> {
    pub(super) fn conditional(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.expect("if")?;
        let condition = self.expression(0)?;
        self.expect("then")?;
        let met = self.expression(0)?;
        self.expect("else")?;
        let otherwise = self.expression(0)?;
        let span = start.to(otherwise.span);
        self.tree(
            Syntax::If(Box::new(condition), Box::new(met), Box::new(otherwise)),
            span,
        )
    }

    pub(super) fn iteration(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.expect("for")?;
        let bindings = self.bindings()?;
        self.expect("return")?;
        let body = self.expression(0)?;
        let span = start.to(body.span);
        self.tree(Syntax::For(bindings, Box::new(body)), span)
    }

    pub(super) fn quantified(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.span();
        let quantifier = if self.is("every") {
            Quantifier::Every
        } else {
            Quantifier::Some
        };
        self.advance();
        let bindings = self.bindings()?;
        self.expect("satisfies")?;
        let body = self.expression(0)?;
        let span = start.to(body.span);
        self.tree(
            Syntax::Quantified(quantifier, bindings, Box::new(body)),
            span,
        )
    }

    fn bindings(&mut self) -> Result<Vec<Binding>, Diagnostic> {
        let mut bindings = Vec::new();
        loop {
            let name = self.name()?;
            self.expect("in")?;
            let list = self.expression(0)?;
            let source = match self.accept("..") {
                Some(_) => BindingSource::Span(list, self.expression(0)?),
                None => BindingSource::List(list),
            };
            bindings.push(Binding { name, source });
            if self.accept(",").is_none() {
                return Ok(bindings);
            }
        }
    }

    pub(super) fn row(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.expect("{")?;
        let mut cells = Vec::new();
        while !self.is("}") {
            let name = self.key()?;
            self.expect(":")?;
            cells.push((name, self.expression(0)?));
            if self.accept(",").is_none() {
                break;
            }
        }
        let span = start.to(self.expect("}")?);
        self.tree(Syntax::Row(cells), span)
    }

    /// The name of a cell, quotes or not.
    fn key(&mut self) -> Result<Word, Diagnostic> {
        let span = self.span();
        let Lexeme::Text(text) = self.peek().clone() else {
            return self.name();
        };
        if self.dialect == Dialect::Form && !is_name(&text) {
            return Err(Diagnostic::new(Code::BadName, span).with("name", text));
        }
        self.advance();
        Ok(Word { text, span })
    }
}
