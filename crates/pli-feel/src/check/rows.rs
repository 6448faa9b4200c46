//! Functions of rows, where the names are known when the form is loaded.

use crate::functions;
use crate::program::Node;
use crate::syntax::{Span, Syntax, Tree, Word};
use crate::{Code, Diagnostic, Kind, RowType, Type, Value};

use super::{Checker, Typed};

impl Checker<'_> {
    /// Checks the first of a number of arguments, which must be a row.
    fn row_argument(
        &mut self,
        name: &'static str,
        arguments: &[&Tree],
        count: usize,
        span: Span,
    ) -> Option<(Typed, RowType)> {
        let usage = functions::find(name).map_or("", |function| function.usage);
        let Some(first) = arguments.first().filter(|_| arguments.len() == count) else {
            let fault = Diagnostic::new(Code::WrongCount, span).with("name", name);
            return self.fault(fault.with("found", arguments.len()).with("usage", usage));
        };
        let typed = self.tree(first)?;
        match &typed.of.kind {
            Kind::Row(row) => {
                let row = row.clone();
                Some((typed, row))
            }
            _ => self.wrong_type(first.span, "context<>", &typed.of),
        }
    }

    /// The name of a cell must be written: the type of the cell hangs on it.
    fn key(&mut self, key: &Tree) -> Option<Word> {
        match &key.syntax {
            Syntax::Text(text) => Some(Word {
                text: text.clone(),
                span: key.span,
            }),
            _ => self.fault(Diagnostic::new(Code::KeyNeeded, key.span)),
        }
    }

    /// `get value(row, "name")` is `row.name`.
    pub(super) fn get_value(&mut self, arguments: &[&Tree], span: Span) -> Option<Typed> {
        let (row, _) = self.row_argument("get value", arguments, 2, span)?;
        let word = self.key(arguments[1])?;
        self.access(row, &word)
    }

    /// `get entries(row)`: the cells must be of one type.
    pub(super) fn get_entries(&mut self, arguments: &[&Tree], span: Span) -> Option<Typed> {
        let (typed, row) = self.row_argument("get entries", arguments, 1, span)?;
        let mut value = Kind::Null.required();
        for (_, cell) in row.cells() {
            let Some(both) = value.unify(cell) else {
                return self.different(arguments[0].span, &value.kind, &cell.kind);
            };
            value = both;
        }
        let entry = RowType::new([("key", Kind::Text.required()), ("value", value)]);
        let of = Type::rows(entry).or_null(typed.of.nullable.into());
        let signature = functions::find("get entries")?.signatures.first()?;
        let (cost, size) = (typed.cost.saturating_add(typed.size), row.len() as u64);
        let node = Node::Call(signature, vec![typed.node]);
        Some(Typed {
            size,
            ..Typed::of_parts(node, of, &[cost, size])
        })
    }

    /// `context put(row, "name", value)`: the row with one cell more, or another in its place.
    pub(super) fn context_put(&mut self, arguments: &[&Tree], span: Span) -> Option<Typed> {
        let (typed, row) = self.row_argument("context put", arguments, 3, span)?;
        let word = self.key(arguments[1])?;
        let value = self.tree(arguments[2])?;
        let kept = row.cells().filter(|(name, _)| *name != &*word.text);
        let kept = kept.map(|(name, cell)| (name.into(), cell.clone()));
        let shape = RowType::new(kept.chain([(word.text.clone(), value.of)]));
        let of = Type::row(shape).or_null(typed.of.nullable.into());
        let signature = functions::find("context put")?.signatures.first()?;
        let key = Node::Constant(Value::Text(word.text));
        let node = Node::Call(signature, vec![typed.node, key, value.node]);
        let costs = [typed.cost, value.cost, row.len() as u64];
        Some(Typed::of_parts(node, of, &costs))
    }
}
