//! Calls of built-in functions. A date or a duration that is written in the expression is read here, once.

use crate::functions::{self, Cost, Function, Signature};
use crate::program::Node;
use crate::syntax::{Span, Syntax, Tree, Word};
use crate::{Code, Diagnostic, Dialect, Kind, Type, Value};

use super::nearest::nearest;
use super::{ASSUMED_ELEMENTS, Checker, Typed};

/// Example of a duration, and how it is written.
const DURATION: &str = "duration(\"P3M\")";

/// Functions whose results have types that only the standard can have.
const LOOSE: [&str; 2] = ["context", "context merge"];

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &Word, arguments: &[Tree], span: Span) -> Option<Typed> {
        let arguments: Vec<&Tree> = arguments.iter().collect();
        self.call_of(name, &arguments, span)
    }

    /// `substring(string: x, start position: 2)`: the arguments are put in their places.
    pub(super) fn named_call(
        &mut self,
        name: &Word,
        arguments: &[(Word, Tree)],
        span: Span,
    ) -> Option<Typed> {
        if functions::find(&name.text).is_none() {
            return self.unknown_function(name);
        }
        let nothing = Tree {
            syntax: Syntax::Null,
            span,
            depth: 1,
        };
        let placed = functions::parameters(&name.text).find_map(|parameters| {
            let mut places = vec![None; parameters.len()];
            for (word, argument) in arguments {
                let place = parameters.iter().position(|known| *known == &*word.text)?;
                if places[place].replace(argument).is_some() {
                    return None;
                }
            }
            Some(places)
        });
        let Some(mut placed) = placed else {
            return self.bad_argument_name(name, arguments);
        };
        while placed.last().is_some_and(Option::is_none) {
            placed.pop();
        }
        // `is(value1: x)` compares with null.
        let fewest = functions::find(&name.text).map_or(0, Function::fewest);
        placed.resize(placed.len().max(fewest), None);
        let placed: Vec<&Tree> = placed
            .into_iter()
            .map(|tree| tree.unwrap_or(&nothing))
            .collect();
        self.call_of(name, &placed, span)
    }

    fn bad_argument_name(&mut self, name: &Word, arguments: &[(Word, Tree)]) -> Option<Typed> {
        let known: Vec<&str> = functions::parameters(&name.text)
            .flatten()
            .copied()
            .collect();
        let wrong = arguments
            .iter()
            .find(|(word, _)| !known.contains(&&*word.text));
        let (word, _) = wrong.or(arguments.last())?;
        let mut fault = Diagnostic::new(Code::UnknownArgument, word.span)
            .with("name", &name.text)
            .with("found", &word.text)
            .with("known", known.join(", "));
        if let Some(similar) = nearest(&word.text, known.into_iter()) {
            fault = fault.with("nearest", similar);
        }
        self.fault(fault)
    }

    fn call_of(&mut self, name: &Word, arguments: &[&Tree], span: Span) -> Option<Typed> {
        if &*name.text == "has_piece" || self.scope.facts(&name.text).is_some() {
            return self.fact(name, arguments, span);
        }
        let Some(function) = functions::find(&name.text) else {
            return self.unknown_function(name);
        };
        if self.dialect == Dialect::Dmn {
            return self.loose_call(function, arguments);
        }
        match function.name {
            "label" => return self.label(arguments, span),
            "duration" => return self.duration(arguments, span),
            "get value" => return self.get_value(arguments, span),
            "get entries" => return self.get_entries(arguments, span),
            "context put" => return self.context_put(arguments, span),
            "range" => return self.range_literal(function, arguments, span),
            name if LOOSE.contains(&name) => {
                let fault = Diagnostic::new(Code::TypeUnknown, span)
                    .with("name", name)
                    .with("example", "{a: 1}, [1..5]");
                return self.fault(fault);
            }
            _ => {}
        }
        let typed = self.arguments(arguments)?;
        let (signature, of) = self.signature(function, arguments, &typed, span)?;
        let [
            Tree {
                syntax: Syntax::Text(text),
                span: at,
                ..
            },
        ] = arguments
        else {
            return self.patterned(function, arguments, made(signature, of, typed));
        };
        // A text that is turned into a date or a number where it is written is turned now, and refused now.
        if !matches!(function.name, "date" | "date and time" | "time" | "number") {
            return Some(made(signature, of, typed));
        }
        match (signature.run)(&[Value::Text(text.clone())]) {
            Value::Null => self.bad_literal(text, function.name, function.usage, *at),
            value => Some(Typed::constant(value, of.kind)),
        }
    }

    /// `range("[1..5]")`: its text decides its type, so that it must be written.
    fn range_literal(
        &mut self,
        function: &Function,
        arguments: &[&Tree],
        span: Span,
    ) -> Option<Typed> {
        let [
            Tree {
                syntax: Syntax::Text(text),
                span: at,
                ..
            },
        ] = arguments
        else {
            let fault = Diagnostic::new(Code::TypeUnknown, span).with("name", function.name);
            return self.fault(fault.with("example", "[1..5]"));
        };
        let read = function.signatures.first().map(|form| form.run);
        match read.map(|read| read(&[Value::Text(text.clone())])) {
            None | Some(Value::Null) => self.bad_literal(text, "range", function.usage, *at),
            Some(range) => {
                let kind = range.kind();
                Some(Typed::constant(range, kind))
            }
        }
    }

    /// Checks all arguments, so that their faults are told together.
    pub(super) fn arguments(&mut self, arguments: &[&Tree]) -> Option<Vec<Typed>> {
        let typed: Vec<Option<Typed>> = arguments
            .iter()
            .map(|argument| self.tree(argument))
            .collect();
        typed.into_iter().collect()
    }

    /// As the standard has it, the form of a function is chosen when it is called.
    fn loose_call(&mut self, function: &'static Function, arguments: &[&Tree]) -> Option<Typed> {
        let typed = self.arguments(arguments)?;
        let nodes = typed.into_iter().map(|argument| argument.node).collect();
        Some(Typed::of_parts(
            Node::CallByValue(function, nodes),
            Type::ANY,
            &[],
        ))
    }

    /// A pattern that is written in the expression is read now, and refused now.
    fn patterned(
        &mut self,
        function: &Function,
        arguments: &[&Tree],
        call: Typed,
    ) -> Option<Typed> {
        let flags = match function.name {
            "matches" => arguments.get(2),
            "replace" => arguments.get(3),
            "split" => None,
            _ => return Some(call),
        };
        let flags = match flags.map(|flags| &flags.syntax) {
            Some(Syntax::Text(flags)) => flags,
            Some(_) => return Some(call),
            None => "",
        };
        let Some(Tree {
            syntax: Syntax::Text(pattern),
            span,
            ..
        }) = arguments.get(1)
        else {
            return Some(call);
        };
        if functions::is_pattern(pattern, flags) {
            return Some(call);
        }
        self.fault(Diagnostic::new(Code::BadPattern, *span).with("found", pattern))
    }

    /// `@"2027-02-02"`: a date, a time, both, or a duration.
    pub(super) fn at_literal(&mut self, text: &str, span: Span) -> Option<Typed> {
        match functions::at_literal(text) {
            Some(value) => {
                let kind = value.kind();
                Some(Typed::constant(value, kind))
            }
            None if self.dialect == Dialect::Dmn => Some(Typed::constant(Value::Null, Kind::Null)),
            None => self.bad_literal(text, "@", "@\"2027-02-02\"", span),
        }
    }

    fn unknown_function(&mut self, name: &Word) -> Option<Typed> {
        let mut fault = Diagnostic::new(Code::UnknownFunction, name.span).with("name", &name.text);
        // `today()` is most likely the name `today`.
        let functions = functions::all().map(|function| function.name);
        let known = functions.chain(["has_piece"]).chain(self.scope.names());
        if let Some(similar) = nearest(&name.text.replace('_', " "), known) {
            fault = fault.with("nearest", similar);
        }
        self.fault(fault)
    }

    /// Finds the form of a function that takes these arguments.
    fn signature(
        &mut self,
        function: &'static Function,
        arguments: &[&Tree],
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

    fn duration(&mut self, arguments: &[&Tree], span: Span) -> Option<Typed> {
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

    pub(super) fn bad_literal<T>(
        &mut self,
        found: &str,
        name: &str,
        example: &str,
        span: Span,
    ) -> Option<T> {
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
        labels: None,
    }
}
