//! Writes the TypeScript of the seam, and holds the written files to it.
//!
//! `PLI_WRITE_BRIDGE=1 cargo test -p pli-app --test bridge` writes; without it the test compares.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ts_rs::{Config, TS, TypeVisitor};

use pli_app::seam::*;
use pli_app::{Code, Fault};

/// Declarations by name.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.found.contains_key(&name) {
            return;
        }
        let docs = T::docs().map(|text| jsdoc(&text)).unwrap_or_default();
        let declaration = format!("{docs}export {}\n", T::decl(&self.config));
        self.found.insert(name, declaration);
        T::visit_dependencies(self);
    }
}

fn jsdoc(text: &str) -> String {
    if text.trim_start().starts_with("/**") {
        text.to_owned()
    } else {
        format!("/** {} */\n", text.trim())
    }
}

/// One command as the list gives it.
struct Command {
    name: &'static str,
    docs: &'static str,
    request: &'static str,
    view: &'static str,
}

macro_rules! commands {
    ($(#[doc = $doc:literal] $name:ident: $request:ident => $view:ident;)*) => {
        const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name), docs: $doc, request: stringify!($request), view: stringify!($view),
        },)*];

        fn visit_all(declarations: &mut Declarations) {
            $(declarations.visit::<$request>(); declarations.visit::<$view>();)*
            declarations.visit::<Code>();
            declarations.visit::<Fault>();
            // What the host itself answers.
            declarations.visit::<BackupView>();
        }
    };
}
include!("../src/seam/commands.rs");

fn types() -> String {
    let mut declarations = Declarations {
        config: Config::new().with_large_int("number"),
        found: BTreeMap::new(),
    };
    visit_all(&mut declarations);
    let header = "// Generated from crates/pli-app/src/seam by `cargo test -p pli-app --test bridge`. Do not edit.\n\n";
    let bodies: Vec<_> = declarations.found.into_values().collect();
    format!("{header}{}", bodies.join("\n"))
}

fn commands() -> String {
    let mut names: Vec<_> = COMMANDS
        .iter()
        .flat_map(|c| [c.request, c.view])
        .filter(|n| *n != "Nothing")
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut text = String::from(
        "// Generated from crates/pli-app/src/seam/commands.rs by `cargo test -p pli-app --test bridge`. Do not edit.\n\n",
    );
    text += &format!(
        "import type {{\n  {},\n}} from \"./types\";\n\n",
        names.join(",\n  ")
    );
    text += "/** Carries one command to Rust; rejects with a `Fault`. */\n";
    text += "export type Invoke = (name: CommandName, request: unknown) => Promise<unknown>;\n\n";
    let all: Vec<_> = COMMANDS.iter().map(|c| format!("\"{}\"", c.name)).collect();
    text += &format!(
        "export const COMMAND_NAMES = [\n  {},\n] as const;\n\n",
        all.join(",\n  ")
    );
    text += "export type CommandName = (typeof COMMAND_NAMES)[number];\n\n";
    text += "/** Every command of the window, over one way to carry them. */\nexport function commands(invoke: Invoke) {\n  return {\n";
    for command in COMMANDS {
        text += &wrapper(command);
    }
    text + "  };\n}\n\nexport type Commands = ReturnType<typeof commands>;\n"
}

fn wrapper(command: &Command) -> String {
    let Command {
        name,
        docs,
        request,
        view,
    } = command;
    let (parameter, argument) = if *request == "Nothing" {
        (String::new(), "{}")
    } else {
        (format!("request: {request}"), "request")
    };
    let result = if *view == "Nothing" { "void" } else { view };
    format!(
        "    /**{docs} */\n    {name}: ({parameter}): Promise<{result}> => invoke(\"{name}\", {argument}) as Promise<{result}>,\n"
    )
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bridge/generated")
}

#[test]
fn the_bridge_written_in_typescript_is_that_of_the_seam() {
    for (name, text) in [("types.ts", types()), ("commands.ts", commands())] {
        let file = folder().join(name);
        if std::env::var_os("PLI_WRITE_BRIDGE").is_some() {
            std::fs::create_dir_all(folder()).expect("the folder can be made");
            std::fs::write(&file, &text).expect("the file can be written");
        }
        let written = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            written == text,
            "{name} differs: run `PLI_WRITE_BRIDGE=1 cargo test -p pli-app --test bridge`"
        );
    }
}
