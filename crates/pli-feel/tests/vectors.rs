//! Exact arithmetic against another implementation: `tests/vectors/decimal.txt`, made by Python's decimal module.

use pli_feel::{Decimal, Rounding};

const VECTORS: &str = include_str!("vectors/decimal.txt");

fn rounding(name: &str) -> Option<Rounding> {
    match name {
        "half_even" => Some(Rounding::HalfEven),
        "half_up" => Some(Rounding::HalfUp),
        "half_down" => Some(Rounding::HalfDown),
        "up" => Some(Rounding::Up),
        "down" => Some(Rounding::Down),
        "floor" => Some(Rounding::Floor),
        "ceiling" => Some(Rounding::Ceiling),
        _ => None,
    }
}

fn result(operation: &str, left: Decimal, right: Decimal) -> Option<Decimal> {
    match operation {
        "add" => left.add(right),
        "sub" => left.sub(right),
        "mul" => left.mul(right),
        "div" => left.div(right),
        "pow" => left.pow(right),
        mode => {
            let scale = right.to_i64().and_then(|scale| i32::try_from(scale).ok());
            left.round(
                scale.expect("a scale"),
                rounding(mode).expect("a known operation"),
            )
        }
    }
}

#[test]
fn arithmetic_agrees_with_python_to_the_last_digit() {
    let mut wrong = Vec::new();
    for line in VECTORS.lines() {
        let [operation, left, right, expected] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("four words: {line}");
        };
        let (left, right) = (left.parse().expect(line), right.parse().expect(line));
        let found =
            result(operation, left, right).map_or("none".to_owned(), |number| number.to_string());
        if found != expected {
            wrong.push(format!("{line}\n   is {found}"));
        }
    }
    assert!(VECTORS.lines().count() > 2000);
    assert!(
        wrong.is_empty(),
        "{} differ\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn texts_that_are_no_numbers_are_refused() {
    let refused = [
        "",
        " ",
        "1 ",
        " 1",
        "1,5",
        "1.2.3",
        "NaN",
        "sNaN",
        "Infinity",
        "-inf",
        "0x10",
        "1e",
        "e1",
        "--1",
        "+-1",
        "1_000",
        "١",
        "1e99999",
        "1e-99999",
        "12345678901234567890123456789012345",
    ];
    for text in refused {
        assert!(text.parse::<Decimal>().is_err(), "{text}");
    }
}

#[test]
fn amounts_are_written_with_their_decimals() {
    let fixed = |text: &str, decimals| text.parse::<Decimal>().expect(text).to_fixed(decimals);
    let table = [
        ("0", 2, "0.00"),
        ("1234.5", 2, "1234.50"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("12", 0, "12"),
    ];
    for (text, decimals, expected) in table {
        assert_eq!(fixed(text, decimals), expected);
    }
    assert_eq!(
        "1e3".parse::<Decimal>().map(|number| number.to_string()),
        Ok("1000".to_owned())
    );
    assert_eq!("-1.50".parse::<Decimal>().map(Decimal::decimals), Ok(1));
    assert_eq!(
        "9223372036854775808"
            .parse::<Decimal>()
            .map(Decimal::to_i64),
        Ok(None)
    );
    assert_eq!(
        "-9223372036854775808"
            .parse::<Decimal>()
            .map(Decimal::to_i64),
        Ok(Some(i64::MIN))
    );
}
