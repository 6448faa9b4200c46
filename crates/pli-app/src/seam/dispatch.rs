//! From the name of a command to its function.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::handlers;
use super::*;
use crate::app::App;
use crate::fault::{Code, Fault};

macro_rules! commands {
    ($(#[doc = $doc:literal] $name:ident: $request:ident => $view:ident;)*) => {
        /// Names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name),)*];

        /// Does one command of the window.
        ///
        /// # Errors
        /// The fault to tell the person; an unknown name or a request of another shape is one too.
        pub fn dispatch(app: &App, name: &str, request: Value) -> Result<Value, Fault> {
            match name {
                $(stringify!($name) => {
                    let view: $view = handlers::$name(app, read::<$request>(request)?)?;
                    serde_json::to_value(view).map_err(Fault::internal)
                })*
                _ => Err(Fault::new(Code::BadRequest).with("what", name)),
            }
        }
    };
}
include!("commands.rs");

fn read<T: DeserializeOwned>(request: Value) -> Result<T, Fault> {
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    // The words of the parser could repeat a secret of the request: only its place is told.
    serde_json::from_value(request).map_err(|error| {
        Fault::new(Code::BadRequest).with(
            "what",
            format!("{:?} {}:{}", error.classify(), error.line(), error.column()),
        )
    })
}
