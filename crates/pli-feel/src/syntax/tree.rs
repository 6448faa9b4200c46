//! The tree of an expression as it is written.

use std::sync::Arc;

use crate::{Decimal, Kind};

use super::Span;

/// A part of an expression with its place.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) syntax: Syntax,
    pub(crate) span: Span,
    pub(crate) depth: usize,
}

/// A name with its place.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) text: Arc<str>,
    pub(crate) span: Span,
}

/// What a part is.
#[derive(Debug)]
pub(crate) enum Syntax {
    /// `null`.
    Null,
    /// `true`, `false`.
    Boolean(bool),
    /// A number.
    Number(Decimal),
    /// A text.
    Text(Arc<str>),
    /// `organisme.siret`: which words make the name, and which are properties, is known later.
    Name(Vec<Word>),
    /// `date(x).year`.
    Property(Box<Tree>, Word),
    /// `-x`.
    Negate(Box<Tree>),
    /// `a + b`, `a and b`, `a < b`.
    Binary(Operator, Box<Tree>, Box<Tree>),
    /// `x between a and b`.
    Between(Box<Tree>, Box<Tree>, Box<Tree>),
    /// `x in [1..5]`, `x in ("a", "b")`.
    In(Box<Tree>, Vec<Tree>),
    /// `[a..b)`, `< 5`.
    Range(RangeEnd, RangeEnd),
    /// `if c then a else b`.
    If(Box<Tree>, Box<Tree>, Box<Tree>),
    /// `for x in xs, y in ys return e`.
    For(Vec<Binding>, Box<Tree>),
    /// `some x in xs satisfies c`.
    Quantified(Quantifier, Vec<Binding>, Box<Tree>),
    /// `[a, b]`.
    List(Vec<Tree>),
    /// `{a: 1, b: 2}`.
    Row(Vec<(Word, Tree)>),
    /// `rows[condition]`, `list[1]`.
    Filter(Box<Tree>, Box<Tree>),
    /// `string length(x)`.
    Call(Word, Vec<Tree>),
    /// `substring(string: x, start position: 2)`.
    NamedCall(Word, Vec<(Word, Tree)>),
    /// `@"2027-02-02"`.
    At(Arc<str>),
    /// `x instance of list<number>`.
    InstanceOf(Box<Tree>, TypeName),
    /// `!= 5` in `in`.
    Different(Box<Tree>),
}

/// A type as it is written after `instance of`.
#[derive(Debug, Clone)]
pub(crate) enum TypeName {
    /// `Any`.
    Any,
    /// `number`, `date and time`.
    Simple(Kind),
    /// `list<number>`.
    List(Box<TypeName>),
    /// `range<number>`.
    Range(Box<TypeName>),
    /// `context<a: number>`.
    Row(Vec<(Arc<str>, TypeName)>),
    /// `function<number> -> number`: no value of the profile is one.
    Function,
}

/// One end of a range.
#[derive(Debug)]
pub(crate) enum RangeEnd {
    /// No end: `< 5` has no lower one.
    Open,
    /// The end belongs to the range.
    Included(Box<Tree>),
    /// The end does not.
    Excluded(Box<Tree>),
}

/// `x in xs`.
#[derive(Debug)]
pub(crate) struct Binding {
    pub(crate) name: Word,
    pub(crate) source: BindingSource,
}

/// What a variable runs through.
#[derive(Debug)]
pub(crate) enum BindingSource {
    /// The elements of a list.
    List(Tree),
    /// Whole numbers from one to the other.
    Span(Tree, Tree),
}

/// `some` or `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantifier {
    /// At least one.
    Some,
    /// All.
    Every,
}

/// An operator between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

impl Operator {
    /// All operators with their spelling and their strength: a stronger one binds first.
    const TABLE: [(Operator, &'static str, u8); 13] = [
        (Operator::Or, "or", 1),
        (Operator::And, "and", 2),
        (Operator::Equal, "=", 3),
        (Operator::NotEqual, "!=", 3),
        (Operator::Less, "<", 3),
        (Operator::LessOrEqual, "<=", 3),
        (Operator::Greater, ">", 3),
        (Operator::GreaterOrEqual, ">=", 3),
        (Operator::Add, "+", 4),
        (Operator::Subtract, "-", 4),
        (Operator::Multiply, "*", 5),
        (Operator::Divide, "/", 5),
        (Operator::Power, "**", 6),
    ];

    /// Finds an operator and its strength by its spelling.
    pub(super) fn spelled(text: &str) -> Option<(Operator, u8)> {
        let found = Operator::TABLE
            .iter()
            .find(|(_, spelling, _)| *spelling == text);
        found.map(|(operator, _, strength)| (*operator, *strength))
    }

    /// Gives the spelling.
    pub(crate) fn spelling(self) -> &'static str {
        let found = Operator::TABLE
            .iter()
            .find(|(operator, ..)| *operator == self);
        found.map_or("", |(_, spelling, _)| spelling)
    }
}

impl Tree {
    /// Makes a part; its depth is one more than that of the deepest part within.
    pub(super) fn new(syntax: Syntax, span: Span) -> Tree {
        let depth = 1 + syntax.depth();
        Tree {
            syntax,
            span,
            depth,
        }
    }
}

impl Syntax {
    fn depth(&self) -> usize {
        match self {
            Syntax::Null
            | Syntax::Boolean(_)
            | Syntax::Number(_)
            | Syntax::Text(_)
            | Syntax::At(_)
            | Syntax::Name(_) => 0,
            Syntax::Property(of, _)
            | Syntax::Negate(of)
            | Syntax::Different(of)
            | Syntax::InstanceOf(of, _) => of.depth,
            Syntax::Binary(_, left, right) | Syntax::Filter(left, right) => {
                left.depth.max(right.depth)
            }
            Syntax::Between(value, low, high) | Syntax::If(value, low, high) => {
                value.depth.max(low.depth).max(high.depth)
            }
            Syntax::In(value, tests) => value.depth.max(deepest(tests)),
            Syntax::Range(start, end) => start.depth().max(end.depth()),
            Syntax::For(bindings, body) | Syntax::Quantified(_, bindings, body) => bindings
                .iter()
                .map(|binding| binding.source.depth())
                .fold(body.depth, usize::max),
            Syntax::List(elements) | Syntax::Call(_, elements) => deepest(elements),
            Syntax::Row(cells) | Syntax::NamedCall(_, cells) => {
                cells.iter().map(|(_, cell)| cell.depth).max().unwrap_or(0)
            }
        }
    }
}

fn deepest(trees: &[Tree]) -> usize {
    trees.iter().map(|tree| tree.depth).max().unwrap_or(0)
}

impl RangeEnd {
    fn depth(&self) -> usize {
        match self {
            RangeEnd::Open => 0,
            RangeEnd::Included(end) | RangeEnd::Excluded(end) => end.depth,
        }
    }
}

impl BindingSource {
    fn depth(&self) -> usize {
        match self {
            BindingSource::List(list) => list.depth,
            BindingSource::Span(start, end) => start.depth.max(end.depth),
        }
    }
}
