//! Shared code lists: those that come with the application, those kept in the store, and the signed packs that bring others.
//!
//! A list is found by the digest of its file alone. Once kept it stays for ever: the drafts that mean it must open.

mod add;
mod bundled;
mod find;
mod kept;
mod pack;

pub use add::{Added, add};
pub use bundled::shelf as bundled_shelf;
pub use find::{Listed, search, search_at, show_all};
pub(crate) use kept::{keep_used, shelf_for};
pub use pack::{MAX_PACK_BYTES, Pack, make_pack, read_pack};
