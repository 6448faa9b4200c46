//! A small form that has every kind of field, filled, checked, read and written.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod answers;
mod carry;
mod compare;
mod draft;
mod english;
mod evaluation;
mod profile;
mod wallet;
