//! Drafts that go from one version of a form to another: nothing answered is lost, and the move is taken back exactly.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod bad;
mod forms;
mod moving;
mod property;
