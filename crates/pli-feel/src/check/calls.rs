//! Calls of built-in functions. A date or a duration that is written in the expression is read here, once.

use crate::functions::{self, Cost, Function, Signature};
use crate::program::Node;
use crate::syntax::{Span, Syntax, Tree, Word};
use crate::{Code, Diagnostic, Kind, Type, Value};

use super::nearest::nearest;
use super::{ASSUMED_ELEMENTS, Checker, Typed};

/// Example of a duration, and how it is written.
const DURATION: &str = "duration(\"P3M\")";

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &Word, arguments: &[Tree], span: Span) -> Option<Typed> {
        if &*name.text == "duration" {
            return self.duration(arguments, span);
        }
        let Some(function) = functions::find(&name.text) else {
            return self.unknown_function(name);
        };
        let typed: Vec<Option<Typed>> = arguments
            .iter()
            .map(|argument| self.tree(argument))
            .collect();
        let typed = typed.into_iter().collect::<Option<Vec<_>>>()?;
        let (signature, of) = self.signature(function, arguments, &typed, span)?;
        let [
            Tree {
                syntax: Syntax::Text(text),
                span: at,
                ..
            },
        ] = arguments
        else {
            return Some(made(signature, of, typed));
        };
        // A text that is turned into a date or a number where it is written is turned now, and refused now.
        if !matches!(function.name, "date" | "date and time" | "number") {
            return Some(made(signature, of, typed));
        }
        match (signature.run)(&[Value::Text(text.clone())]) {
            Value::Null => self.bad_literal(text, function.name, function.usage, *at),
            value => Some(Typed::constant(value, of.kind)),
        }
    }

    fn unknown_function(&mut self, name: &Word) -> Option<Typed> {
        let mut fault = Diagnostic::new(Code::UnknownFunction, name.span).with("name", &name.text);
        // `today()` is most likely the name `today`.
        let functions = functions::all().map(|function| function.name);
        let known = functions.chain(["duration"]).chain(self.scope.names());
        if let Some(similar) = nearest(&name.text.replace('_', " "), known) {
            fault = fault.with("nearest", similar);
        }
        self.fault(fault)
    }

    /// Finds the form of a function that takes these arguments.
    fn signature(
        &mut self,
        function: &'static Function,
        arguments: &[Tree],
        typed: &[Typed],
        span: Span,
    ) -> Option<(&'static Signature, Type)> {
        let types: Vec<&Type> = typed.iter().map(|argument| &argument.of).collect();
        let mut mismatch = None;
        for signature in function
            .signatures
            .iter()
            .filter(|signature| signature.takes(types.len()))
        {
            match signature.result_for(&types) {
                Ok(of) => return Some((signature, of)),
                Err(wrong) => mismatch = mismatch.or(Some(wrong)),
            }
        }
        match mismatch {
            Some((index, expected)) => {
                self.wrong_type(arguments[index].span, &expected, types[index])
            }
            None => {
                let fault = Diagnostic::new(Code::WrongCount, span).with("name", function.name);
                self.fault(
                    fault
                        .with("found", types.len())
                        .with("usage", function.usage),
                )
            }
        }
    }

    fn duration(&mut self, arguments: &[Tree], span: Span) -> Option<Typed> {
        let [
            Tree {
                syntax: Syntax::Text(text),
                span: at,
                ..
            },
        ] = arguments
        else {
            return self.fault(Diagnostic::new(Code::LiteralNeeded, span));
        };
        match functions::duration(text) {
            Some(length @ Value::DaysTime(_)) => Some(Typed::constant(length, Kind::DaysTime)),
            Some(length) => Some(Typed::constant(length, Kind::YearsMonths)),
            None => self.bad_literal(text, "duration", DURATION, *at),
        }
    }

    fn bad_literal<T>(&mut self, found: &str, name: &str, example: &str, span: Span) -> Option<T> {
        let fault = Diagnostic::new(Code::BadLiteral, span)
            .with("found", found)
            .with("name", name);
        self.fault(fault.with("example", example))
    }
}

/// Makes the call of arguments that are known to fit.
fn made(signature: &'static Signature, of: Type, arguments: Vec<Typed>) -> Typed {
    let sizes = arguments.iter().map(|argument| argument.size);
    let (widest, total, product) =
        sizes.fold((1u64, 0u64, 1u64), |(widest, total, product), size| {
            (
                widest.max(size),
                total.saturating_add(size),
                product.saturating_mul(size),
            )
        });
    let own = match signature.cost {
        Cost::Flat => 1,
        Cost::Whole => total,
        Cost::Product => product,
    };
    let cost = arguments
        .iter()
        .fold(own.saturating_add(1), |cost, argument| {
            cost.saturating_add(argument.cost)
        });
    let size = match &of.kind {
        Kind::List(_) if signature.makes_longer() => total.saturating_mul(ASSUMED_ELEMENTS),
        Kind::List(_) => total.max(widest),
        _ => 1,
    };
    let nodes = arguments
        .into_iter()
        .map(|argument| argument.node)
        .collect();
    Typed {
        node: Node::Call(signature, nodes),
        of,
        cost,
        size,
    }
}
