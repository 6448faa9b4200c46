//! A number as text: strict and bounded in, plain and without exponent out.

use std::fmt;
use std::str::FromStr;

use dec::{Context, Decimal128};

use super::small::Small;
use super::{Decimal, Digits, Rounding};

/// Longest text that is read as a number.
const MAX_CHARS: usize = 64;

/// Why a text is no decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Something else than digits, one point, a sign and an exponent.
    #[error("not a decimal number")]
    Syntax,
    /// More than 34 digits, or too large for the type.
    #[error("a number has at most 34 digits")]
    TooPrecise,
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads `-1234.56`, `.5`, `1e3`; refuses separators, words such as `NaN`, and what would have to be rounded.
    fn from_str(text: &str) -> Result<Decimal, DecimalError> {
        if let Some(small) = Small::parse(text) {
            return Ok(Decimal(Digits::Few(small)));
        }
        if text.len() > MAX_CHARS {
            return Err(DecimalError::TooPrecise);
        }
        let starts_like_a_number = text
            .trim_start_matches(['-', '+'])
            .starts_with(|first: char| first.is_ascii_digit() || first == '.');
        if !starts_like_a_number {
            return Err(DecimalError::Syntax);
        }
        let mut context = Context::<Decimal128>::default();
        let number = context.parse(text).map_err(|_| DecimalError::Syntax)?;
        let status = context.status();
        if status.inexact() || status.underflow() {
            return Err(DecimalError::TooPrecise);
        }
        Decimal::from_context(&context, number).ok_or(DecimalError::TooPrecise)
    }
}

impl Decimal {
    /// Writes the number with exactly `decimals` decimals, halves away from zero: `1234.50`.
    pub fn to_fixed(self, decimals: u32) -> String {
        if let Digits::Few(small) = self.0 {
            return small.round(decimals, Rounding::HalfUp).to_fixed(decimals);
        }
        let scale = i32::try_from(decimals.min(6000)).expect("6000 fits");
        let rounded = self.round(scale, Rounding::HalfUp).unwrap_or(self);
        let mut text = rounded.to_string();
        let present = text
            .split_once('.')
            .map_or(0, |(_, fraction)| fraction.len());
        if present == 0 && scale > 0 {
            text.push('.');
        }
        let missing = usize::try_from(scale)
            .expect("not negative")
            .saturating_sub(present);
        text.extend(std::iter::repeat_n('0', missing));
        text
    }
}

impl fmt::Display for Decimal {
    /// Writes the shortest plain form: `1234.5`, never `1.2345E+3`, no trailing zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Digits::Few(small) = self.0 {
            return small.write(|digits| f.pad_integral(!self.is_negative(), "", digits));
        }
        let reduced = self.reduced();
        let digits = reduced.coefficient().unsigned_abs().to_string();
        let exponent = reduced.exponent();
        let shift = usize::try_from(exponent.unsigned_abs()).expect("an exponent fits");
        let plain = if exponent >= 0 {
            let zeros = if digits == "0" { 0 } else { shift };
            format!("{digits}{}", "0".repeat(zeros))
        } else if digits.len() > shift {
            let (whole, fraction) = digits.split_at(digits.len() - shift);
            format!("{whole}.{fraction}")
        } else {
            format!("0.{}{digits}", "0".repeat(shift - digits.len()))
        };
        f.pad_integral(!self.is_negative(), "", &plain)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
