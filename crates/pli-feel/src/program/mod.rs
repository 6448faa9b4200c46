//! A compiled expression and its evaluation.
//!
//! Must not fail: what has no result is null, and what takes too long is stopped.

mod arithmetic;
mod evaluate;
mod instance;
mod lists;
mod logic;
mod loose;
mod node;
mod outline;
mod spans;
mod steps;
mod trace;

use std::sync::Arc;

use crate::{Aggregate, Diagnostic, Dialect, Scope, Slot, Type, Value, check, syntax};

use evaluate::Run;
pub(crate) use node::{Access, End, Node, Source, Test};
pub use outline::Outline;
use syntax::Syntax;
pub use trace::{Because, Calculation, Comparison, Junction, Over, Round, Trace};

/// An expression compiled once, evaluated as often as its slots change. A clone is cheap.
#[derive(Debug, Clone)]
pub struct Program {
    dialect: Dialect,
    root: Arc<Node>,
    /// The text, and where each part of the tree stands in it.
    source: Arc<str>,
    spans: Arc<[syntax::Span]>,
    result: Type,
    reads: Arc<[Slot]>,
    cost: u64,
}

/// The expression was stopped: it took more steps than it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the expression was stopped: it takes too long")]
pub struct Exhausted;

/// Steps of one evaluation unless the caller says otherwise: some tenths of a second at most.
pub const DEFAULT_FUEL: u64 = 10_000_000;

/// Compiles an expression for the names of a scope.
///
/// The first fault of the text stops the reading; faults of names and types are told together.
pub fn compile(source: &str, scope: &Scope) -> Result<Program, Vec<Diagnostic>> {
    compile_as(Dialect::Form, source, scope)
}

/// Compiles an expression as a dialect reads it.
pub fn compile_as(
    dialect: Dialect,
    source: &str,
    scope: &Scope,
) -> Result<Program, Vec<Diagnostic>> {
    let tree = syntax::parse(source, dialect).map_err(|fault| vec![fault])?;
    let mut checked = check::check(&tree, scope, dialect)?;
    let spans = spans::take(&mut checked.node, tree.span);
    Ok(Program {
        dialect,
        root: Arc::new(checked.node),
        source: source.into(),
        spans: spans.into(),
        result: checked.of,
        reads: checked.reads.into(),
        cost: checked.cost,
    })
}

impl Program {
    /// Gives the type of the result.
    pub fn result_type(&self) -> &Type {
        &self.result
    }

    /// Lists the slots that evaluation may read, each once, in ascending order.
    pub fn reads(&self) -> &[Slot] {
        &self.reads
    }

    /// Bounds the number of steps, each list of the scope taken for a thousand elements long.
    pub fn cost(&self) -> u64 {
        self.cost
    }

    /// Evaluates; null when the expression is stopped because it takes too long.
    ///
    /// `read` must give a value of the slot's declared type, or null; a value of another type behaves as null.
    pub fn evaluate(&self, read: &dyn Fn(Slot) -> Value) -> Value {
        self.evaluate_within(DEFAULT_FUEL, read)
            .unwrap_or(Value::Null)
    }

    /// Evaluates with a limit of steps.
    pub fn evaluate_within(
        &self,
        fuel: u64,
        read: &dyn Fn(Slot) -> Value,
    ) -> Result<Value, Exhausted> {
        Run::new(self.dialect, read, fuel).value(&self.root)
    }

    /// Evaluates with the default limit; `known` is asked for the sum, count… of a slot's list before the list is gone
    /// through, and must give what going through it would give.
    pub fn evaluate_knowing(
        &self,
        read: &dyn Fn(Slot) -> Value,
        known: &dyn Fn(Aggregate, Slot) -> Option<Value>,
    ) -> Result<Value, Exhausted> {
        Run::new(self.dialect, read, DEFAULT_FUEL)
            .knowing(known)
            .value(&self.root)
    }

    /// Tells why the expression has its value: what decided it, down to the slots that were read.
    ///
    /// Its value is that of [`Program::evaluate`]. The tree is bounded: what lies beyond is [`Because::Cut`].
    pub fn trace(&self, read: &dyn Fn(Slot) -> Value) -> Trace {
        trace::trace(self, read)
    }
}

/// Reads a text that is nothing but a literal: `1`, `-2.5`, `"a"`, `@"2027-02-02"`, `date("2027-02-02")`.
pub(crate) fn literal(text: &str) -> Option<Value> {
    let tree = syntax::parse(text, Dialect::Dmn).ok()?;
    let is_literal = match &tree.syntax {
        Syntax::Number(_) | Syntax::Text(_) | Syntax::At(_) => true,
        Syntax::Negate(of) => matches!(of.syntax, Syntax::Number(_)),
        Syntax::Call(name, arguments) => {
            matches!(&*name.text, "date" | "time" | "date and time" | "duration")
                && matches!(&arguments[..], [only] if matches!(only.syntax, Syntax::Text(_)))
        }
        _ => false,
    };
    let checked = is_literal.then(|| check::check(&tree, &Scope::new(), Dialect::Dmn));
    let node = checked?.ok()?.node;
    let nothing = |_| Value::Null;
    Run::new(Dialect::Dmn, &nothing, LITERAL_FUEL)
        .value(&node)
        .ok()
}

/// Steps that reading a literal may take.
const LITERAL_FUEL: u64 = 1000;
