//! Whether conditions can be met at all, over the answers that a form takes.
//!
//! Choices are tried one by one; numbers, dates and texts where the comparisons of the conditions divide them: between two
//! neighbouring constants every answer comes out alike, so one stands for all. What cannot be decided so may come out either way.
//! Must never say "never" of what can be met; may stay silent of what cannot.

use std::collections::BTreeMap;

use pli_feel::{Comparison, Outline, Program, Slot, Value};

use super::domain::{Answers, Domain, domain};
use crate::form::FormPackage;

/// Combinations of answers that are tried for one condition.
const MAX_TRIED: usize = 4_096;

/// What answers vary: a slot, or a cell of one.
pub(super) type Variable = (Slot, Option<usize>);

/// How a condition is to come out.
#[derive(Clone, Copy)]
enum Wish {
    Met,
    Failed,
}

/// Whether no answers that the form accepts meet all the conditions of a place together.
pub(super) fn never_met_together(form: &FormPackage, programs: &[&Program]) -> bool {
    never(form, programs, Wish::Met, Answers::Accepted)
}

/// Whether no answers, accepted or not, meet all of these conditions.
pub(super) fn never_met(form: &FormPackage, programs: &[&Program]) -> bool {
    never(form, programs, Wish::Met, Answers::Any)
}

/// Whether no answers, accepted or not, make a check fail.
pub(super) fn never_fails(form: &FormPackage, program: &Program) -> bool {
    never(form, &[program], Wish::Failed, Answers::Any)
}

fn never(form: &FormPackage, programs: &[&Program], wish: Wish, answers: Answers) -> bool {
    if programs.is_empty() {
        return false;
    }
    let outlines: Vec<(&Program, Outline)> = programs.iter().map(|p| (*p, p.outline())).collect();
    let mut constants: BTreeMap<Variable, Vec<Value>> = BTreeMap::new();
    for (program, outline) in &outlines {
        for slot in program.reads() {
            constants.entry((*slot, None)).or_default();
        }
        gather(outline, &mut constants);
    }
    let domains = constants.iter().filter_map(|(variable, constants)| {
        Some((*variable, domain(form, *variable, constants, answers)?))
    });
    let mut domains: Vec<(Variable, Domain)> = domains.collect();
    // What would make too many combinations is left undecided.
    domains.sort_by_key(|(_, domain)| domain.values.len());
    let mut count = 1usize;
    domains.retain(|(_, domain)| {
        let more = count.saturating_mul(domain.values.len());
        let fits = more <= MAX_TRIED;
        count = if fits { more } else { count };
        fits
    });
    !(0..count).any(|number| {
        let at = Assignment::of(&domains, number);
        outlines
            .iter()
            .all(|(program, outline)| at.can(program, outline, wish))
    })
}

/// The constants that each variable is compared with.
fn gather(outline: &Outline, constants: &mut BTreeMap<Variable, Vec<Value>>) {
    match outline {
        Outline::Not(of) => gather(of, constants),
        Outline::And(left, right) | Outline::Or(left, right) => {
            gather(left, constants);
            gather(right, constants);
        }
        Outline::Compare(_, left, right) => match (&**left, &**right) {
            (Outline::Constant(value), of) | (of, Outline::Constant(value)) => {
                if let Some(variable) = variable(of).filter(|_| !value.is_null()) {
                    constants.entry(variable).or_default().push(value.clone());
                }
            }
            _ => {}
        },
        _ => {}
    }
}

fn variable(outline: &Outline) -> Option<Variable> {
    match outline {
        Outline::Slot(slot) => Some((*slot, None)),
        Outline::Cell(of, place) => match &**of {
            Outline::Slot(slot) => Some((*slot, Some(*place))),
            _ => None,
        },
        _ => None,
    }
}

/// One combination of answers; a value of a whole domain is that answer, another stands for all that compare alike.
struct Assignment<'a>(BTreeMap<Variable, (&'a Value, &'a Domain)>);

impl<'a> Assignment<'a> {
    fn of(domains: &'a [(Variable, Domain)], number: usize) -> Self {
        let mut rest = number;
        let mut at = BTreeMap::new();
        for (variable, domain) in domains {
            let value = domain.values.get(rest % domain.values.len());
            at.extend(value.map(|value| (*variable, (value, domain))));
            rest /= domain.values.len();
        }
        Self(at)
    }

    /// Whether a condition can come out as wished.
    fn can(&self, program: &Program, outline: &Outline, wish: Wish) -> bool {
        let slots = program.reads().iter();
        let known: Option<BTreeMap<Slot, &Value>> = slots
            .map(|slot| {
                let (value, domain) = self.0.get(&(*slot, None))?;
                domain.is_whole.then_some((*slot, *value))
            })
            .collect();
        let Some(known) = known else {
            let wished = match wish {
                Wish::Met => Some(true),
                Wish::Failed => Some(false),
            };
            return self.outcomes(outline).has(wished);
        };
        let read = |slot: Slot| {
            known
                .get(&slot)
                .map_or(Value::Null, |value| (*value).clone())
        };
        let value = program.evaluate(&read);
        match wish {
            Wish::Met => value.is_true(),
            Wish::Failed => value.is_false(),
        }
    }

    fn outcomes(&self, outline: &Outline) -> Outcomes {
        match outline {
            Outline::Not(of) => self.outcomes(of).contrary(),
            Outline::And(left, right) => self.outcomes(left).and(self.outcomes(right)),
            Outline::Or(left, right) => {
                let none = self
                    .outcomes(left)
                    .contrary()
                    .and(self.outcomes(right).contrary());
                none.contrary()
            }
            Outline::IsNull(of) => self.answered(of).contrary(),
            Outline::Call(name, arguments) => match &arguments[..] {
                [of] if name == "is_answered" => self.answered(of),
                _ => Outcomes::ANY,
            },
            Outline::Compare(comparison, left, right) => self.compared(*comparison, left, right),
            Outline::Constant(Value::Boolean(truth)) => Outcomes::one(Some(*truth)),
            Outline::Constant(_) => Outcomes::one(None),
            Outline::Slot(_) | Outline::Cell(..) => match self.value(outline) {
                Some((Value::Boolean(truth), true)) => Outcomes::one(Some(*truth)),
                Some((Value::Null, true)) => Outcomes::one(None),
                _ => Outcomes::ANY,
            },
            Outline::Other => Outcomes::ANY,
        }
    }

    /// A value, and whether it stands for itself alone.
    fn value<'b>(&'b self, outline: &'b Outline) -> Option<(&'b Value, bool)> {
        if let Outline::Constant(value) = outline {
            return Some((value, true));
        }
        let (value, domain) = self.0.get(&variable(outline)?)?;
        Some((value, domain.is_whole))
    }

    /// An empty text may be no answer, and null: both ways.
    fn answered(&self, of: &Outline) -> Outcomes {
        match self.value(of) {
            Some((Value::Text(text), _)) if text.is_empty() => Outcomes::DECIDED,
            Some((value, _)) => Outcomes::one(Some(!value.is_null())),
            None => Outcomes::DECIDED,
        }
    }

    fn compared(&self, comparison: Comparison, left: &Outline, right: &Outline) -> Outcomes {
        let (Some((a, a_alone)), Some((b, b_alone))) = (self.value(left), self.value(right)) else {
            return Outcomes::ANY;
        };
        let is_ordered_text = matches!(
            (comparison, a),
            (
                Comparison::Less
                    | Comparison::LessOrEqual
                    | Comparison::Greater
                    | Comparison::GreaterOrEqual,
                Value::Text(_)
            )
        );
        let with_constant =
            matches!(left, Outline::Constant(_)) || matches!(right, Outline::Constant(_));
        if !(a_alone && b_alone) && (!with_constant || is_ordered_text) {
            return Outcomes::ANY;
        }
        Outcomes::one(compare(comparison, a, b))
    }
}

fn compare(comparison: Comparison, left: &Value, right: &Value) -> Option<bool> {
    if comparison == Comparison::Equal {
        return (!left.is_null() && !right.is_null()).then(|| left == right);
    }
    let order = left.order(right)?;
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    })
}

/// What a condition can come out as: any of true, false, unanswered.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Outcomes([bool; 3]);

/// In the order in which [`Outcomes`] holds them.
const TRUTHS: [Option<bool>; 3] = [Some(true), Some(false), None];

impl Outcomes {
    const ANY: Self = Self([true; 3]);
    const DECIDED: Self = Self([true, true, false]);

    fn one(truth: Option<bool>) -> Self {
        Self(TRUTHS.map(|known| known == truth))
    }

    fn has(self, truth: Option<bool>) -> bool {
        self.all().any(|known| known == truth)
    }

    fn all(self) -> impl Iterator<Item = Option<bool>> {
        let pairs = TRUTHS.into_iter().zip(self.0);
        pairs.filter_map(|(truth, stands)| stands.then_some(truth))
    }

    fn contrary(self) -> Self {
        let [met, failed, open] = self.0;
        Self([failed, met, open])
    }

    fn and(self, other: Self) -> Self {
        let both = |left, right| match (left, right) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        };
        let pairs = || {
            self.all()
                .flat_map(|left| other.all().map(move |right| both(left, right)))
        };
        Self(TRUTHS.map(|truth| pairs().any(|known| known == truth)))
    }
}
