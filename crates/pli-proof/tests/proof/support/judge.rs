//! Programs of other people that judge our signatures.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What an outside judge says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// It accepts every file.
    Accepts,
    /// It refuses a file.
    Refuses(String),
    /// It could not be set up on this machine, which is no failure outside of CI.
    Absent,
}

impl Opinion {
    /// Whether the judge refuses this file among others.
    pub(crate) fn refuses(&self, file: &Path) -> bool {
        let file = file.display().to_string();
        let Self::Refuses(words) = self else {
            return false;
        };
        words
            .lines()
            .any(|line| line.starts_with("FAIL") && line.contains(&file))
    }
}

/// Asks `openssl cms -verify -cades` about a detached signature; the files are written to `folder`.
pub(crate) fn openssl(folder: &Path, content: &[u8], cms: &[u8], root_pem: &str) -> Opinion {
    let content = file(folder, "content", content);
    let cms = file(folder, "signature.p7s", cms);
    let root = file(folder, "root.pem", root_pem.as_bytes());
    let output = Command::new("openssl")
        .args(["cms", "-verify", "-cades", "-binary", "-inform", "DER"])
        .args(["-out", "/dev/null", "-in"])
        .arg(cms)
        .arg("-content")
        .arg(content)
        .arg("-CAfile")
        .arg(root)
        .output()
        .expect("the program openssl is on every system that builds Pli");
    if output.status.success() {
        return Opinion::Accepts;
    }
    Opinion::Refuses(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Asks xmlsec1 about an XML signature in `folder`, where the files that it names stand too.
pub(crate) fn xmlsec1(folder: &Path, xml: &[u8], root: &Path) -> Opinion {
    let xml = file(folder, "signature.xml", xml);
    let output = Command::new("xmlsec1")
        .current_dir(folder)
        .args(["--verify", "--trusted-pem"])
        .arg(root)
        .args([
            "--id-attr:Id",
            "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
        ])
        .args(["--node-xpath", "//*[local-name()='Signature']"])
        .arg(xml)
        .output();
    match output {
        Err(_) => absent("xmlsec1 is missing"),
        Ok(output) if output.status.success() => Opinion::Accepts,
        Ok(output) => Opinion::Refuses(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// A signature that EU DSS is asked about: its level, the file, and what it signs where that stands outside.
pub(crate) struct Leveled<'a> {
    pub(crate) level: &'a str,
    pub(crate) file: PathBuf,
    pub(crate) contents: Vec<PathBuf>,
}

/// Asks EU DSS about many signatures at once.
pub(crate) fn dss_levels(root: &Path, questions: &[Leveled<'_>]) -> Opinion {
    let mut arguments = vec![root];
    for (number, question) in questions.iter().enumerate() {
        if number > 0 {
            arguments.push(Path::new("--"));
        }
        arguments.extend([Path::new(question.level), &question.file]);
        arguments.extend(question.contents.iter().map(PathBuf::as_path));
    }
    outside("dss-level", &arguments)
}

/// Asks one of `tests/judges/judge`; its arguments are files, or words of its own.
pub(crate) fn outside(judge: &str, arguments: &[&Path]) -> Opinion {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/judges/judge");
    // The shell that runs the judges exists on Unix systems; elsewhere CI still fails.
    let output = Command::new("bash")
        .arg(script)
        .arg(judge)
        .args(arguments)
        .output();
    let Ok(output) = output else {
        return absent("bash is missing");
    };
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.code() {
        Some(0) => Opinion::Accepts,
        Some(1) => Opinion::Refuses(words),
        Some(3) => absent(&String::from_utf8_lossy(&output.stderr)),
        other => panic!(
            "the judge {judge} failed with {other:?}: {words}{}",
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}

/// Writes a file of a test.
pub(crate) fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file of the test");
    path
}

fn absent(why: &str) -> Opinion {
    let why = why.trim().trim_start_matches("outside judge not run: ");
    assert!(
        std::env::var_os("CI").is_none(),
        "outside judge not run: {why}"
    );
    // Not by `eprintln!`, which the test harness keeps to itself.
    writeln!(std::io::stderr(), "outside judge not run: {why}").ok();
    Opinion::Absent
}
