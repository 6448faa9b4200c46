//! Tables of spreadsheets: pasted, read from files of other programs, written, read again, and attacked.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod desk;
mod files;
mod hostile;
mod mapping;
mod paste;
mod round_trip;
