//! The speed of forms, beside that of survey-core on the same forms in the same run.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{command, root, run};

/// Medians and 99th percentiles in microseconds, by name of the measure.
type Measures = BTreeMap<String, (f64, f64)>;

/// Runs both benches and prints them with their ratio.
pub(crate) fn forms() -> Result<()> {
    let folder = root().join("benches").join("survey-core");
    if !folder.join("node_modules").is_dir() {
        let mut install = command("npm", &["ci", "--no-audit", "--no-fund"]);
        install.current_dir(&folder);
        run(install)?;
    }
    let ours = measures(command(
        "cargo",
        &[
            "bench", "--quiet", "-p", "pli-core", "--bench", "live", "--", "--json",
        ],
    ))?;
    let mut node = command("node", &["bench.mjs"]);
    node.current_dir(&folder);
    let theirs = measures(node)?;
    println!(
        "{:<50} {:>12} {:>12} {:>14} {:>10}",
        "median and 99th percentile, µs", "Pli p50", "Pli p99", "survey p50", "ratio"
    );
    for (name, (median, late)) in &ours {
        match theirs.get(name) {
            Some((other, _)) => println!(
                "{name:<50} {median:>12.1} {late:>12.1} {other:>14.1} {:>9.0}×",
                other / median
            ),
            None => println!("{name:<50} {median:>12.1} {late:>12.1}"),
        }
    }
    Ok(())
}

fn measures(mut program: std::process::Command) -> Result<Measures> {
    let output = program.output().context("a bench did not start")?;
    if !output.status.success() {
        bail!(
            "a bench failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut measures = Measures::new();
    for line in text.lines().filter(|line| line.starts_with('{')) {
        let measure: Value = serde_json::from_str(line)?;
        let number = |name: &str| measure[name].as_f64().unwrap_or_default();
        let name = measure["name"].as_str().unwrap_or_default().to_owned();
        measures.insert(name, (number("p50_us"), number("p99_us")));
    }
    Ok(measures)
}
