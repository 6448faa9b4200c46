//! The expression language of forms: a typed, decimal, terminating profile of FEEL (OMG DMN 1.5, chapter 10).
//!
//! An expression is compiled once against a [`Scope`] of names, which gives it a type, the list of the slots that it
//! reads and a bound on its cost; then it is evaluated as often as those slots change. `docs/feel-profile.md` says what
//! the profile holds and where it departs from FEEL.
//!
//! Must not know a form, a dossier, a clock, a file or the environment; must not panic, whatever the text.

mod check;
mod decimal;
mod diagnostic;
mod dialect;
mod functions;
mod program;
mod scope;
mod syntax;
mod types;
mod value;

pub use decimal::{Decimal, DecimalError, Rounding};
pub use diagnostic::{Code, Diagnostic, Language};
pub use dialect::Dialect;
pub use functions::Aggregate;
pub use program::{
    Because, Calculation, Comparison, DEFAULT_FUEL, Exhausted, Junction, Outline, Over, Program,
    Round, Trace, compile, compile_as,
};
pub use scope::{Labels, Scope, Slot};
pub use syntax::is_name;
pub use types::{Kind, Nullable, RowType, Type};
pub use value::{Bound, RangeValue, Row, Value};
