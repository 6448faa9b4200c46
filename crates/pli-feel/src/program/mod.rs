//! A compiled expression.

use crate::{Diagnostic, Scope, Slot, Type, Value};

/// An expression compiled once, evaluated as often as its slots change.
#[derive(Debug, Clone)]
pub struct Program {
    result: Type,
    reads: Box<[Slot]>,
    cost: u64,
}

/// The expression was stopped: it took more steps than it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the expression was stopped: it takes too long")]
pub struct Exhausted;

/// Compiles an expression for the names of a scope; all faults that can be told at once are told.
pub fn compile(_source: &str, _scope: &Scope) -> Result<Program, Vec<Diagnostic>> {
    Err(Vec::new())
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

    /// Bounds the number of steps, with lists as long as they may be.
    pub fn cost(&self) -> u64 {
        self.cost
    }

    /// Evaluates; null when the expression is stopped because it takes too long.
    pub fn evaluate(&self, read: &dyn Fn(Slot) -> Value) -> Value {
        self.evaluate_within(DEFAULT_FUEL, read)
            .unwrap_or(Value::Null)
    }

    /// Evaluates with a limit of steps.
    pub fn evaluate_within(
        &self,
        _fuel: u64,
        _read: &dyn Fn(Slot) -> Value,
    ) -> Result<Value, Exhausted> {
        Err(Exhausted)
    }
}

/// Steps of one evaluation unless the caller says otherwise: some tenths of a second at most.
pub const DEFAULT_FUEL: u64 = 10_000_000;
