//! What only the owner of the scope knows: the words of codes, `label(x)`, and facts with written names,
//! `has_piece("rib")`.

use crate::functions;
use crate::program::Node;
use crate::syntax::{Span, Syntax, Tree, Word};
use crate::{Code, Diagnostic, Kind, Slot, Type, Value};

use super::nearest::nearest;
use super::{Checker, Typed};

impl Checker<'_> {
    /// `label(code)` is the words of a code, `label(codes)` the list of the words of several.
    pub(super) fn label(&mut self, arguments: &[&Tree], span: Span) -> Option<Typed> {
        let [argument] = arguments else {
            let fault = Diagnostic::new(Code::WrongCount, span).with("name", "label");
            let fault = fault.with("found", arguments.len());
            return self.fault(fault.with("usage", "label(code)"));
        };
        let code = self.tree(argument)?;
        let Some(labels) = code.labels else {
            return self.fault(Diagnostic::new(Code::NoLabels, argument.span));
        };
        let signature = functions::find("label")?.signatures.first()?;
        let of = match &code.of.kind {
            Kind::List(_) => Type::list(Type::TEXT).or_null(code.of.nullable.into()),
            _ => Type::TEXT,
        };
        let words = Node::Constant(Value::Row(labels.0));
        let costs = [code.cost, code.size];
        Some(Typed {
            size: code.size,
            ..Typed::of_parts(Node::Call(signature, vec![code.node, words]), of, &costs)
        })
    }

    /// `has_piece("rib")` is a slot: what it tells changes like an answer.
    pub(super) fn fact(&mut self, name: &Word, arguments: &[&Tree], span: Span) -> Option<Typed> {
        let function = &*name.text;
        let usage = format!("{function}(\"…\")");
        let [
            Tree {
                syntax: Syntax::Text(text),
                span: at,
                ..
            },
        ] = arguments
        else {
            let fault = Diagnostic::new(Code::WrongCount, span).with("name", function);
            return self.fault(fault.with("found", arguments.len()).with("usage", usage));
        };
        let facts = self.scope.facts(function);
        if let Some(&slot) = facts.and_then(|facts| facts.get(&**text)) {
            return self.read(slot);
        }
        let mut fault = Diagnostic::new(Code::UnknownFact, *at)
            .with("name", function)
            .with("found", text);
        let known = facts.into_iter().flatten().map(|(name, _)| &**name);
        if let Some(similar) = nearest(text, known) {
            fault = fault.with("nearest", similar);
        }
        self.fault(fault)
    }

    fn read(&mut self, slot: Slot) -> Option<Typed> {
        self.reads.insert(slot);
        let of = self.scope.slot_type(slot)?.clone();
        Some(Typed::of_parts(Node::Slot(slot), of, &[]))
    }
}
