//! What must always hold, whatever the text: no panic, no endless evaluation, exact and consistent numbers.

mod form;

use pli_feel::{Decimal, Exhausted, Scope, Slot, Type, Value, compile, is_name};
use proptest::prelude::*;

use form::form;

/// Steps that a hostile expression is given here.
const FUEL: u64 = 20_000;

/// Pieces of expressions, good and bad, that random texts are made of.
const PIECES: &[&str] = &[
    "1",
    "2.5",
    "\"a\"",
    "null",
    "true",
    "oui",
    "prix.tva",
    "sessions.session",
    "organisme.siret",
    ".city",
    ".price",
    "date(\"2027-02-02\")",
    "duration(\"P1M\")",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    ">=",
    "and",
    "or",
    "not(",
    "(",
    ")",
    "[",
    "]",
    "]",
    "{",
    "}",
    "a:",
    ",",
    "..",
    "in",
    "between",
    "if",
    "then",
    "else",
    "for",
    "x in",
    "return",
    "some",
    "every",
    "satisfies",
    "x",
    "item",
    "sum(",
    "count(",
    "string length(",
    "date and time(",
    "flatten(",
    "string join(",
    "concatenate(",
    "é",
    "'",
    "\"",
    "\\",
    "//",
    "/*",
    "1e999",
    "...",
    "\u{0}",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.join(" "))
}

/// Expressions that are well formed, and mostly well typed: numbers that grow.
fn arithmetic() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        (-1_000_000i64..1_000_000, 0u32..6).prop_map(|(units, shift)| format!("{units}e-{shift}")),
        Just("prix.total_ht".to_owned()),
        Just("prix.tva".to_owned()),
        Just("sum(sessions.session.price)".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        prop_oneof![
            (
                inner.clone(),
                prop::sample::select(vec!["+", "-", "*", "/", "**"]),
                inner.clone()
            )
                .prop_map(|(left, operator, right)| format!("({left}) {operator} ({right})")),
            (inner.clone(), inner.clone())
                .prop_map(|(left, right)| format!("if {left} < {right} then {left} else {right}")),
            inner
                .clone()
                .prop_map(|inner| format!("round half up({inner}, 2)")),
            inner.prop_map(|inner| format!("sum(for x in [1, 2, {inner}] return x * 2)")),
        ]
    })
}

fn run(source: &str, scope: &Scope, values: &[Value]) -> Option<Result<Value, Exhausted>> {
    let read = |slot: Slot| values[slot.index()].clone();
    compile(source, scope)
        .ok()
        .map(|program| program.evaluate_within(FUEL, &read))
}

/// Spans of faults can be cut out of the source, and there is always one.
fn faults_point_into(source: &str, scope: &Scope) {
    if let Err(faults) = compile(source, scope) {
        assert!(!faults.is_empty());
        for fault in faults {
            assert!(
                source.get(fault.span.clone()).is_some(),
                "{source}: {fault:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_compiles_or_is_refused(source in ".{0,80}") {
        let (scope, values) = form();
        faults_point_into(&source, &scope);
        run(&source, &scope, &values);
    }

    #[test]
    fn any_mixture_of_words_compiles_or_is_refused(source in pieces()) {
        let (scope, values) = form();
        faults_point_into(&source, &scope);
        run(&source, &scope, &values);
    }

    #[test]
    fn well_formed_arithmetic_gives_a_number_or_null(source in arithmetic()) {
        let (scope, values) = form();
        if let Some(Ok(value)) = run(&source, &scope, &values) {
            prop_assert!(matches!(value, Value::Null | Value::Number(_)), "{source} is {value}");
        }
    }

    #[test]
    fn a_value_written_out_reads_back_as_itself(source in arithmetic()) {
        let (scope, values) = form();
        if let Some(Ok(value)) = run(&format!("[{source}, 1]"), &scope, &values) {
            // Beyond 34 digits the zeros that FEEL writes out are more than a literal may have.
            prop_assume!(value.to_string().len() < 60);
            let again = run(&value.to_string(), &scope, &values);
            prop_assert_eq!(again, Some(Ok(value)));
        }
    }

    #[test]
    fn numbers_survive_their_text(digits in "-?[0-9]{1,30}(\\.[0-9]{1,4})?") {
        let number: Decimal = digits.parse().expect("34 digits at most");
        let again: Decimal = number.to_string().parse().expect("its own text");
        prop_assert_eq!(number, again);
        prop_assert!(number.to_fixed(4).parse::<Decimal>() == Ok(number));
    }

    #[test]
    fn addition_is_undone_by_subtraction(left in -1_000_000_000i64..1_000_000_000, right in -1_000_000_000i64..1_000_000_000) {
        let (left, right) = (Decimal::from(left), Decimal::from(right));
        let sum = left.add(right).expect("small numbers");
        prop_assert_eq!(sum.sub(right), Some(left));
        prop_assert_eq!(left.cmp(&right), left.sub(right).map(|rest| rest.cmp(&Decimal::ZERO)).expect("small numbers"));
    }
}

#[test]
fn nesting_is_refused_before_it_hurts() {
    let (scope, _) = form();
    let deep = [
        format!("{}1{}", "(".repeat(1000), ")".repeat(1000)),
        format!("{}1{}", "[".repeat(1000), "]".repeat(1000)),
        "-".repeat(3000) + "1",
        "not(".repeat(900),
        "if true then ".repeat(300),
        format!("1{}", " + 1".repeat(1000)),
        format!("sessions{}", ".a".repeat(2000)),
        format!("[[1]]{}", "[1]".repeat(1300)),
        "\"".to_owned() + &"a".repeat(5000) + "\"",
    ];
    for source in deep {
        assert!(compile(&source, &scope).is_err(), "{} bytes", source.len());
    }
}

#[test]
fn hostile_expressions_stop() {
    let (scope, values) = form();
    let read = |slot: Slot| values[slot.index()].clone();
    let growing = (0..14).fold("\"aaaaaaaaaaaaaaaa\"".to_owned(), |inner, _| {
        format!("string join(for x in [{inner}] return x + x + x + x + x + x + x + x)")
    });
    let shared = (0..12).fold("[1, 2]".to_owned(), |inner, _| {
        format!("(for x in [{inner}] return [x, x, x, x, x, x, x, x])")
    });
    let hostile = [
        "for a in 1..400, b in 1..500 return a * b".to_owned(),
        "some a in 1..400, b in 1..400 satisfies a + b < 0".to_owned(),
        growing,
        format!("string({shared})"),
        format!("count(flatten({shared}))"),
    ];
    for source in hostile {
        let program = compile(&source, &scope).expect(&source);
        assert_eq!(
            program.evaluate_within(500_000, &read),
            Err(Exhausted),
            "{source}"
        );
    }
}

#[test]
fn the_deepest_expressions_that_are_accepted_also_evaluate() {
    let (scope, values) = form();
    let read = |slot: Slot| values[slot.index()].clone();
    let table = [
        (format!("1{}", " + 1".repeat(158)), "159"),
        (
            format!("{}true{}", "not(".repeat(46), ")".repeat(46)),
            "true",
        ),
        (
            format!("{}1{}", "[".repeat(46), "]".repeat(46) + &"[1]".repeat(46)),
            "1",
        ),
        (
            format!("{}0", "if oui and non then 1 else ".repeat(46)),
            "0",
        ),
    ];
    for (source, expected) in table {
        let program = compile(&source, &scope).expect(&source);
        assert_eq!(program.evaluate(&read).to_string(), expected, "{source}");
    }
}

#[test]
fn inner_names_hide_outer_ones_and_aliases_share_a_slot() {
    let mut scope = Scope::new();
    let total = scope.declare("prix.total", Type::NUMBER);
    let outer = scope.declare("prix.prix", Type::TEXT);
    scope.enter();
    scope.alias("total", total);
    scope.alias("prix", outer);
    let inner = scope.declare("city", Type::TEXT);
    let reads = |source: &str, scope: &Scope| {
        compile(source, scope).map(|program| program.reads().to_vec())
    };
    assert_eq!(reads("total + prix.total", &scope), Ok(vec![total]));
    assert_eq!(reads("prix + city", &scope), Ok(vec![outer, inner]));
    assert_eq!(reads("for city in [1] return city + 1", &scope), Ok(vec![]));
    scope.leave();
    assert!(reads("city", &scope).is_err(), "the layer was left");
    assert_eq!(reads("prix.total", &scope), Ok(vec![total]));
}

#[test]
fn names_are_lower_case_and_no_keywords() {
    for good in ["siret", "_x", "line1", "item", "date", "total_ht"] {
        assert!(is_name(good), "{good}");
    }
    for bad in [
        "", "1a", "Siret", "é", "a-b", "a.b", "a b", "in", "for", "true", "null",
    ] {
        assert!(!is_name(bad), "{bad}");
    }
}

proptest! {
    /// Sums by difference rest on this: whole units there and back are the number itself.
    #[test]
    fn units_there_and_back_are_the_number(units in -10i128.pow(33)..10i128.pow(33), decimals in 0u32..10) {
        let number = Decimal::from_units(units, decimals).expect("fewer than 34 digits");
        prop_assert_eq!(number.to_units(decimals), Some(units));
        let other = Decimal::from_units(units / 3, decimals).expect("fewer than 34 digits");
        prop_assert_eq!(number.add(other).and_then(|sum| sum.to_units(decimals)), Some(units + units / 3));
    }
}
