//! Ranges, lists, `in` and `between`.

use crate::Diagnostic;

use super::super::Span;
use super::super::tree::{RangeEnd, Syntax, Tree};
use super::{COMPARISON, Parser};

/// Makes one end of a range.
type End = fn(Box<Tree>) -> RangeEnd;

impl Parser<'_> {
    /// `(a)` or `(a..b]`.
    pub(super) fn parenthesis(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.expect("(")?;
        if let Some(range) = self.half_range()? {
            self.expect(")")?;
            return Ok(range);
        }
        let first = self.expression(0)?;
        if self.is("..") {
            return self.range(start, RangeEnd::Excluded(Box::new(first)));
        }
        let close = self.expect(")")?;
        Ok(Tree {
            span: start.to(close),
            ..first
        })
    }

    /// `[a, b]` or `[a..b]`.
    pub(super) fn bracket(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.expect("[")?;
        let mut elements = Vec::new();
        while !self.is("]") {
            let element = self.expression(0)?;
            if elements.is_empty() && self.is("..") {
                return self.range(start, RangeEnd::Included(Box::new(element)));
            }
            elements.push(element);
            if self.accept(",").is_none() {
                break;
            }
        }
        let span = start.to(self.expect("]")?);
        self.tree(Syntax::List(elements), span)
    }

    /// `]a..b[`.
    pub(super) fn reversed_bracket(&mut self) -> Result<Tree, Diagnostic> {
        let start = self.expect("]")?;
        let first = self.expression(0)?;
        if !self.is("..") {
            return Err(self.unexpected(".."));
        }
        self.range(start, RangeEnd::Excluded(Box::new(first)))
    }

    /// The second half of a range, from its two points.
    fn range(&mut self, start: Span, low: RangeEnd) -> Result<Tree, Diagnostic> {
        self.expect("..")?;
        let high = Box::new(self.expression(0)?);
        let end: End = if self.is("]") {
            RangeEnd::Included
        } else {
            RangeEnd::Excluded
        };
        let closes = self
            .accept("]")
            .or_else(|| self.accept(")"))
            .or_else(|| self.accept("["));
        let close = closes.ok_or_else(|| self.unexpected("]"))?;
        self.tree(Syntax::Range(low, end(high)), start.to(close))
    }

    /// `x between a and b`, after `x`.
    pub(super) fn between(&mut self, value: Tree) -> Result<Tree, Diagnostic> {
        self.expect("between")?;
        let low = self.expression(COMPARISON)?;
        self.expect("and")?;
        let high = self.expression(COMPARISON)?;
        let span = value.span.to(high.span);
        self.tree(
            Syntax::Between(Box::new(value), Box::new(low), Box::new(high)),
            span,
        )
    }

    /// `x in [1..5]`, `x in ("a", "b")`, `x in list`, `x in (< 5, > 9)`, after `x`.
    pub(super) fn tests(&mut self, value: Tree) -> Result<Tree, Diagnostic> {
        self.expect("in")?;
        let mut tests = Vec::new();
        if self.is("(") {
            let open = self.span();
            self.advance();
            loop {
                let test = self.test(0)?;
                if tests.is_empty() && self.is("..") {
                    tests.push(self.range(open, RangeEnd::Excluded(Box::new(test)))?);
                    break;
                }
                tests.push(test);
                if self.accept(",").is_none() {
                    self.expect(")")?;
                    break;
                }
            }
        } else {
            tests.push(self.test(COMPARISON)?);
        }
        let span = value.span.to(self.previous());
        self.tree(Syntax::In(Box::new(value), tests), span)
    }

    /// One test: a value, a list, a range, `< 5`, `= 5` or `!= 5`.
    fn test(&mut self, floor: u8) -> Result<Tree, Diagnostic> {
        let start = self.span();
        if let Some(range) = self.half_range()? {
            return Ok(range);
        }
        if self.accept("=").is_some() {
            return self.expression(COMPARISON);
        }
        if self.accept("!=").is_some() {
            let other = self.expression(COMPARISON)?;
            let span = start.to(other.span);
            return self.tree(Syntax::Different(Box::new(other)), span);
        }
        self.expression(floor)
    }

    /// `< 5`: a range with one end; none where something else stands.
    fn half_range(&mut self) -> Result<Option<Tree>, Diagnostic> {
        let start = self.span();
        let comparisons: [(&str, bool, End); 4] = [
            ("<", true, RangeEnd::Excluded),
            ("<=", true, RangeEnd::Included),
            (">", false, RangeEnd::Excluded),
            (">=", false, RangeEnd::Included),
        ];
        for (symbol, is_upper, end) in comparisons {
            if self.accept(symbol).is_none() {
                continue;
            }
            let limit = self.expression(COMPARISON)?;
            let span = start.to(limit.span);
            let limit = end(Box::new(limit));
            let (low, high) = if is_upper {
                (RangeEnd::Open, limit)
            } else {
                (limit, RangeEnd::Open)
            };
            return self.tree(Syntax::Range(low, high), span).map(Some);
        }
        Ok(None)
    }
}
