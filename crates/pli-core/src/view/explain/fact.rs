//! Conditions as facts: what is, in the person's own words, whether a condition is met by it or not.

use pli_feel::{Because, Comparison, Junction, Round, Trace, Value};

use super::leaf::Wanted;
use super::teller::{Here, Teller, distinct};
use super::write::Style;
use super::{Cause, Phrase};
use crate::form::{Kind, Source};

/// How two values stand to each other, in fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Same,
    Other,
    Below,
    NotAbove,
    Above,
    NotBelow,
}

impl Relation {
    fn of(how: Comparison, holds: bool) -> Self {
        match (how, holds) {
            (Comparison::Equal, true) => Self::Same,
            (Comparison::Equal, false) => Self::Other,
            (Comparison::Less, true) | (Comparison::GreaterOrEqual, false) => Self::Below,
            (Comparison::LessOrEqual, true) | (Comparison::Greater, false) => Self::NotAbove,
            (Comparison::Greater, true) | (Comparison::LessOrEqual, false) => Self::Above,
            (Comparison::GreaterOrEqual, true) | (Comparison::Less, false) => Self::NotBelow,
        }
    }

    /// The same with the sides in the other order.
    fn turned(self) -> Self {
        match self {
            Self::Same | Self::Other => self,
            Self::Below => Self::Above,
            Self::Above => Self::Below,
            Self::NotAbove => Self::NotBelow,
            Self::NotBelow => Self::NotAbove,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Other => "other",
            Self::Below => "below",
            Self::NotAbove => "not-above",
            Self::Above => "above",
            Self::NotBelow => "not-below",
        }
    }
}

impl Teller<'_, '_> {
    /// The facts that made a condition what it is; at least one.
    pub(super) fn facts(&self, trace: &Trace, here: &Here<'_>) -> Vec<Cause> {
        let facts = distinct(self.told(trace, here));
        let facts = if facts.is_empty() {
            vec![self.undecided(trace, here)]
        } else {
            facts
        };
        let excerpt = here.excerpt(trace);
        let noted = facts.into_iter().map(|fact| fact.quoting(excerpt.clone()));
        noted.collect()
    }

    fn told(&self, trace: &Trace, here: &Here<'_>) -> Vec<Cause> {
        match &trace.because {
            Because::Joined { deciding, .. } => deciding
                .iter()
                .flat_map(|part| self.facts(part, here))
                .collect(),
            Because::Not(of) => self.facts(of, here),
            Because::Chosen { condition, taken } => {
                let mut facts = self.facts(condition, here);
                facts.extend(self.facts(taken, here));
                facts
            }
            Because::Compared { how, sides } => self.compared(trace, *how, sides, here),
            Because::Lacks(of) => self.lacks(of, here),
            Because::Member { of, tests } => vec![self.member(trace, of, tests, here)],
            Because::Called { name, arguments } => self.called(trace, name, arguments, here),
            Because::Quantified { by, of, rounds } => self.quantified(trace, *by, of, rounds, here),
            Because::Constant => vec![Cause::fact(Phrase::new("explain-always"))],
            _ => self.leaves(trace, here, Wanted::All),
        }
    }

    /// A fact with what its sides were read from: one plain answer is its place, several stand below.
    pub(super) fn standing_on(&self, says: Phrase, leaves: Vec<Cause>) -> Cause {
        let mut leaves = distinct(leaves);
        if let [only] = leaves.as_mut_slice() {
            let mut fact = Cause::fact(says);
            fact.path = only.path.take();
            fact.causes = std::mem::take(&mut only.causes);
            return fact;
        }
        let path = leaves.iter().find_map(|leaf| leaf.path.clone());
        let mut fact = Cause::fact(says).because(leaves);
        fact.path = path;
        fact
    }

    fn compared(
        &self,
        trace: &Trace,
        how: Comparison,
        sides: &[Trace; 2],
        here: &Here<'_>,
    ) -> Vec<Cause> {
        if trace.value.is_null() {
            let lacking = sides
                .iter()
                .flat_map(|side| self.leaves(side, here, Wanted::Lacking));
            return lacking.collect();
        }
        let relation = Relation::of(how, trace.value.is_true());
        let is_constant = |side: &Trace| matches!(side.because, Because::Constant);
        let [left, right] = sides;
        let (left, right, relation) = if is_constant(left) && !is_constant(right) {
            (right, left, relation.turned())
        } else {
            (left, right, relation)
        };
        if is_constant(right)
            && let Some(fact) = self.chosen_answer(left, right, relation, here)
        {
            return vec![fact];
        }
        if let Some(rows) = self.any_row(left, right, here) {
            return vec![rows];
        }
        // What passes a limit does not only reach it.
        let relation = match (relation, left.value.order(&right.value)) {
            (Relation::NotBelow, Some(std::cmp::Ordering::Greater)) => Relation::Above,
            (relation, _) => relation,
        };
        let style = self
            .style(left, here)
            .or_else(|| self.style(right, here))
            .unwrap_or(Style::Plain);
        let kind = match &left.value {
            Value::Date(_) | Value::DateTime(_) => "date",
            Value::Number(_) => "number",
            _ => "text",
        };
        let says = Phrase::new(format!("explain-{}-{kind}", relation.word()))
            .phrase("left", self.operand(left, &style, here))
            .phrase("right", self.operand(right, &style, here));
        let mut leaves = self.leaves(left, here, Wanted::All);
        leaves.extend(self.leaves(right, here, Wanted::All));
        vec![self.standing_on(says, leaves)]
    }

    /// A number of rows held against zero: whether there are rows.
    fn any_row(&self, left: &Trace, right: &Trace, here: &Here<'_>) -> Option<Cause> {
        let Because::Called { name, arguments } = &left.because else {
            return None;
        };
        let is_zero = right.value == Value::Number(pli_feel::Decimal::ZERO);
        let is_constant = matches!(right.because, Because::Constant);
        match arguments.as_slice() {
            [rows] if &**name == "count" && is_zero && is_constant => {
                self.rows_of(rows, here)?;
                self.leaves(rows, here, Wanted::All).into_iter().next()
            }
            _ => None,
        }
    }

    /// «\u{a0}Vous avez répondu « Non » à … »: an answer held against one that the form names.
    fn chosen_answer(
        &self,
        left: &Trace,
        right: &Trace,
        relation: Relation,
        here: &Here<'_>,
    ) -> Option<Cause> {
        let (number, spot) = self.single_of(left, here)?;
        let field = self.ground.field(number);
        let chosen = matches!(
            field.kind,
            Kind::YesNo | Kind::Choice(_) | Kind::Code { .. } | Kind::Text(_) | Kind::Computed(_)
        ) && !matches!(left.value, Value::Number(_) | Value::Date(_));
        if !chosen {
            return None;
        }
        let leaf = self.field_leaf(number, spot, here.depth);
        match (relation, &field.source) {
            (Relation::Same, _) => Some(leaf),
            // The contrary of yes needs no words.
            (Relation::Other, _) if matches!(left.value, Value::Boolean(_)) => Some(leaf),
            (Relation::Other, Source::Person) => {
                let says = Phrase::new("explain-answered-other")
                    .phrase("label", self.name(field, spot))
                    .text("value", self.write(&left.value, &Style::Like(field)))
                    .text("other", self.write(&right.value, &Style::Like(field)));
                Some(Cause { says, ..leaf })
            }
            _ => None,
        }
    }

    /// Whether there is an answer: its leaf says it either way.
    fn lacks(&self, of: &Trace, here: &Here<'_>) -> Vec<Cause> {
        let wanted = if of.value.is_null() {
            Wanted::Lacking
        } else {
            Wanted::All
        };
        self.leaves(of, here, wanted)
    }

    fn quantified(
        &self,
        trace: &Trace,
        by: Junction,
        of: &Trace,
        rounds: &[Round],
        here: &Here<'_>,
    ) -> Vec<Cause> {
        let rows = self.rows_of(of, here);
        let count = of.value.as_list().map_or(0, <[Value]>::len);
        let spots = rows.as_ref().map(|rows| rows.spots.as_slice());
        let (label, path) = match &rows {
            Some(rows) => (
                self.name(self.ground.field(rows.group), here.spot),
                self.group_path(rows.group, here.spot),
            ),
            None => (Phrase::new("explain-list"), None),
        };
        let mut causes = Vec::new();
        if self.may_tell(here.depth) {
            for round in rounds {
                let mut inside = self.within(here, spots, round);
                inside.depth += 1;
                causes.extend(self.facts(&round.body, &inside));
            }
        }
        let decided = trace.value == Value::Boolean(by == Junction::Any);
        // A witness speaks for itself.
        if decided && !causes.is_empty() {
            return causes;
        }
        let key = match (by, trace.value.is_null()) {
            _ if count == 0 => "explain-rows",
            (_, true) => "explain-undecided",
            (Junction::Any, false) => "explain-none",
            (Junction::All, false) => "explain-every",
        };
        let says = Phrase::new(key)
            .phrase("label", label)
            .count("count", count);
        let mut cause = Cause::fact(says).because(causes);
        cause.path = path;
        vec![cause]
    }

    /// A condition of which nothing better is known: whether it is met, and what it was read from.
    pub(super) fn undecided(&self, trace: &Trace, here: &Here<'_>) -> Cause {
        let key = match &trace.value {
            Value::Boolean(true) => "explain-met",
            Value::Boolean(false) => "explain-not-met",
            _ => "explain-undecided",
        };
        let leaves = self.leaves(trace, here, Wanted::All);
        Cause::fact(Phrase::new(key)).because(leaves)
    }
}
