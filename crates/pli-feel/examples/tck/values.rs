//! Values as the kit writes them, and whether a value of ours is the one that it expects.

use jiff::civil::{Date, DateTime, Time};
use pli_feel::{Decimal, Row, RowType, Value};
use roxmltree::Node;

/// A value of the kit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expected {
    /// No value.
    Null,
    /// A value that no list and no row is, by its type and its text.
    Simple(String, String),
    /// A list.
    List(Vec<Expected>),
    /// A row.
    Row(Vec<(String, Expected)>),
}

/// Reads the value within an `inputNode`, `expected`, `item` or `component`.
pub(crate) fn read(node: &Node<'_, '_>) -> Expected {
    let is_nil = |node: &Node<'_, '_>| {
        let mut attributes = node.attributes();
        attributes.any(|attribute| attribute.name() == "nil" && attribute.value() == "true")
    };
    if is_nil(node) {
        return Expected::Null;
    }
    let named = |wanted: &'static str| {
        node.children()
            .filter(move |child| child.tag_name().name() == wanted)
    };
    if let Some(value) = named("value").next() {
        let of = value
            .attributes()
            .find(|attribute| attribute.name() == "type");
        let of = of.map_or("string", |of| {
            of.value().rsplit(':').next().unwrap_or_default()
        });
        if is_nil(&value) {
            return Expected::Null;
        }
        return Expected::Simple(of.to_owned(), value.text().unwrap_or_default().to_owned());
    }
    if let Some(list) = named("list").next() {
        if is_nil(&list) {
            return Expected::Null;
        }
        let items = list
            .children()
            .filter(|child| child.tag_name().name() == "item");
        return Expected::List(items.map(|item| read(&item)).collect());
    }
    let components = named("component").filter_map(|component| {
        let name = component.attribute("name")?.to_owned();
        Some((name, read(&component)))
    });
    let components: Vec<_> = components.collect();
    if components.is_empty() {
        Expected::Null
    } else {
        Expected::Row(components)
    }
}

impl Expected {
    /// Gives the value of ours; none for what the language has no value for, such as a time with a zone.
    pub(crate) fn to_value(&self) -> Option<Value> {
        match self {
            Expected::Null => Some(Value::Null),
            Expected::Simple(of, text) => simple(of, text.trim(), text),
            Expected::List(items) => {
                let items: Option<Vec<Value>> = items.iter().map(Expected::to_value).collect();
                items.map(Value::list)
            }
            Expected::Row(cells) => {
                let cells: Option<Vec<(String, Value)>> = cells
                    .iter()
                    .map(|(name, cell)| Some((name.clone(), cell.to_value()?)))
                    .collect();
                let cells = cells?;
                let shape = RowType::new(
                    cells
                        .iter()
                        .map(|(name, cell)| (name.as_str(), cell.kind().nullable())),
                );
                let cell = |name: &str| {
                    let found = cells.iter().find(|(known, _)| known == name);
                    found.map_or(Value::Null, |(_, value)| value.clone())
                };
                Some(Value::Row(Row::new(&shape, cell).into()))
            }
        }
    }

    /// Tells whether a value is the expected one.
    pub(crate) fn is(&self, value: &Value) -> bool {
        match (self, value) {
            (Expected::List(items), Value::List(elements)) => {
                items.len() == elements.len()
                    && items
                        .iter()
                        .zip(elements.iter())
                        .all(|(item, element)| item.is(element))
            }
            (Expected::Row(cells), Value::Row(row)) => {
                cells.len() == row.cells().count()
                    && cells.iter().all(|(name, cell)| cell.is(&row.get(name)))
            }
            (Expected::Simple(of, text), Value::Number(number))
                if of == "decimal" || of == "double" =>
            {
                text.trim()
                    .parse()
                    .is_ok_and(|wanted| is_near(*number, wanted))
            }
            (expected, value) => expected.to_value().as_ref() == Some(value),
        }
    }
}

/// Reads texts with jiff and not with the reader that is judged.
fn simple(of: &str, text: &str, whole: &str) -> Option<Value> {
    match of {
        "string" => Some(Value::text(whole)),
        "boolean" => Some(Value::Boolean(text == "true" || text == "1")),
        "decimal" | "double" | "integer" | "int" | "long" | "float" => {
            text.parse().ok().map(Value::Number)
        }
        "date" => text
            .parse::<Date>()
            .ok()
            .or_else(|| before_christ(text))
            .map(Value::Date),
        "time" if has_zone(text) => None,
        "time" => text.parse::<Time>().ok().map(Value::Time),
        "dateTime" if text.split_once('T').is_some_and(|(_, time)| has_zone(time)) => None,
        "dateTime" => moment(text).map(Value::DateTime),
        "duration" => duration(text),
        _ => None,
    }
}

fn has_zone(time: &str) -> bool {
    time.contains(['Z', '+', '-', '@'])
}

/// Years before the first are written with six digits for jiff.
fn before_christ(text: &str) -> Option<Date> {
    text.strip_prefix('-')
        .and_then(|rest| format!("-00{rest}").parse().ok())
}

fn moment(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once('T')?;
    let date: Date = date.parse().ok().or_else(|| before_christ(date))?;
    Some(date.to_datetime(time.parse().ok()?))
}

fn duration(text: &str) -> Option<Value> {
    let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let date = rest.strip_prefix('P')?.split('T').next()?;
    if date.contains(['Y', 'M']) {
        // Beyond what jiff's spans hold: the two numbers are taken as they are written.
        let number = |letter: char, after: &[char]| {
            let text = date
                .split(letter)
                .next()
                .filter(|_| date.contains(letter))?;
            text.rsplit(after).next()?.parse::<i64>().ok()
        };
        let (years, months) = (number('Y', &[]), number('M', &['Y']));
        let months = years.unwrap_or(0) * 12 + months.unwrap_or(0);
        return Some(Value::YearsMonths(sign * months));
    }
    let span: jiff::Span = text.parse().ok()?;
    let hours = jiff::SpanRelativeTo::days_are_24_hours();
    span.to_duration(hours).ok().map(Value::DaysTime)
}

/// What the runners of the kit call the same number: less than 10⁻⁸ apart.
fn is_near(found: Decimal, wanted: Decimal) -> bool {
    let nearly: Option<Decimal> = "0.00000001".parse().ok();
    let apart = found.sub(wanted).map(Decimal::abs);
    apart
        .zip(nearly)
        .is_some_and(|(apart, nearly)| apart < nearly)
}
