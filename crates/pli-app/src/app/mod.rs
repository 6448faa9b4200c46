//! The application over one folder, from first start to ready.
//!
//! [`App`] is what a host holds; [`Session`] is the open store that use cases work on.

mod session;
mod start;
mod watch;

pub use session::Session;
pub(crate) use session::{now, today};
pub use start::App;
