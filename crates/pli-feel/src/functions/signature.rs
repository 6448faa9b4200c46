//! Which arguments a function takes, and what it gives.

use std::fmt;

use crate::{Kind, Type, Value};

/// A built-in function.
#[derive(Debug)]
pub(crate) struct Function {
    /// Its name, words separated by single spaces.
    pub(crate) name: &'static str,
    /// How it is written, for a person.
    pub(crate) usage: &'static str,
    /// Its forms: the first that fits is taken.
    pub(crate) signatures: &'static [Signature],
}

/// What may be known of a list without going through it: its owner may keep it up to date by difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// `sum(list)`.
    Sum,
    /// `mean(list)`.
    Mean,
    /// `min(list)`.
    Min,
    /// `max(list)`.
    Max,
    /// `count(list)`.
    Count,
}

/// One form of a function.
pub(crate) struct Signature {
    params: &'static [Shape],
    repeats: bool,
    result: Shape,
    pub(crate) nulls: Nulls,
    never_null: bool,
    pub(crate) cost: Cost,
    pub(crate) aggregate: Option<Aggregate>,
    pub(crate) run: fn(&[Value]) -> Value,
    /// What the standard has instead, where the profile departs from it.
    in_dmn: Option<fn(&[Value]) -> Value>,
}

/// Which type goes together with another, if any.
pub(super) type Unify = fn(&Kind, &Kind) -> Option<Kind>;

/// The type of an argument or a result.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    Boolean,
    Number,
    Text,
    Date,
    DateTime,
    Time,
    DaysTime,
    YearsMonths,
    /// Anything.
    Any,
    /// One type, the same wherever it stands in the signature.
    Item,
    /// The same, of something that has an order.
    Ordered,
    /// A list of that type.
    Items,
    /// A list of that type, which has an order.
    OrderedItems,
    /// A range of that type.
    Range,
    /// A row.
    Row,
    /// A list of rows.
    Rows,
    /// A list of lists of that type.
    Lists,
    /// A list of lists of anything, however deep; as a result, the list of what is innermost.
    Nested,
    /// A list of anything.
    List,
    Booleans,
    Numbers,
    Texts,
}

/// What happens when an argument is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nulls {
    /// The result is null, the function is not asked.
    Spread,
    /// The function takes it.
    Taken,
}

/// What one call costs beside the step itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cost {
    /// Nothing that grows.
    Flat,
    /// It goes through the whole of its arguments.
    Whole,
    /// Its result may be as large as the sizes of its arguments multiplied.
    Product,
}

impl Function {
    /// Counts the arguments that it needs at least.
    pub(crate) fn fewest(&self) -> usize {
        let counts = self.signatures.iter().map(|form| form.params.len());
        counts.min().unwrap_or(0)
    }
}

impl Signature {
    pub(super) const fn new(
        params: &'static [Shape],
        result: Shape,
        run: fn(&[Value]) -> Value,
    ) -> Signature {
        Signature {
            params,
            repeats: false,
            result,
            nulls: Nulls::Spread,
            never_null: false,
            cost: Cost::Flat,
            aggregate: None,
            run,
            in_dmn: None,
        }
    }

    /// The standard has another result.
    pub(super) const fn in_dmn(mut self, run: fn(&[Value]) -> Value) -> Signature {
        self.in_dmn = Some(run);
        self
    }

    /// Runs as the standard has it.
    pub(super) fn run_in_dmn(&self, arguments: &[Value]) -> Value {
        (self.in_dmn.unwrap_or(self.run))(arguments)
    }

    /// The last parameter may come once or more.
    pub(super) const fn repeats(mut self) -> Signature {
        self.repeats = true;
        self
    }

    /// The function takes nulls, and its result is never null.
    pub(super) const fn takes_nulls(mut self) -> Signature {
        self.nulls = Nulls::Taken;
        self.never_null = true;
        self
    }

    /// The function takes nulls, and its result may be null.
    pub(super) const fn sees_nulls(mut self) -> Signature {
        self.nulls = Nulls::Taken;
        self
    }

    pub(super) const fn costs(mut self, cost: Cost) -> Signature {
        self.cost = cost;
        self
    }

    /// It gathers the elements of a list, so that the owner of the list may know the result.
    pub(super) const fn gathers(mut self, aggregate: Aggregate) -> Signature {
        self.aggregate = Some(aggregate);
        self
    }

    /// Tells whether it takes so many arguments.
    pub(crate) fn takes(&self, count: usize) -> bool {
        if self.repeats {
            count >= self.params.len()
        } else {
            count == self.params.len()
        }
    }

    /// Tells whether the result may hold more elements than the arguments: what `flatten` and `split` find within them.
    pub(crate) fn makes_longer(&self) -> bool {
        matches!(self.result, Shape::Nested | Shape::Texts)
    }

    fn param(&self, index: usize) -> Option<Shape> {
        self.params
            .get(index)
            .or(self.params.last().filter(|_| self.repeats))
            .copied()
    }

    /// Tells which forms of an argument would fit: what it is, its only element, a list of it.
    pub(super) fn parameter(&self, index: usize) -> Option<Shape> {
        self.param(index)
    }

    /// Gives the type of the result, or the first argument that does not fit and what it should be.
    pub(crate) fn result_for(&self, arguments: &[&Type]) -> Result<Type, (usize, String)> {
        let mut item = Kind::Null;
        for (index, argument) in arguments.iter().enumerate() {
            let shape = self.param(index).ok_or((index, String::new()))?;
            let fitted = shape
                .fit(&argument.kind, &item, Kind::unify)
                .ok_or_else(|| (index, shape.expected(&item)))?;
            item = fitted;
        }
        let nullable = !self.never_null;
        Ok(Type {
            kind: self.result.result(item),
            nullable,
        })
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} -> {:?}", self.params, self.result)
    }
}

impl Shape {
    /// Gives the kind of a shape that is always the same.
    fn kind(self) -> Option<Kind> {
        match self {
            Shape::Boolean => Some(Kind::Boolean),
            Shape::Number => Some(Kind::Number),
            Shape::Text => Some(Kind::Text),
            Shape::Date => Some(Kind::Date),
            Shape::DateTime => Some(Kind::DateTime),
            Shape::Time => Some(Kind::Time),
            Shape::DaysTime => Some(Kind::DaysTime),
            Shape::YearsMonths => Some(Kind::YearsMonths),
            Shape::Booleans => Some(list(Kind::Boolean)),
            Shape::Numbers => Some(list(Kind::Number)),
            Shape::Texts => Some(list(Kind::Text)),
            Shape::List => Some(list(Kind::Null)),
            Shape::Any
            | Shape::Item
            | Shape::Ordered
            | Shape::Items
            | Shape::OrderedItems
            | Shape::Range
            | Shape::Row
            | Shape::Rows
            | Shape::Lists
            | Shape::Nested => None,
        }
    }

    /// Tells whether an argument fits: gives what `Item` stands for from then on. `unify` says which types go together.
    pub(super) fn fit(self, argument: &Kind, item: &Kind, unify: Unify) -> Option<Kind> {
        let element = match argument {
            Kind::List(element) => Some(&element.kind),
            Kind::Null => Some(argument),
            _ => None,
        };
        let of_rows = |kind: &Kind| matches!(kind, Kind::Row(_) | Kind::Null);
        let may_be_rows = |kind: &&Kind| of_rows(kind) || **kind == Kind::Any;
        match self {
            Shape::Any => Some(item.clone()),
            Shape::List => element.map(|_| item.clone()),
            Shape::Item => unify(item, argument),
            Shape::Ordered => unify(item, argument).filter(Kind::is_ordered),
            Shape::Items => unify(item, element?),
            Shape::OrderedItems => unify(item, element?).filter(Kind::is_ordered),
            Shape::Range => match argument {
                Kind::Range(bound) => unify(item, bound).filter(Kind::is_ordered),
                Kind::Null => Some(item.clone()),
                _ => None,
            },
            Shape::Row => of_rows(argument).then(|| item.clone()),
            Shape::Rows => element.filter(may_be_rows).map(|_| item.clone()),
            Shape::Lists => None,
            Shape::Nested => element.map(innermost),
            fixed => fixed.kind()?.unify(argument).map(|_| item.clone()),
        }
    }

    fn result(self, item: Kind) -> Kind {
        match self {
            Shape::Items | Shape::OrderedItems | Shape::Nested => list(item),
            Shape::Lists => list(list(item)),
            Shape::Item | Shape::Ordered | Shape::Any => item,
            fixed => fixed.kind().unwrap_or(Kind::Null),
        }
    }

    /// Names what should stand in the place of a wrong argument.
    fn expected(self, item: &Kind) -> String {
        match self {
            Shape::Item | Shape::Ordered if *item != Kind::Null => item.to_string(),
            Shape::Items | Shape::OrderedItems if *item != Kind::Null => {
                list(item.clone()).to_string()
            }
            Shape::Any | Shape::Item => "value".to_owned(),
            Shape::Ordered => "ordered".to_owned(),
            Shape::OrderedItems => "list<ordered>".to_owned(),
            Shape::Items | Shape::Nested | Shape::List | Shape::Lists => "list".to_owned(),
            Shape::Range if *item != Kind::Null => Kind::Range(Box::new(item.clone())).to_string(),
            Shape::Range => "range<ordered>".to_owned(),
            Shape::Row => "context<>".to_owned(),
            Shape::Rows => "list<context<>>".to_owned(),
            fixed => fixed.kind().unwrap_or(Kind::Null).to_string(),
        }
    }
}

fn list(element: Kind) -> Kind {
    Kind::List(Box::new(element.nullable()))
}

fn innermost(kind: &Kind) -> Kind {
    match kind {
        Kind::List(element) => innermost(&element.kind),
        other => other.clone(),
    }
}
