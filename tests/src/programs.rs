//! Where the programs of the workspace stand, and a run of any program within a bound of time.

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Longest run of a program before the test gives up and ends it.
const LONGEST: Duration = Duration::from_secs(240);

/// A program of the workspace, built beside this test.
///
/// # Panics
/// When it is not there: `cargo test --workspace` builds it.
pub fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it stands");
    // target/debug/deps/chain-1234 → target/debug/pli
    let folder = test
        .ancestors()
        .nth(2)
        .expect("a test stands in a folder of the build");
    let file = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let build = "cargo build -p pli-cli -p pli-platform";
    assert!(
        file.is_file(),
        "{} is missing: build it first with `{build}`",
        file.display()
    );
    file
}

/// Runs a command to its end, with a text on its standard input; ends it where it lasts too long.
///
/// # Panics
/// When it does not start or lasts too long.
pub fn run(mut command: Command, input: &str) -> Output {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let line = line_of(&command);
    let mut child = command
        .spawn()
        .unwrap_or_else(|error| panic!("`{line}` did not start: {error}"));
    // A program that reads no input may end before it is written.
    child
        .stdin
        .take()
        .map(|mut pipe| pipe.write_all(input.as_bytes()));
    finish(child, &line)
}

/// Waits for the end of a program that was started with pipes.
///
/// # Panics
/// When it lasts too long.
pub fn finish(child: Child, line: &str) -> Output {
    let id = child.id();
    let (tell, told) = channel();
    std::thread::spawn(move || tell.send(child.wait_with_output()));
    match told.recv_timeout(LONGEST) {
        Ok(output) => output.unwrap_or_else(|error| panic!("`{line}` was not heard: {error}")),
        Err(_) => {
            end(id);
            panic!("`{line}` lasted more than {} s", LONGEST.as_secs());
        }
    }
}

/// Ends a program of ours by its number, as `kill -9` does.
pub fn end(id: u32) {
    let words = if cfg!(windows) {
        ["taskkill", "/F", "/PID"]
    } else {
        ["kill", "-KILL", "--"]
    };
    // Where it has just ended by itself there is nothing to do.
    let asked = Command::new(words[0])
        .args(&words[1..])
        .arg(id.to_string())
        .output();
    drop(asked);
}

/// A command as a person would type it.
pub fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
