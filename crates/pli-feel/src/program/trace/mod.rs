//! Why an expression has its value: a small tree of what decided it, with places in the source.
//!
//! Every value in the tree comes from evaluation itself; this module only chooses which parts to tell of. Must not decide
//! a value of its own.

mod follow;
mod sides;

use std::ops::Range;
use std::sync::Arc;

use crate::{Slot, Value};

pub(super) use follow::trace;

/// One part of an expression, its value, and why it has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The value of the part.
    pub value: Value,
    /// Where it is written, in bytes of the source.
    pub span: Range<usize>,
    /// What made it so.
    pub because: Because,
}

/// What made a value what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Because {
    /// It is written in the expression.
    Constant,
    /// It was read from a slot.
    Slot(Slot),
    /// It is the element at hand of an iteration or a filter, counted from the outermost.
    Variable(usize),
    /// A cell or a property, of a value or of each element of a list.
    Part {
        /// Name of the cell or property.
        name: Arc<str>,
        /// What it was taken from.
        of: Box<Trace>,
    },
    /// Arithmetic; one side for [`Calculation::Negate`].
    Calculated {
        /// What was done.
        how: Calculation,
        /// With what.
        sides: Vec<Trace>,
    },
    /// Two values held against each other.
    Compared {
        /// How.
        how: Comparison,
        /// Left and right.
        sides: Box<[Trace; 2]>,
    },
    /// Asked whether there is an answer: true where there is none.
    Lacks(Box<Trace>),
    /// The contrary.
    Not(Box<Trace>),
    /// `and`, `or`: only the conditions that decided. All of them where every one was needed.
    Joined {
        /// Which.
        by: Junction,
        /// The conditions that decided, in the order of the source.
        deciding: Vec<Trace>,
    },
    /// `in`: the test that was met, or all where none was.
    Member {
        /// The value.
        of: Box<Trace>,
        /// What it was held against: values, lists, ranges.
        tests: Vec<Trace>,
    },
    /// `if`: the first branch where the condition is true.
    Chosen {
        /// The condition.
        condition: Box<Trace>,
        /// The branch that was taken.
        taken: Box<Trace>,
    },
    /// A function.
    Called {
        /// Its name, `string length`.
        name: Arc<str>,
        /// Its arguments.
        arguments: Vec<Trace>,
    },
    /// `list[condition]`.
    Filtered {
        /// The list.
        of: Box<Trace>,
        /// Places of the elements that were kept, from 0; at most [`Trace::MAX_PLACES`].
        kept: Vec<usize>,
        /// The condition for some of the elements: kept ones, or where none was, the first ones.
        rounds: Vec<Round>,
    },
    /// `list[number]`.
    Taken {
        /// The list.
        of: Box<Trace>,
        /// The number.
        number: Box<Trace>,
        /// Place of the element, from 0; none beyond the ends.
        at: Option<usize>,
    },
    /// `some`, `every`.
    Quantified {
        /// [`Junction::Any`] for `some`, [`Junction::All`] for `every`.
        by: Junction,
        /// The first list that was run through.
        of: Box<Trace>,
        /// The witness where one element decided, else the first elements.
        rounds: Vec<Round>,
    },
    /// `for`.
    Repeated {
        /// The first list that was run through.
        of: Box<Trace>,
        /// The first results.
        rounds: Vec<Round>,
    },
    /// A list, a row, a range, made of these.
    Made(Vec<Trace>),
    /// Not looked into: the tree is as large as it may be.
    Cut,
}

/// One run through the body of an iteration or a filter.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The element of each variable, outermost first.
    pub over: Vec<Over>,
    /// The body.
    pub body: Trace,
}

/// The element that a variable stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Over {
    /// Why the list is what it is; none where it is that of [`Because::Filtered`] or the first of the iteration.
    pub list: Option<Trace>,
    /// Place of the element, from 0.
    pub at: usize,
    /// The element.
    pub value: Value,
}

/// What arithmetic does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calculation {
    /// `+`.
    Add,
    /// `-` between two values.
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
    /// `**`.
    Power,
    /// `-` before a value.
    Negate,
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`.
    Equal,
    /// `<`.
    Less,
    /// `<=`.
    LessOrEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterOrEqual,
}

/// How conditions are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Junction {
    /// `and`, `every`.
    All,
    /// `or`, `some`.
    Any,
}

impl Trace {
    /// Most parts that a tree tells of; a few more stand for what was cut.
    pub const MAX_PARTS: usize = 600;
    /// Most elements that are told of one by one.
    pub const MAX_ROUNDS: usize = 6;
    /// Most places of kept elements.
    pub const MAX_PLACES: usize = 1000;

    /// Lists the parts that this one is explained by.
    pub fn parts(&self) -> Vec<&Trace> {
        match &self.because {
            Because::Constant | Because::Slot(_) | Because::Variable(_) | Because::Cut => {
                Vec::new()
            }
            Because::Part { of, .. } | Because::Lacks(of) | Because::Not(of) => vec![of],
            Because::Calculated { sides, .. } => sides.iter().collect(),
            Because::Compared { sides, .. } => sides.iter().collect(),
            Because::Joined { deciding, .. } => deciding.iter().collect(),
            Because::Member { of, tests } => std::iter::once(&**of).chain(tests).collect(),
            Because::Chosen { condition, taken } => vec![condition, taken],
            Because::Called { arguments, .. } => arguments.iter().collect(),
            Because::Filtered { of, rounds, .. }
            | Because::Quantified { of, rounds, .. }
            | Because::Repeated { of, rounds } => {
                let inner = rounds.iter().flat_map(Round::parts);
                std::iter::once(&**of).chain(inner).collect()
            }
            Because::Taken { of, number, .. } => vec![of, number],
            Because::Made(parts) => parts.iter().collect(),
        }
    }
}

impl Round {
    fn parts(&self) -> impl Iterator<Item = &Trace> {
        let lists = self.over.iter().filter_map(|over| over.list.as_ref());
        lists.chain([&self.body])
    }
}
