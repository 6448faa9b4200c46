//! What a compiled expression is made of: names have become slots and places, and types are known to fit.

use std::sync::Arc;

use crate::functions::{Function, PropertyOf, Signature};
use crate::syntax::{Operator, Quantifier, Span, TypeName};
use crate::{RowType, Slot, Value};

/// One step of evaluation.
#[derive(Debug)]
pub(crate) enum Node {
    /// A value known in advance.
    Constant(Value),
    /// The value of a slot.
    Slot(Slot),
    /// A variable of `for`, `some`, a filter's `item`: its place from the outermost.
    Local(usize),
    /// A cell or a property, of a value or of each element of a list.
    Get(Box<Node>, Access),
    /// `-x`.
    Negate(Box<Node>),
    /// `+ - * / **`.
    Arithmetic(Operator, Box<Node>, Box<Node>),
    /// `< <= > >=`.
    Compare(Operator, Box<Node>, Box<Node>),
    /// `=`.
    Equal(Box<Node>, Box<Node>),
    /// `= null`.
    IsNull(Box<Node>),
    /// Three-valued not; also what `!=` is made of.
    Not(Box<Node>),
    /// Three-valued and.
    And(Box<Node>, Box<Node>),
    /// Three-valued or.
    Or(Box<Node>, Box<Node>),
    /// A value and what it is held against: met when one test is.
    In(Box<Node>, Vec<Test>),
    /// A range.
    Range(Box<End>, Box<End>),
    /// `if`: the first branch only when the condition is true.
    If(Box<[Node; 3]>),
    /// `for`.
    For(Vec<Source>, Box<Node>),
    /// `some`, `every`.
    Quantified(Quantifier, Vec<Source>, Box<Node>),
    /// A list of given elements.
    List(Vec<Node>),
    /// A row: cells as they are written, each with its place in the shape. Each is the next local of those after it.
    Row(RowType, Vec<(usize, Node)>),
    /// The elements for which the condition is true; the element is the next local.
    Filter(Box<Node>, Box<Node>),
    /// An element by its number, from 1, or from −1 at the end.
    At(Box<Node>, Box<Node>),
    /// A function.
    Call(&'static Signature, Vec<Node>),
    /// Tells whether a value is of a type; null is of none.
    InstanceOf(Box<Node>, TypeName),
    /// As the standard has it: a function whose form is chosen by the values.
    CallByValue(&'static Function, Vec<Node>),
    /// As the standard has it: the cell of that name of a row, or else another value.
    Cell(Box<Node>, Arc<str>, Box<Node>),
    /// As the standard has it: `Filter` or `At`, by what the condition gives.
    FilterOrAt(Box<Node>, Box<Node>),
    /// A part with its place in the source, only until the expression is checked: then places stand beside the tree.
    Marked(Box<Node>, Span),
}

/// What stands after a point.
#[derive(Debug, Clone)]
pub(crate) enum Access {
    /// A cell of a row, by place.
    Cell(usize),
    /// A property of a date or a duration.
    Property(PropertyOf),
    /// As the standard has it: a cell or a property, whichever the value has.
    Named(Arc<str>),
}

/// One test of `in`.
#[derive(Debug)]
pub(crate) enum Test {
    /// Equal to a value.
    Equal(Node),
    /// An element of a list.
    Member(Node),
    /// Within a range.
    Within(Node),
    /// Not equal to a value.
    Different(Node),
    /// As the standard has it: whichever of these the value asks for.
    Loose(Node),
}

/// One end of a range.
#[derive(Debug)]
pub(crate) enum End {
    /// None.
    Open,
    /// Belongs to the range.
    Included(Node),
    /// Does not.
    Excluded(Node),
}

/// What a variable runs through; it is the next local.
#[derive(Debug)]
pub(crate) enum Source {
    /// The elements of a list or of a range.
    List(Node),
    /// Whole numbers, or days.
    Span(Node, Node),
}
