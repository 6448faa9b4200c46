//! Holds the arrows between the crates, as ARCHITECTURE.md draws them. A new arrow is its own commit, with its line there.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use serde_json::Value;

/// Who may use whom among our own crates.
const ARROWS: &[(&str, &[&str])] = &[
    ("pli-feel", &[]),
    ("pli-core", &["pli-feel"]),
    ("pli-proof", &[]),
    ("pli-print", &["pli-core"]),
    ("pli-protocol", &["pli-core"]),
    (
        "pli-app",
        &["pli-core", "pli-protocol", "pli-proof", "pli-print"],
    ),
    (
        "pli-platform",
        &["pli-core", "pli-protocol", "pli-proof", "pli-print"],
    ),
    (
        "pli-cli",
        &["pli-app", "pli-core", "pli-protocol", "pli-proof"],
    ),
    ("pli-desktop", &["pli-app"]),
    ("xtask", &[]),
];

/// Crates without clock, store, network or window, and what must not stand behind them, however deep.
const PURE: &[&str] = &["pli-feel", "pli-core", "pli-proof", "pli-print"];
const FORBIDDEN: &[&str] = &["tokio", "rusqlite", "reqwest", "ureq", "hyper", "tauri"];

type Graph = BTreeMap<String, BTreeSet<String>>;

/// Whether a crate is one of ours, by its name.
fn is_ours(name: &str) -> bool {
    name.starts_with("pli-") || name == "xtask"
}

fn arrow_faults(uses: &Graph) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut faults = Vec::new();
    for (from, targets) in uses
        .iter()
        .filter(|(from, _)| is_ours(from) && *from != "pli-tests")
    {
        let Some(permitted) = allowed.get(from.as_str()) else {
            faults.push(format!("{from} has no line in ARROWS"));
            continue;
        };
        let ours = targets.iter().filter(|to| is_ours(to));
        let bad = ours.filter(|to| !permitted.contains(&to.as_str()));
        faults.extend(bad.map(|to| format!("{from} must not use {to}")));
    }
    faults
}

fn purity_faults(uses: &Graph) -> Vec<String> {
    let mut faults = Vec::new();
    for pure in PURE {
        let reached = reach(uses, pure);
        let bad = FORBIDDEN.iter().filter(|name| reached.contains(**name));
        faults.extend(bad.map(|name| format!("{pure} reaches {name}")));
    }
    faults
}

fn reach(uses: &Graph, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![from.to_owned()];
    while let Some(name) = waiting.pop() {
        let next = uses.get(&name).into_iter().flatten();
        waiting.extend(next.filter(|to| seen.insert((*to).clone())).cloned());
    }
    seen
}

/// Normal dependencies of the whole tree, by crate name, as `cargo metadata` tells them.
fn read_graph() -> anyhow::Result<Graph> {
    let told = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1"])
        .current_dir(pli_tests::workspace_root())
        .output()?;
    anyhow::ensure!(
        told.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&told.stderr)
    );
    let metadata: Value = serde_json::from_slice(&told.stdout)?;
    let mut names = BTreeMap::new();
    for package in list(&metadata["packages"])? {
        names.insert(text(&package["id"])?, text(&package["name"])?);
    }
    let mut uses = Graph::new();
    for node in list(&metadata["resolve"]["nodes"])? {
        let from = names[text(&node["id"])?];
        let targets = uses.entry(from.to_owned()).or_default();
        for dep in list(&node["deps"])? {
            // A normal dependency is the one without a kind; the others are `dev` and `build`.
            if list(&dep["dep_kinds"])?
                .iter()
                .any(|it| it["kind"].is_null())
            {
                targets.insert(names[text(&dep["pkg"])?].to_owned());
            }
        }
    }
    Ok(uses)
}

fn list(value: &Value) -> anyhow::Result<&Vec<Value>> {
    value
        .as_array()
        .context("cargo metadata: a list is missing")
}

fn text(value: &Value) -> anyhow::Result<&str> {
    value.as_str().context("cargo metadata: a name is missing")
}

fn graph(edges: &[(&str, &[&str])]) -> Graph {
    edges
        .iter()
        .map(|(from, to)| {
            (
                (*from).to_owned(),
                to.iter().map(|name| (*name).to_owned()).collect(),
            )
        })
        .collect()
}

#[test]
fn the_arrows_between_crates_hold() {
    let uses = read_graph().expect("cargo metadata");
    assert_eq!(arrow_faults(&uses), Vec::<String>::new());
}

#[test]
fn the_pure_crates_reach_no_clock_store_or_network() {
    let uses = read_graph().expect("cargo metadata");
    assert_eq!(purity_faults(&uses), Vec::<String>::new());
}

#[test]
fn an_arrow_the_wrong_way_is_caught() {
    let uses = graph(&[("pli-core", &["pli-app", "serde"]), ("pli-app", &[])]);
    assert_eq!(arrow_faults(&uses), ["pli-core must not use pli-app"]);
}

#[test]
fn a_crate_without_a_line_is_caught() {
    let uses = graph(&[("pli-new", &[])]);
    assert_eq!(arrow_faults(&uses), ["pli-new has no line in ARROWS"]);
}

#[test]
fn a_network_crate_three_steps_away_is_caught() {
    let uses = graph(&[("pli-core", &["a"]), ("a", &["b"]), ("b", &["tokio"])]);
    assert_eq!(purity_faults(&uses), ["pli-core reaches tokio"]);
}
