//! How long one expression takes: once compiled, and to compile.

use criterion::{Criterion, criterion_group, criterion_main};
use pli_feel::{Decimal, Row, RowType, Scope, Slot, Type, Value, compile};
use std::hint::black_box;

/// A price table of 60 lines, and two numbers beside it.
fn table() -> (Scope, Vec<Value>) {
    let line = RowType::new([
        ("price", Type::NUMBER),
        ("volume", Type::NUMBER),
        ("kind", Type::TEXT),
    ]);
    let mut scope = Scope::new();
    for name in ["price", "volume"] {
        scope.declare(name, Type::NUMBER);
    }
    scope.declare("prix.lines", Type::rows(line.clone()));
    let lines = (0..60).map(|index| {
        Value::Row(
            Row::new(&line, |name| match name {
                "price" => Value::Number(Decimal::from(1000 + index)),
                "volume" => Value::Number(Decimal::from(index)),
                _ => Value::text(if index % 2 == 0 { "heure" } else { "forfait" }),
            })
            .into(),
        )
    });
    let number = |number: i64| Value::Number(Decimal::from(number));
    let values = vec![number(1250), number(40), Value::list(lines)];
    (scope, values)
}

fn evaluate(criterion: &mut Criterion) {
    let (scope, values) = table();
    let read = |slot: Slot| values[slot.index()].clone();
    let expressions = [
        ("a slot", "price"),
        ("a product", "price * volume"),
        ("a condition", "price > 0 and volume != null"),
        ("a sum of 60 rows", "sum(prix.lines.price)"),
        (
            "a filtered sum of 60 rows",
            "sum(prix.lines[kind = \"heure\"].price)",
        ),
        (
            "60 products",
            "sum(for l in prix.lines return round half up(l.price * l.volume, 2))",
        ),
    ];
    for (name, source) in expressions {
        let program = compile(source, &scope).expect(source);
        criterion.bench_function(name, |bench| {
            bench.iter(|| black_box(program.evaluate(&read)));
        });
    }
    criterion.bench_function("compiling", |bench| {
        bench.iter(|| {
            black_box(
                compile(
                    "sum(prix.lines[kind = \"heure\"].price) > price * volume",
                    &scope,
                )
                .is_ok(),
            )
        });
    });
}

criterion_group!(benches, evaluate);
criterion_main!(benches);
