//! Types after `instance of`.

use std::sync::Arc;

use crate::{Diagnostic, Kind};

use super::super::token::Lexeme;
use super::super::tree::{Syntax, Tree, TypeName};
use super::Parser;

/// Types of one or several words.
const SIMPLE: [(&str, Kind); 9] = [
    ("date and time", Kind::DateTime),
    ("days and time duration", Kind::DaysTime),
    ("years and months duration", Kind::YearsMonths),
    ("Null", Kind::Null),
    ("boolean", Kind::Boolean),
    ("number", Kind::Number),
    ("string", Kind::Text),
    ("date", Kind::Date),
    ("time", Kind::Time),
];

/// Deepest nesting of a type.
const MAX_LEVELS: usize = 16;

impl Parser<'_> {
    /// `x instance of type`, after `x`.
    pub(super) fn instance(&mut self, value: Tree) -> Result<Tree, Diagnostic> {
        self.expect("instance")?;
        self.expect("of")?;
        let of = self.type_name(MAX_LEVELS)?;
        let span = value.span.to(self.previous());
        self.tree(Syntax::InstanceOf(Box::new(value), of), span)
    }

    fn type_name(&mut self, levels: usize) -> Result<TypeName, Diagnostic> {
        let inner = levels
            .checked_sub(1)
            .ok_or_else(|| self.unexpected("type"))?;
        for (name, kind) in SIMPLE {
            let words = name.split(' ').count();
            if self.joined(words) == name {
                (0..words).for_each(|_| self.advance());
                return Ok(TypeName::Simple(kind));
            }
        }
        let Lexeme::Word(word) = self.peek().clone() else {
            return Err(self.unexpected("type"));
        };
        match &*word {
            "Any" => {
                self.advance();
                Ok(TypeName::Any)
            }
            "list" => Ok(TypeName::List(Box::new(self.in_angles(inner)?))),
            "range" => Ok(TypeName::Range(Box::new(self.in_angles(inner)?))),
            "context" => self.row_type(inner),
            "function" => self.function_type(inner),
            _ => Err(self.unexpected("type")),
        }
    }

    fn in_angles(&mut self, levels: usize) -> Result<TypeName, Diagnostic> {
        self.advance();
        self.expect("<")?;
        let of = self.type_name(levels)?;
        self.expect(">")?;
        Ok(of)
    }

    fn row_type(&mut self, levels: usize) -> Result<TypeName, Diagnostic> {
        self.advance();
        self.expect("<")?;
        let mut cells: Vec<(Arc<str>, TypeName)> = Vec::new();
        while !self.is(">") {
            let name = self.name()?;
            self.expect(":")?;
            cells.push((name.text, self.type_name(levels)?));
            if self.accept(",").is_none() {
                break;
            }
        }
        self.expect(">")?;
        Ok(TypeName::Row(cells))
    }

    fn function_type(&mut self, levels: usize) -> Result<TypeName, Diagnostic> {
        self.advance();
        self.expect("<")?;
        while !self.is(">") {
            self.type_name(levels)?;
            if self.accept(",").is_none() {
                break;
            }
        }
        self.expect(">")?;
        self.expect("->")?;
        self.type_name(levels)?;
        Ok(TypeName::Function)
    }
}
