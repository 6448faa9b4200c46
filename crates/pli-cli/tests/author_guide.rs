//! The guide of authors, followed to the letter: its form is built, and each command that it gives does what it says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn guide(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/manual");
    fs::read_to_string(path.join(name)).expect("the guide")
}

/// Builds the files of the extracts below a folder, and gives the commands in their order.
fn follow(guide: &str, folder: &Path) -> Vec<String> {
    let mut commands = Vec::new();
    let mut open: Option<Option<PathBuf>> = None;
    for line in guide.lines() {
        match (&open, line.strip_prefix("```yaml ")) {
            (None, Some(name)) => open = Some(Some(folder.join(name))),
            (None, None) if line == "```sh" => open = Some(None),
            (Some(_), _) if line == "```" => open = None,
            (Some(Some(file)), _) => {
                fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                let before = fs::read_to_string(file).unwrap_or_default();
                fs::write(file, format!("{before}{line}\n")).expect("written");
            }
            (Some(None), _) => commands.push(line.to_owned()),
            (None, None) => {}
        }
    }
    commands
}

#[test]
fn each_command_of_the_guide_does_what_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands = follow(&guide("fr/ecrire-un-formulaire.md"), folder.path());
    let mut done = Vec::new();
    for command in &commands {
        let mut words = command.split(' ');
        assert_eq!(words.next(), Some("pli"), "{command}");
        let words: Vec<&str> = words.collect();
        // A preview runs until it is stopped (tests/preview.rs); the guide's second version is the reader's.
        if words.contains(&"preview") || words.contains(&"diff") {
            continue;
        }
        let output = Command::new(env!("CARGO_BIN_EXE_pli"))
            .args(&words)
            .env_remove("PLI_LANG")
            .current_dir(folder.path())
            .output()
            .expect("pli runs");
        let heard = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{command}: {heard}");
        done.push(words[1]);
    }
    assert_eq!(done, ["check", "print", "schema", "check", "publish"]);
    let pdf = fs::read(folder.path().join("stand.pdf")).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
    let schema = fs::read_to_string(folder.path().join("stand.schema.json")).expect("a schema");
    assert!(schema.contains("\"stand\""));
    let index = fs::read_to_string(folder.path().join("forms/index.tsv")).expect("an index");
    assert!(index.contains("stand\t1.0.0\tpublished\t"), "{index}");
}

#[test]
fn both_guides_give_the_same_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let french = follow(
        &guide("fr/ecrire-un-formulaire.md"),
        &folder.path().join("fr"),
    );
    let english = follow(&guide("en/write-a-form.md"), &folder.path().join("en"));
    assert_eq!(french, english);
    assert!(
        french
            .iter()
            .any(|command| command.starts_with("pli form preview"))
    );
}
