//! Numbers as people write them: at most eighteen digits or so, up to eighteen of them decimals. They are computed with as
//! whole numbers, some ten times as fast as the wide ones.
//!
//! Every result here is exact. What cannot be exact here has none, and is computed wide.

use std::cmp::Ordering;

use dec::{Context, Decimal128};

use super::Rounding;

/// Most decimals of a small number.
pub(super) const MAX_SCALE: u32 = 18;
/// Digits of a text that certainly fits.
const MAX_DIGITS: usize = 18;
/// Longest text of a small number: nineteen digits, a sign, a point and a zero before it.
const MAX_TEXT: usize = 24;

/// A whole number of units of `10^-scale`; the units are never `i64::MIN`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Small {
    units: i64,
    scale: u8,
}

fn power(exponent: u32) -> Option<i128> {
    10i128.checked_pow(exponent)
}

impl Small {
    pub(super) const ZERO: Small = Small { units: 0, scale: 0 };
    pub(super) const ONE: Small = Small { units: 1, scale: 0 };

    /// Makes one of units of `10^-scale`, without zeros at the end where they are too many; none where it does not fit.
    pub(super) fn new(mut units: i128, mut scale: u32) -> Option<Small> {
        while scale > MAX_SCALE || units.unsigned_abs() > i64::MAX.unsigned_abs().into() {
            if scale == 0 || units % 10 != 0 {
                return None;
            }
            units /= 10;
            scale -= 1;
        }
        let (units, scale) = (i64::try_from(units).ok()?, u8::try_from(scale).ok()?);
        Some(Small { units, scale })
    }

    /// The same number, where it is a small one.
    pub(super) fn of(number: Decimal128) -> Option<Small> {
        let scale = u32::try_from(number.exponent().checked_neg()?).ok()?;
        let fits = scale <= MAX_SCALE;
        fits.then(|| Small::new(number.coefficient(), scale))?
    }

    /// The same number, wide.
    pub(super) fn widen(self) -> Decimal128 {
        let mut number = Decimal128::from(self.units);
        if self.scale > 0 {
            let mut context = Context::<Decimal128>::default();
            context.set_exponent(&mut number, -i32::from(self.scale));
        }
        number
    }

    /// Reads digits with at most one sign and one point; none of anything else, and of more digits than surely fit.
    pub(super) fn parse(text: &str) -> Option<Small> {
        let bytes = text.as_bytes();
        let (negative, digits) = match bytes.split_first()? {
            (b'-', rest) => (true, rest),
            (b'+', rest) => (false, rest),
            _ => (false, bytes),
        };
        if digits.len() > MAX_DIGITS + 1 {
            return None;
        }
        let (mut units, mut count, mut scale) = (0i64, 0, None);
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    units = units.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                    count += 1;
                    scale = scale.map(|scale| scale + 1);
                }
                b'.' if scale.is_none() => scale = Some(0u8),
                _ => return None,
            }
        }
        let scale = scale.unwrap_or(0);
        let units = if negative { -units } else { units };
        (1..=MAX_DIGITS)
            .contains(&count)
            .then_some(Small { units, scale })
    }

    /// Both in units of the same size.
    fn aligned(self, other: Small) -> (i128, i128, u32) {
        let scale = self.scale.max(other.scale);
        let units = |number: Small| {
            let missing = u32::from(scale - number.scale);
            i128::from(number.units) * 10i128.pow(missing)
        };
        (units(self), units(other), scale.into())
    }

    pub(super) fn add(self, other: Small) -> Option<Small> {
        if self.scale == other.scale {
            return self
                .units
                .checked_add(other.units)
                .and_then(|units| self.with(units));
        }
        let (left, right, scale) = self.aligned(other);
        Small::new(left + right, scale)
    }

    pub(super) fn sub(self, other: Small) -> Option<Small> {
        self.add(other.neg())
    }

    pub(super) fn mul(self, other: Small) -> Option<Small> {
        let scale = u32::from(self.scale) + u32::from(other.scale);
        Small::new(i128::from(self.units) * i128::from(other.units), scale)
    }

    /// Divides where the result has an end; none where it has not, and by zero.
    pub(super) fn div(self, other: Small) -> Option<Small> {
        let common = gcd(self.units.unsigned_abs(), other.units.unsigned_abs());
        if other.units == 0 || common == 0 {
            return None;
        }
        let mut rest = other.units.unsigned_abs() / common;
        let twos = rest.trailing_zeros();
        rest >>= twos;
        let mut fives = 0;
        while rest.is_multiple_of(5) {
            rest /= 5;
            fives += 1;
        }
        if rest != 1 {
            return None;
        }
        // One factor ten for each two or five of the divisor.
        let tens = twos.max(fives);
        let factor = 2i128
            .checked_pow(tens - twos)?
            .checked_mul(5i128.checked_pow(tens - fives)?)?;
        let units = i128::from(self.units) / i128::from(common) * i128::from(other.units.signum());
        let units = units.checked_mul(factor)?;
        let scale = i64::from(self.scale) - i64::from(other.scale) + i64::from(tens);
        match u32::try_from(scale) {
            Ok(scale) => Small::new(units, scale),
            Err(_) => {
                let zeros = u32::try_from(scale.unsigned_abs()).ok()?;
                Small::new(units.checked_mul(power(zeros)?)?, 0)
            }
        }
    }

    fn with(self, units: i64) -> Option<Small> {
        let scale = self.scale;
        (units != i64::MIN).then_some(Small { units, scale })
    }

    pub(super) fn neg(self) -> Small {
        let (units, scale) = (-self.units, self.scale);
        Small { units, scale }
    }

    pub(super) fn abs(self) -> Small {
        let (units, scale) = (self.units.abs(), self.scale);
        Small { units, scale }
    }

    pub(super) fn is_zero(self) -> bool {
        self.units == 0
    }

    pub(super) fn is_negative(self) -> bool {
        self.units < 0
    }

    pub(super) fn order(self, other: Small) -> Ordering {
        if self.scale == other.scale {
            return self.units.cmp(&other.units);
        }
        let (left, right, _) = self.aligned(other);
        left.cmp(&right)
    }

    /// Without zeros behind the point.
    fn reduced(mut self) -> Small {
        while self.scale > 0 && self.units % 10 == 0 {
            self.units /= 10;
            self.scale -= 1;
        }
        self
    }

    /// How many decimals are needed to write it.
    pub(super) fn decimals(self) -> u32 {
        self.reduced().scale.into()
    }

    /// In units of `10^-decimals`; none where it has more decimals or does not fit.
    pub(super) fn to_units(self, decimals: u32) -> Option<i128> {
        let reduced = self.reduced();
        let missing = decimals.checked_sub(reduced.scale.into())?;
        i128::from(reduced.units).checked_mul(power(missing)?)
    }

    /// Rounds to so many decimals; fewer decimals stay as they are.
    pub(super) fn round(self, decimals: u32, rounding: Rounding) -> Small {
        let Some(dropped) = u32::from(self.scale)
            .checked_sub(decimals)
            .filter(|dropped| *dropped > 0)
        else {
            return self;
        };
        let unit = 10i64.pow(dropped);
        let (whole, rest) = (self.units / unit, self.units % unit);
        let side = rest.unsigned_abs().cmp(&(unit.unsigned_abs() / 2));
        let away = match rounding {
            Rounding::HalfEven => side.is_gt() || side.is_eq() && whole % 2 != 0,
            Rounding::HalfUp => side.is_ge(),
            Rounding::HalfDown => side.is_gt(),
            Rounding::Up => rest != 0,
            Rounding::Down => false,
            Rounding::Floor => rest < 0,
            Rounding::Ceiling => rest > 0,
        };
        let units = if away { whole + rest.signum() } else { whole };
        let scale = u8::try_from(decimals).unwrap_or(self.scale);
        Small { units, scale }
    }

    /// Writes a number of at most so many decimals with exactly so many.
    pub(super) fn to_fixed(self, decimals: u32) -> String {
        let decimals = usize::try_from(decimals.min(6000)).unwrap_or(0);
        self.write(|digits| {
            let point = digits.bytes().position(|byte| byte == b'.');
            let own = point.map_or(0, |point| digits.len() - point - 1);
            let mut text = String::with_capacity(digits.len() + decimals + 2);
            if self.is_negative() {
                text.push('-');
            }
            text.push_str(digits);
            if own == 0 && decimals > 0 {
                text.push('.');
            }
            text.extend(std::iter::repeat_n('0', decimals.saturating_sub(own)));
            text
        })
    }

    /// Hands over the shortest plain form without its sign.
    pub(super) fn write<T>(self, take: impl FnOnce(&str) -> T) -> T {
        let number = self.reduced();
        let scale = usize::from(number.scale);
        let mut text = [b'0'; MAX_TEXT];
        let (mut at, mut rest, mut count) = (MAX_TEXT, number.units.unsigned_abs(), 0);
        // One digit before the point at least.
        while rest > 0 || count <= scale {
            if count == scale && scale > 0 {
                at -= 1;
                text[at] = b'.';
            }
            at -= 1;
            text[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            count += 1;
        }
        take(std::str::from_utf8(&text[at..]).unwrap_or_default())
    }
}

fn gcd(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(text: &str) -> Small {
        Small::parse(text).expect("a small number")
    }

    fn text(number: Small) -> String {
        let sign = if number.is_negative() { "-" } else { "" };
        number.write(|digits| format!("{sign}{digits}"))
    }

    #[test]
    fn what_is_written_is_what_was_read() {
        for (given, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("0.00", "0"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-12.50", "-12.5"),
            ("100", "100"),
            ("0.000000000000000001", "0.000000000000000001"),
            ("999999999999999999", "999999999999999999"),
            ("-0.05", "-0.05"),
        ] {
            let read = Small::parse(given).or_else(|| given.parse().ok().and_then(Small::of));
            assert_eq!(read.map(text).as_deref(), Some(expected), "{given}");
        }
        for none in [
            "",
            "-",
            ".",
            "1.2.3",
            "1e3",
            "--1",
            "1 000",
            "9999999999999999999",
        ] {
            assert!(Small::parse(none).is_none(), "{none}");
        }
    }

    #[test]
    fn what_is_not_exact_has_no_small_result() {
        let half = small("0.5");
        assert_eq!(half.div(small("0.125")).map(text).as_deref(), Some("4"));
        assert_eq!(
            small("7").div(small("-400")).map(text).as_deref(),
            Some("-0.0175")
        );
        assert_eq!(
            small("1").div(small("0.001")).map(text).as_deref(),
            Some("1000")
        );
        assert!(small("1").div(small("3")).is_none());
        assert!(small("1").div(Small::ZERO).is_none());
        assert!(small("0").div(Small::ZERO).is_none());
        let large = small("999999999999999999");
        assert!(large.mul(large).is_none());
        assert!(large.mul(small("100")).is_none());
        let tiny = small("0.00000000000000001");
        assert!(large.add(tiny).is_none());
        assert!(tiny.mul(tiny).is_none());
    }

    #[test]
    fn both_ways_of_computing_agree() {
        let numbers = [
            "0",
            "1",
            "-1",
            "0.5",
            "-2.5",
            "3.333",
            "1000000.01",
            "-0.000001",
            "99999999999.99",
        ];
        let ways = [
            Rounding::HalfEven,
            Rounding::HalfUp,
            Rounding::HalfDown,
            Rounding::Up,
            Rounding::Down,
            Rounding::Floor,
            Rounding::Ceiling,
        ];
        for left in numbers.map(small) {
            assert_eq!(Small::of(left.widen()).map(text), Some(text(left)));
            for right in numbers.map(small) {
                let mut context = Context::<Decimal128>::default();
                let (wide_left, wide_right) = (left.widen(), right.widen());
                let same = |small: Option<Small>, wide: Decimal128| {
                    if let Some(small) = small {
                        assert!(small.widen() == wide, "{left:?} {right:?} {small:?}");
                    }
                };
                same(left.add(right), context.add(wide_left, wide_right));
                same(left.sub(right), context.sub(wide_left, wide_right));
                same(left.mul(right), context.mul(wide_left, wide_right));
                same(left.div(right), context.div(wide_left, wide_right));
                assert_eq!(Some(left.order(right)), wide_left.partial_cmp(&wide_right));
            }
            for way in ways {
                let mut context = Context::<Decimal128>::default();
                context.set_rounding(way.mode());
                for decimals in 0..3 {
                    let mut unit = Decimal128::ONE;
                    context.set_exponent(&mut unit, -decimals);
                    let wide = context.quantize(left.widen(), unit);
                    let rounded = left.round(decimals.unsigned_abs(), way);
                    assert!(rounded.widen() == wide, "{left:?} {way:?} {decimals}");
                }
            }
        }
    }
}
