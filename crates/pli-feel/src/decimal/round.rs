//! Rounding to a number of decimals.

use dec::{Context, Decimal128};

use super::{Decimal, Digits};

/// How a number between two neighbours is brought to one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Nearest; halves to the even neighbour (FEEL `decimal`).
    HalfEven,
    /// Nearest; halves away from zero (FEEL `round half up`).
    HalfUp,
    /// Nearest; halves towards zero (FEEL `round half down`).
    HalfDown,
    /// Away from zero (FEEL `round up`).
    Up,
    /// Towards zero (FEEL `round down`).
    Down,
    /// Towards minus infinity (FEEL `floor`).
    Floor,
    /// Towards plus infinity (FEEL `ceiling`).
    Ceiling,
}

impl Rounding {
    pub(super) fn mode(self) -> dec::Rounding {
        match self {
            Rounding::HalfEven => dec::Rounding::HalfEven,
            Rounding::HalfUp => dec::Rounding::HalfUp,
            Rounding::HalfDown => dec::Rounding::HalfDown,
            Rounding::Up => dec::Rounding::Up,
            Rounding::Down => dec::Rounding::Down,
            Rounding::Floor => dec::Rounding::Floor,
            Rounding::Ceiling => dec::Rounding::Ceiling,
        }
    }
}

/// Bounds of a scale in DMN 1.5, 10.3.4.5.
const SCALES: std::ops::RangeInclusive<i32> = -6111..=6176;

impl Decimal {
    /// Rounds to `scale` decimals (tens and hundreds when negative); none outside DMN's bounds of a scale.
    ///
    /// A number with fewer decimals comes back as it is.
    pub fn round(self, scale: i32, rounding: Rounding) -> Option<Decimal> {
        if !SCALES.contains(&scale) {
            return None;
        }
        if let (Digits::Few(small), Ok(decimals)) = (self.0, u32::try_from(scale)) {
            return Some(Decimal(Digits::Few(small.round(decimals, rounding))));
        }
        let reduced = self.reduced();
        if reduced.exponent() >= -scale {
            return Some(Decimal::of_wide(reduced));
        }
        let mut context = Context::<Decimal128>::default();
        context.set_rounding(rounding.mode());
        let mut unit = Decimal128::ONE;
        context.set_exponent(&mut unit, -scale);
        let number = context.quantize(reduced, unit);
        Decimal::from_context(&context, number)
    }
}
