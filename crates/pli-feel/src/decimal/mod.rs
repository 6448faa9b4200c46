//! Exact decimal numbers: 34 digits, half-even, IEEE 754 decimal128.
//!
//! No operation panics and none yields a NaN or an infinity: what has no result answers `None`, which an expression
//! shows as null.

mod round;
mod small;
mod text;

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use dec::{Context, Decimal128};

use small::Small;

pub use round::Rounding;
pub use text::DecimalError;

/// A context of more digits than a number has.
type Wide = Context<dec::Decimal<14>>;

/// Makes it: eight digits more, and exponents within what decNumber's logarithms take.
fn wide() -> Option<Wide> {
    let mut wide = Wide::default();
    wide.set_precision(42).ok()?;
    wide.set_max_exponent(999_999).ok()?;
    wide.set_min_exponent(-999_999).ok()?;
    Some(wide)
}

/// A finite decimal number of at most 34 digits.
#[derive(Clone, Copy)]
pub struct Decimal(Digits);

/// How the digits are kept; one number may be kept in both ways.
#[derive(Clone, Copy)]
enum Digits {
    Few(Small),
    Many(Decimal128),
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal(Digits::Few(Small::ZERO));
    /// One.
    pub const ONE: Decimal = Decimal(Digits::Few(Small::ONE));

    /// The number as decNumber has it.
    fn wide(self) -> Decimal128 {
        match self.0 {
            Digits::Few(small) => small.widen(),
            Digits::Many(number) => number,
        }
    }

    /// Keeps a finite number, small where it can be.
    fn of_wide(number: Decimal128) -> Decimal {
        Decimal(Small::of(number).map_or(Digits::Many(number), Digits::Few))
    }

    /// Takes what a context computed, unless the result is not a number of this type.
    fn from_context(context: &Context<Decimal128>, number: Decimal128) -> Option<Decimal> {
        // Of finite numbers an operation gives a finite one, unless it raises a condition.
        let status = context.status();
        let undefined =
            status.overflow() || status.invalid_operation() || status.any() && !number.is_finite();
        if undefined {
            return None;
        }
        // A zero has no sign here: `-0` would otherwise show in texts.
        if number.is_signed() && number.is_zero() {
            return Some(Decimal::of_wide(context.clone().abs(number)));
        }
        Some(Decimal::of_wide(number))
    }

    /// Computes with few digits where that is exact, and else with many.
    fn exactly(
        self,
        other: Decimal,
        few: fn(Small, Small) -> Option<Small>,
        many: fn(&mut Context<Decimal128>, Decimal128, Decimal128) -> Decimal128,
    ) -> Option<Decimal> {
        if let (Digits::Few(left), Digits::Few(right)) = (self.0, other.0)
            && let Some(result) = few(left, right)
        {
            return Some(Decimal(Digits::Few(result)));
        }
        self.apply(other, many)
    }

    fn apply(
        self,
        other: Decimal,
        operation: fn(&mut Context<Decimal128>, Decimal128, Decimal128) -> Decimal128,
    ) -> Option<Decimal> {
        let mut context = Context::<Decimal128>::default();
        let number = operation(&mut context, self.wide(), other.wide());
        Decimal::from_context(&context, number)
    }

    /// Adds, rounded half-even to 34 digits; none on overflow.
    #[expect(clippy::should_implement_trait, reason = "it answers an Option")]
    pub fn add(self, other: Decimal) -> Option<Decimal> {
        self.exactly(other, Small::add, Context::<Decimal128>::add)
    }

    /// Subtracts, rounded half-even to 34 digits; none on overflow.
    #[expect(clippy::should_implement_trait, reason = "it answers an Option")]
    pub fn sub(self, other: Decimal) -> Option<Decimal> {
        self.exactly(other, Small::sub, Context::<Decimal128>::sub)
    }

    /// Multiplies, rounded half-even to 34 digits; none on overflow.
    #[expect(clippy::should_implement_trait, reason = "it answers an Option")]
    pub fn mul(self, other: Decimal) -> Option<Decimal> {
        self.exactly(other, Small::mul, Context::<Decimal128>::mul)
    }

    /// Divides, rounded half-even to 34 digits; none by zero or on overflow.
    #[expect(clippy::should_implement_trait, reason = "it answers an Option")]
    pub fn div(self, other: Decimal) -> Option<Decimal> {
        if other.is_zero() {
            return None;
        }
        self.exactly(other, Small::div, Context::<Decimal128>::div)
    }

    /// Gives the remainder of the truncated division, of the sign of `self`; none by zero.
    #[expect(clippy::should_implement_trait, reason = "it answers an Option")]
    pub fn rem(self, other: Decimal) -> Option<Decimal> {
        if other.is_zero() {
            return None;
        }
        self.apply(other, Context::<Decimal128>::rem)
    }

    /// Gives FEEL's `modulo`: the remainder of the floored division, of the sign of `other`; none by zero.
    pub fn modulo(self, other: Decimal) -> Option<Decimal> {
        let rest = self.rem(other)?;
        if rest.is_zero() || rest.is_negative() == other.is_negative() {
            return Some(rest);
        }
        rest.add(other)
    }

    /// Raises to a power, rounded to 34 digits; none where the result is not a real number or overflows.
    pub fn pow(self, exponent: Decimal) -> Option<Decimal> {
        if exponent.is_zero() {
            return Some(Decimal::ONE);
        }
        let power = wide()?.parse(exponent.wide().to_string()).ok()?;
        self.widely(|wide, base| wide.pow(base, &power))
    }

    /// Gives the square root, rounded to 34 digits; none of a negative number.
    pub fn sqrt(self) -> Option<Decimal> {
        self.widely(Wide::sqrt)
    }

    /// Gives the natural exponential, rounded to 34 digits; none on overflow.
    pub fn exp(self) -> Option<Decimal> {
        self.widely(Wide::exp)
    }

    /// Gives the natural logarithm, rounded to 34 digits; none of what is not above zero.
    pub fn ln(self) -> Option<Decimal> {
        if self.is_zero() || self.is_negative() {
            return None;
        }
        self.widely(Wide::ln)
    }

    /// Computes eight digits more, then rounds them away: decNumber's power may be wrong by one in its last digit.
    fn widely(self, compute: impl FnOnce(&mut Wide, &mut dec::Decimal<14>)) -> Option<Decimal> {
        let mut wide = wide()?;
        let mut number = wide.parse(self.wide().to_string()).ok()?;
        compute(&mut wide, &mut number);
        if !number.is_finite() {
            return None;
        }
        let mut context = Context::<Decimal128>::default();
        let number = context.from_decimal(&number);
        Decimal::from_context(&context, number)
    }

    /// Changes the sign; zero stays zero.
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "stands beside the checked operations"
    )]
    pub fn neg(self) -> Decimal {
        match self.0 {
            Digits::Few(small) => Decimal(Digits::Few(small.neg())),
            Digits::Many(number) if number.is_zero() => self,
            Digits::Many(number) => {
                Decimal(Digits::Many(Context::<Decimal128>::default().minus(number)))
            }
        }
    }

    /// Gives the absolute value.
    #[must_use]
    pub fn abs(self) -> Decimal {
        Decimal(match self.0 {
            Digits::Few(small) => Digits::Few(small.abs()),
            Digits::Many(number) => Digits::Many(Context::<Decimal128>::default().abs(number)),
        })
    }

    /// Tells whether it is zero.
    pub fn is_zero(self) -> bool {
        match self.0 {
            Digits::Few(small) => small.is_zero(),
            Digits::Many(number) => number.is_zero(),
        }
    }

    /// Tells whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self.0 {
            Digits::Few(small) => small.is_negative(),
            Digits::Many(number) => number.is_negative(),
        }
    }

    /// Tells whether it has no fractional part; `2.00` has none.
    pub fn is_integer(self) -> bool {
        self.decimals() == 0
    }

    /// Counts the decimals that are needed to write it: 2 for `1.50 + 0.05`, 0 for `2.00`.
    pub fn decimals(self) -> u32 {
        if let Digits::Few(small) = self.0 {
            return small.decimals();
        }
        let exponent = self.reduced().exponent();
        if exponent < 0 {
            exponent.unsigned_abs()
        } else {
            0
        }
    }

    /// Gives the number as an integer; none with a fractional part or beyond the bounds of `i64`.
    pub fn to_i64(self) -> Option<i64> {
        i64::try_from(self.to_units(0)?).ok()
    }

    /// Gives the number in units of `10^-decimals`; none where it has more decimals or does not fit.
    pub fn to_units(self, decimals: u32) -> Option<i128> {
        if let Digits::Few(small) = self.0 {
            return small.to_units(decimals);
        }
        let reduced = self.reduced();
        let power = i64::from(reduced.exponent()) + i64::from(decimals);
        let factor = 10i128.checked_pow(u32::try_from(power).ok()?)?;
        reduced.coefficient().checked_mul(factor)
    }

    /// Makes the number of so many units of `10^-decimals`; none beyond 34 digits.
    pub fn from_units(units: i128, decimals: u32) -> Option<Decimal> {
        const HALF: i64 = 100_000_000_000_000_000;
        if let Some(small) = Small::new(units, decimals) {
            return Some(Decimal(Digits::Few(small)));
        }
        let high = i64::try_from(units / i128::from(HALF)).ok()?;
        let low = i64::try_from(units % i128::from(HALF)).ok()?;
        let whole = Decimal::from(high)
            .mul(Decimal::from(HALF))?
            .add(Decimal::from(low))?;
        let mut context = Context::<Decimal128>::default();
        let exponent = i32::try_from(decimals).ok()?.checked_neg()?;
        let scaled = context.scaleb(whole.wide(), Decimal128::from(exponent));
        Decimal::from_context(&context, scaled)
    }

    /// Gives the number without its fractional part; none beyond the bounds of `i64`.
    pub fn trunc_to_i64(self) -> Option<i64> {
        self.round(0, Rounding::Down)?.to_i64()
    }

    /// Drops trailing zeros: one form for each number.
    fn reduced(self) -> Decimal128 {
        Context::<Decimal128>::default().reduce(self.wide())
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Decimal {
        let small = Small::new(number.into(), 0);
        Decimal(small.map_or_else(|| Digits::Many(Decimal128::from(number)), Digits::Few))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        if let (Digits::Few(left), Digits::Few(right)) = (self.0, other.0) {
            return left.order(right);
        }
        self.wide()
            .partial_cmp(&other.wide())
            .expect("a finite decimal is ordered with any other")
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.reduced().to_le_bytes().hash(state);
    }
}
