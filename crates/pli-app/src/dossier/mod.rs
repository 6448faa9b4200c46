//! Dossiers: started, opened, edited, undone, filled from a file, shown, printed, signed.
//!
//! An edit is applied in memory, written as operations, and answered only once they are durable. Holds no rule: rules are the
//! core's.

mod check;
mod commit;
mod compare;
mod content;
mod create;
mod duplicate;
mod edit;
mod explain;
mod fill;
mod form_view;
mod level;
mod list;
mod open;
mod point;
mod print;
mod raise;
mod show;
mod sign;
mod sign_several;
mod state;
mod table;
mod table_view;
mod undo;
mod versions;

pub use check::{CheckedFinding, check, path_at, row_at};
pub(crate) use commit::{Act, commit};
pub use compare::compare;
pub use create::{create, rename};
pub(crate) use create::{create_of, put_under};
pub use duplicate::{duplicate, duplicate_plan};
pub(crate) use edit::rows_stand;
pub use edit::{edit, set};
pub use explain::explain;
pub use fill::{answers, fill};
pub(crate) use form_view::form_view;
pub use level::{raise_to, sign_to};
pub use list::{id_of, list};
pub(crate) use open::{OpenDossier, lock};
pub(crate) use point::{heads, write_heads};
pub(crate) use print::moment;
pub use print::{print, printed_bytes};
pub use raise::{Raise, judged_stamp, raise};
pub(crate) use raise::{Way, raise_kept};
pub use show::show;
pub(crate) use show::{attached_bytes, change, language};
pub use sign::{Look, sign, sign_as, signed_bytes};
pub(crate) use sign::{frozen, sign_fault};
pub use sign_several::{Plan, Review, nothing_to_sign, review, sign_several};
pub(crate) use state::state_of;
pub use table::{Choice, TableFile, export_table, import_table, read_table};
pub use undo::{redo, undo};
pub use versions::{kept, move_plan, move_to, versions};
