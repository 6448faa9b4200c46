//! The real `pli` on a store of its own, and what is held of its answers.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use crate::programs::{line_of, program, run};
use crate::region::Region;
use crate::words::Words;

/// Passphrase of the stores of the tests.
pub const PASSPHRASE: &str = "phrase de passe des essais";

/// The command `pli` over a store.
#[derive(Debug, Clone)]
pub struct Pli {
    home: PathBuf,
    variables: Vec<(String, String)>,
}

/// What a run said.
#[derive(Debug)]
pub struct Said {
    /// Exit code; none when a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    line: String,
}

impl Pli {
    /// The command over the store of a folder, made at need.
    pub fn at(home: &Path) -> Self {
        let pli = Self {
            home: home.to_owned(),
            variables: Vec::new(),
        };
        pli.with("PLI_PASSPHRASE", PASSPHRASE)
    }

    /// The same with a variable set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with the password of the Region's signer.
    #[must_use]
    pub fn signing_as(self, region: &Region) -> Self {
        self.with("PLI_P12_PASSWORD", &region.signer_password)
    }

    /// Goes on with the store of another folder.
    pub fn move_to(&mut self, home: &Path) {
        home.clone_into(&mut self.home);
    }

    /// Folder of the store.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The command, ready to start.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(program("pli"));
        command.arg("--home").arg(&self.home).args(words);
        command
            .env_remove("PLI_PASSPHRASE")
            .env("LANG", "fr_FR.UTF-8");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs to the end.
    pub fn run(&self, words: &[&str]) -> Said {
        self.run_with(words, "")
    }

    /// Runs to the end, with a text on standard input.
    pub fn run_with(&self, words: &[&str], input: &str) -> Said {
        let command = self.command(words);
        let line = line_of(&command);
        Said::of(&run(command, input), line)
    }

    /// Starts and does not wait.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(&self, words: &[&str]) -> Child {
        let mut command = self.command(words);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.spawn().expect("`pli` starts")
    }

    /// Runs what must be done; gives what it printed.
    ///
    /// # Panics
    /// When it is not done.
    #[track_caller]
    pub fn done(&self, words: &[&str]) -> String {
        self.run(words).done()
    }

    /// Runs what must be done, and reads its JSON.
    ///
    /// # Panics
    /// When it is not done, or speaks no JSON.
    #[track_caller]
    pub fn json(&self, words: &[&str]) -> Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        self.run(&words).done_json()
    }

    /// Runs what must be refused, in words and in JSON: exit 1, the code, and its three sentences.
    ///
    /// # Panics
    /// When it is done, or refused otherwise.
    #[track_caller]
    pub fn refused(&self, words: &[&str], code: &str) {
        self.run(words).refused(code);
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        self.run(&words).refused_json(code);
    }

    /// Signs in at an address with the account of the Region.
    ///
    /// # Panics
    /// When it is refused.
    #[track_caller]
    pub fn sign_in(&self, url: &str, region: &Region) {
        let words = ["platform", "login", url, "--user", &region.user];
        self.run_with(&words, &format!("{}\n", region.password))
            .done();
    }

    /// All that shows of a dossier, to be compared.
    ///
    /// # Panics
    /// When it does not show.
    #[track_caller]
    pub fn whole(&self, id: &str) -> Value {
        self.json(&["dossier", "show", id])
    }
}

impl Said {
    fn of(output: &Output, line: String) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
            line,
        }
    }

    /// Hears a run that was started apart.
    pub fn hear(child: Child, line: &str) -> Self {
        Self::of(&crate::programs::finish(child, line), line.to_owned())
    }

    /// Holds it to exit 0; gives what was printed.
    ///
    /// # Panics
    /// When it ended otherwise.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, Some(0), "{self}");
        self.out
    }

    /// Holds it to exit 0 and JSON.
    ///
    /// # Panics
    /// When it ended otherwise.
    #[track_caller]
    pub fn done_json(self) -> Value {
        assert_eq!(self.code, Some(0), "{self}");
        self.value()
    }

    /// Holds it to exit 1 and to the three sentences of a refusal: what happened, what it means, what to do.
    ///
    /// # Panics
    /// When it ended or spoke otherwise.
    #[track_caller]
    pub fn refused(&self, code: &str) {
        assert_eq!(self.code, Some(1), "{code} was expected: {self}");
        let words = Words::of(code);
        let missing = words.missing_in(&self.err);
        assert!(
            missing.is_empty(),
            "{code}: the words {missing:?} are missing: {self}"
        );
    }

    /// Holds it to exit 1, and to JSON on standard error with the code and its three sentences.
    ///
    /// # Panics
    /// When it ended or spoke otherwise.
    #[track_caller]
    pub fn refused_json(&self, code: &str) {
        assert_eq!(self.code, Some(1), "{code} was expected: {self}");
        let error = self.error();
        assert_eq!(error["code"], code, "{self}");
        for part in ["title", "text", "repair"] {
            assert!(
                error[part].as_str().is_some_and(|text| !text.is_empty()),
                "`{part}` is missing: {self}"
            );
        }
    }

    /// The error that it says in JSON on standard error, behind what it says to people.
    ///
    /// # Panics
    /// When it says none.
    #[track_caller]
    pub fn error(&self) -> Value {
        let mut values = self
            .err
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let found = values
            .next_back()
            .and_then(|value| value.get("error").cloned());
        found.unwrap_or_else(|| panic!("no error in JSON: {self}"))
    }

    /// The JSON of its standard output.
    ///
    /// # Panics
    /// When it is none.
    #[track_caller]
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("no JSON ({error}): {self}"))
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            code,
            out,
            err,
            line,
        } = self;
        write!(
            f,
            "`{line}` ended with {code:?}\n── out\n{out}\n── err\n{err}"
        )
    }
}
