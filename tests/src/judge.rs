//! Programs of other people that judge our files: `tests/judges/judge`, and `openssl`.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::workspace_root;

/// What an outside judge says of several files, one line a file or more; nothing where it could not be set up on this machine,
/// which is no failure outside of CI.
#[derive(Debug, Clone)]
pub struct Opinion {
    judge: String,
    words: Option<String>,
}

impl Opinion {
    /// Holds the judge to its acceptance of a file.
    ///
    /// # Panics
    /// When it refuses, or says nothing of it.
    #[track_caller]
    pub fn must_accept(&self, file: &Path) {
        let Some(words) = &self.words else { return };
        let accepted = Self::lines(words, file, &["PASS"]) > 0
            && Self::lines(words, file, &["FAIL", "ERROR"]) == 0;
        assert!(
            accepted,
            "{} does not accept {}:\n{words}",
            self.judge,
            file.display()
        );
    }

    /// Holds the judge to its refusal of a file.
    ///
    /// # Panics
    /// When it accepts.
    #[track_caller]
    pub fn must_refuse(&self, file: &Path) {
        let Some(words) = &self.words else { return };
        let refused = Self::lines(words, file, &["FAIL", "ERROR"]) > 0;
        assert!(
            refused,
            "{} does not refuse {}:\n{words}",
            self.judge,
            file.display()
        );
    }

    fn lines(words: &str, file: &Path, marks: &[&str]) -> usize {
        let file = file.display().to_string();
        let about = words.lines().filter(|line| line.contains(&file));
        about
            .filter(|line| marks.iter().any(|mark| line.starts_with(mark)))
            .count()
    }
}

/// Asks one of `tests/judges/judge`; its arguments are files, or words of its own.
///
/// # Panics
/// When the judge itself fails, or is missing where the variable CI is set.
fn outside(judge: &str, arguments: &[&OsStr]) -> Opinion {
    let mut command = Command::new("bash");
    command
        .arg(workspace_root().join("tests/judges/judge"))
        .arg(judge)
        .args(arguments);
    // The shell that runs the judges exists on Unix systems; elsewhere CI still fails.
    let Ok(output) = command.output() else {
        return absent(judge, "bash is missing");
    };
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0 | 1) => Opinion {
            judge: judge.to_owned(),
            words: Some(words),
        },
        Some(3) => absent(judge, &complaint),
        other => panic!("the judge {judge} failed with {other:?}: {words}{complaint}"),
    }
}

/// Asks veraPDF whether files are PDF/A-2a and PDF/UA-1.
pub fn vera(files: &[&Path]) -> Opinion {
    outside("pdfa", &with(OsStr::new("2a,ua1"), files))
}

/// Asks EU DSS about signed files.
pub fn dss(files: &[&Path]) -> Opinion {
    outside(
        "dss",
        &files
            .iter()
            .map(|file| file.as_os_str())
            .collect::<Vec<_>>(),
    )
}

/// Asks pyHanko about signed PDFs, trusted from a root certificate.
pub fn pyhanko(root: &Path, files: &[&Path]) -> Opinion {
    outside("pyhanko", &with(root.as_os_str(), files))
}

fn with<'a>(first: &'a OsStr, files: &[&'a Path]) -> Vec<&'a OsStr> {
    std::iter::once(first)
        .chain(files.iter().map(|file| file.as_os_str()))
        .collect()
}

/// Asks `openssl cms -verify -cades` about the signature inside each PDF, over the bytes that its `ByteRange` names.
///
/// # Panics
/// When a file carries no signature or the disk refuses.
pub fn openssl(root: &Path, files: &[&Path]) -> Opinion {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file for openssl");
        path
    };
    let mut words = String::new();
    for file in files {
        let (content, cms) =
            parts(&std::fs::read(file).expect("a PDF")).expect("a PDF with a signature");
        let (content, cms) = (write("content", &content), write("signature.p7s", &cms));
        let mut command = Command::new("openssl");
        command
            .args([
                "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-out",
            ])
            .arg(folder.path().join("out"));
        command
            .arg("-in")
            .arg(cms)
            .arg("-content")
            .arg(content)
            .arg("-CAfile")
            .arg(root);
        let output = match command.output() {
            Ok(output) => output,
            Err(error) => return absent("openssl", &error.to_string()),
        };
        let verdict = if output.status.success() {
            "PASS"
        } else {
            "FAIL"
        };
        let complaint = String::from_utf8_lossy(&output.stderr);
        words.push_str(&format!(
            "{verdict} openssl {}\n{complaint}",
            file.display()
        ));
    }
    Opinion {
        judge: "openssl".to_owned(),
        words: Some(words),
    }
}

/// The bytes that the last signature of a PDF covers, and the signature itself (DER).
fn parts(pdf: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let at = pdf.windows(10).rposition(|bytes| bytes == b"/ByteRange")?;
    let text = String::from_utf8_lossy(&pdf[at..pdf.len().min(at + 120)]).into_owned();
    let numbers = text.split_once('[')?.1.split_once(']')?.0;
    let numbers: Vec<usize> = numbers
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let [first, first_length, second, second_length] = numbers[..] else {
        return None;
    };
    let before = pdf.get(first..first + first_length)?;
    let after = pdf.get(second..second + second_length)?;
    let hole = String::from_utf8_lossy(pdf.get(first + first_length..second)?).into_owned();
    let padded = hex::decode(hole.trim_matches(['<', '>'])).ok()?;
    Some(([before, after].concat(), whole_der(&padded)?.to_vec()))
}

/// One DER value without the zeros that fill its place.
fn whole_der(padded: &[u8]) -> Option<&[u8]> {
    let marker = usize::from(*padded.get(1)?);
    let (head, length) = if marker < 0x80 {
        (2, marker)
    } else {
        let bytes = padded.get(2..2 + (marker & 0x7f))?;
        (
            2 + bytes.len(),
            bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
        )
    };
    padded.get(..head + length)
}

fn absent(judge: &str, why: &str) -> Opinion {
    let why = why.trim().trim_start_matches("outside judge not run: ");
    let line = format!("outside judge not run: {judge}: {why}");
    assert!(std::env::var_os("CI").is_none(), "{line}");
    // Not by `eprintln!`, which the test harness keeps to itself.
    writeln!(std::io::stderr(), "{line}").ok();
    Opinion {
        judge: judge.to_owned(),
        words: None,
    }
}
