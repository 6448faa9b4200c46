//! Operators between values: which types they take (DMN 1.5, tables 50 to 57).

use crate::program::{End, Node, Test};
use crate::syntax::{Operator, Span, Syntax, Tree};
use crate::{Code, Diagnostic, Dialect, Kind, Type, Value};

use super::{Checker, Typed};

impl Checker<'_> {
    pub(super) fn negation(&mut self, of: &Tree) -> Option<Typed> {
        let typed = self.tree(of)?;
        match (typed.of.kind, typed.node) {
            (Kind::Number, Node::Constant(Value::Number(number))) => {
                Some(Typed::constant(Value::Number(number.neg()), Kind::Number))
            }
            (
                kind @ (Kind::Number | Kind::DaysTime | Kind::YearsMonths | Kind::Null | Kind::Any),
                node,
            ) => Some(Typed::of_parts(
                Node::Negate(Box::new(node)),
                kind.nullable(),
                &[typed.cost],
            )),
            (kind, _) => self.wrong_type(of.span, &Kind::Number, &kind.nullable()),
        }
    }

    pub(super) fn binary(
        &mut self,
        operator: Operator,
        left: &Tree,
        right: &Tree,
        span: Span,
    ) -> Option<Typed> {
        match operator {
            Operator::And | Operator::Or => self.logic(operator, left, right),
            Operator::Equal | Operator::NotEqual => self.equality(operator, left, right, span),
            Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => self.comparison(operator, left, right, span),
            Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Power => self.arithmetic(operator, left, right, span),
        }
    }

    fn logic(&mut self, operator: Operator, left: &Tree, right: &Tree) -> Option<Typed> {
        let (left, right) = (
            self.part_of(left, &Kind::Boolean),
            self.part_of(right, &Kind::Boolean),
        );
        let (left, right) = (left?, right?);
        let of = Type {
            kind: Kind::Boolean,
            nullable: left.of.nullable || right.of.nullable,
        };
        let costs = [left.cost, right.cost];
        let (left, right) = (Box::new(left.node), Box::new(right.node));
        let node = if operator == Operator::And {
            Node::And(left, right)
        } else {
            Node::Or(left, right)
        };
        Some(Typed::of_parts(node, of, &costs))
    }

    /// Checks both sides and that one type holds them.
    pub(super) fn sides(
        &mut self,
        left: &Tree,
        right: &Tree,
        span: Span,
    ) -> Option<(Typed, Typed, Kind)> {
        let (left, right) = (self.tree(left), self.tree(right));
        let (left, right) = (left?, right?);
        match left.of.kind.unify(&right.of.kind) {
            Some(kind) => Some((left, right, kind)),
            None => self.different(span, &left.of.kind, &right.of.kind),
        }
    }

    /// `x = null`, written so, asks whether there is an answer; any other equality with an unanswered side is unanswered.
    fn equality(
        &mut self,
        operator: Operator,
        left: &Tree,
        right: &Tree,
        span: Span,
    ) -> Option<Typed> {
        let (first, second, _) = self.sides(left, right, span)?;
        let costs = [first.cost, second.cost, first.size];
        let nullable = first.of.nullable || second.of.nullable;
        let (node, nullable) = match (&left.syntax, &right.syntax) {
            _ if self.dialect == Dialect::Dmn => (
                Node::Equal(Box::new(first.node), Box::new(second.node)),
                true,
            ),
            (Syntax::Null, _) => (Node::IsNull(Box::new(second.node)), false),
            (_, Syntax::Null) => (Node::IsNull(Box::new(first.node)), false),
            _ => (
                Node::Equal(Box::new(first.node), Box::new(second.node)),
                nullable,
            ),
        };
        let node = if operator == Operator::Equal {
            node
        } else {
            Node::Not(Box::new(node))
        };
        Some(Typed::of_parts(
            node,
            Type {
                kind: Kind::Boolean,
                nullable,
            },
            &costs,
        ))
    }

    fn comparison(
        &mut self,
        operator: Operator,
        left: &Tree,
        right: &Tree,
        span: Span,
    ) -> Option<Typed> {
        let (first, second, kind) = self.sides(left, right, span)?;
        if !kind.is_ordered() {
            return self.no_such_operation(operator, &first.of.kind, &second.of.kind, span);
        }
        let of = Type {
            kind: Kind::Boolean,
            nullable: first.of.nullable || second.of.nullable,
        };
        let costs = [first.cost, second.cost];
        Some(Typed::of_parts(
            Node::Compare(operator, Box::new(first.node), Box::new(second.node)),
            of,
            &costs,
        ))
    }

    fn arithmetic(
        &mut self,
        operator: Operator,
        left: &Tree,
        right: &Tree,
        span: Span,
    ) -> Option<Typed> {
        let (first, second) = (self.tree(left), self.tree(right));
        let (first, second) = (first?, second?);
        let Some(kind) = result_kind(operator, &first.of.kind, &second.of.kind) else {
            return self.no_such_operation(operator, &first.of.kind, &second.of.kind, span);
        };
        let costs = [first.cost, second.cost];
        let node = Node::Arithmetic(operator, Box::new(first.node), Box::new(second.node));
        Some(Typed::of_parts(node, kind.nullable(), &costs))
    }

    fn no_such_operation<T>(
        &mut self,
        operator: Operator,
        left: &Kind,
        right: &Kind,
        span: Span,
    ) -> Option<T> {
        let fault =
            Diagnostic::new(Code::NoSuchOperation, span).with("operator", operator.spelling());
        self.fault(fault.with("left", left).with("right", right))
    }

    /// `x between a and b` is `x in [a..b]`.
    pub(super) fn between(&mut self, value: &Tree, low: &Tree, high: &Tree) -> Option<Typed> {
        let checked = self.tree(value);
        let (low_typed, high_typed, kind) = self.sides(low, high, low.span.to(high.span))?;
        let checked = checked?;
        let Some(kind) = kind.unify(&checked.of.kind) else {
            return self.different(value.span.to(high.span), &checked.of.kind, &kind);
        };
        if !kind.is_ordered() {
            return self.wrong_type(value.span, "ordered", &checked.of);
        }
        let nullable = checked.of.nullable || low_typed.of.nullable || high_typed.of.nullable;
        let costs = [checked.cost, low_typed.cost, high_typed.cost];
        let (low, high) = (
            End::Included(low_typed.node),
            End::Included(high_typed.node),
        );
        let within = Test::Within(Node::Range(Box::new(low), Box::new(high)));
        let node = Node::In(Box::new(checked.node), vec![within]);
        Some(Typed::of_parts(
            node,
            Type {
                kind: Kind::Boolean,
                nullable,
            },
            &costs,
        ))
    }
}

/// Gives the kind of a result; none where the operation has no meaning.
fn result_kind(operator: Operator, left: &Kind, right: &Kind) -> Option<Kind> {
    use Kind::{Date, DateTime, DaysTime, Null, Number, Text, Time, YearsMonths};
    if *left == Kind::Any || *right == Kind::Any {
        return Some(Kind::Any);
    }
    if *left == Null || *right == Null {
        return null_result(operator, left, right);
    }
    match (operator, left, right) {
        (Operator::Power, Number, Number) => Some(Number),
        (
            Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide,
            Number,
            Number,
        ) => Some(Number),
        (Operator::Add, Text, Text) => Some(Text),
        (Operator::Add | Operator::Subtract, DaysTime, DaysTime) => Some(DaysTime),
        (Operator::Add | Operator::Subtract, YearsMonths, YearsMonths) => Some(YearsMonths),
        (Operator::Add | Operator::Subtract, Date, DaysTime | YearsMonths) => Some(Date),
        (Operator::Add | Operator::Subtract, DateTime, DaysTime | YearsMonths) => Some(DateTime),
        (Operator::Add, DaysTime | YearsMonths, Date) => Some(Date),
        (Operator::Add, DaysTime | YearsMonths, DateTime) => Some(DateTime),
        (Operator::Add | Operator::Subtract, Time, DaysTime) | (Operator::Add, DaysTime, Time) => {
            Some(Time)
        }
        (Operator::Subtract, Date, Date)
        | (Operator::Subtract, DateTime, DateTime)
        | (Operator::Subtract, Time, Time) => Some(DaysTime),
        (Operator::Multiply | Operator::Divide, DaysTime, Number)
        | (Operator::Multiply, Number, DaysTime) => Some(DaysTime),
        (Operator::Multiply | Operator::Divide, YearsMonths, Number)
        | (Operator::Multiply, Number, YearsMonths) => Some(YearsMonths),
        (Operator::Divide, DaysTime, DaysTime) | (Operator::Divide, YearsMonths, YearsMonths) => {
            Some(Number)
        }
        _ => None,
    }
}

/// The literal null takes the other side's type, where that type knows the operation at all.
fn null_result(operator: Operator, left: &Kind, right: &Kind) -> Option<Kind> {
    let known = left.unify(right)?;
    match known {
        Kind::Null => Some(Kind::Number),
        Kind::Number => Some(Kind::Number),
        Kind::Text if operator == Operator::Add => Some(Kind::Text),
        Kind::DaysTime | Kind::YearsMonths if operator != Operator::Power => Some(known),
        Kind::Date | Kind::DateTime | Kind::Time
            if matches!(operator, Operator::Add | Operator::Subtract) =>
        {
            Some(known)
        }
        _ => None,
    }
}
