//! The rules of Pli: form packages, dossiers, operations, findings. Pure: values in, values out.
//!
//! Must not know a clock, a file, randomness, the environment or a network: `today`, ids and bytes come as arguments.

pub mod answers;
pub mod call;
pub mod carry;
pub mod compare;
pub mod dossier;
pub mod example;
pub mod finding;
pub mod form;
pub mod identifier;
pub mod migration;
pub mod profile;
pub mod schema;
pub mod tabular;
pub mod text;
pub mod view;
pub mod wallet;
