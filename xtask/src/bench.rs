//! The speed of forms, beside that of survey-core on the same forms in the same run.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{command, root, run};

/// Seconds that survey-core is given: its largest forms take minutes to open.
const SECONDS: &str = "240";

/// Medians and 99th percentiles in microseconds, in the order in which they were taken.
type Measures = Vec<(String, (f64, f64))>;

/// Runs both benches, says each measure as it is taken, and ends with the ratios.
pub(crate) fn forms() -> Result<()> {
    let folder = root().join("benches").join("survey-core");
    if !folder.join("node_modules").is_dir() {
        let mut install = command("npm", &["ci", "--no-audit", "--no-fund"]);
        install.current_dir(&folder);
        run(install)?;
    }
    let bench = ["bench", "--quiet", "-p", "pli-core", "--bench", "beside"];
    let ours = measures("Pli", command("cargo", &bench))?;
    let mut node = command("node", &["bench.mjs", SECONDS]);
    node.current_dir(&folder);
    let theirs: BTreeMap<_, _> = measures("survey-core", node)?.into_iter().collect();
    println!(
        "\n{:<36} {:>12} {:>12} {:>14} {:>10}",
        "median and 99th percentile, µs", "Pli p50", "Pli p99", "survey p50", "ratio"
    );
    for (name, (median, late)) in &ours {
        match theirs.get(name) {
            Some((other, _)) => println!(
                "{name:<36} {median:>12.1} {late:>12.1} {other:>14.1} {:>9.0}×",
                other / median
            ),
            None => println!("{name:<36} {median:>12.1} {late:>12.1}       (no time)"),
        }
    }
    Ok(())
}

fn measures(who: &str, mut program: std::process::Command) -> Result<Measures> {
    let mut child = program
        .stdout(Stdio::piped())
        .spawn()
        .context("a bench did not start")?;
    let output = child.stdout.take().context("a bench without output")?;
    let mut measures = Measures::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        if !line.starts_with('{') {
            continue;
        }
        let measure: Value = serde_json::from_str(&line)?;
        let number = |name: &str| measure[name].as_f64().unwrap_or_default();
        let name = measure["name"].as_str().unwrap_or_default().to_owned();
        let (median, late) = (number("p50_us"), number("p99_us"));
        println!("{who:<12} {name:<36} p50 {median:>12.1} µs   p99 {late:>12.1} µs");
        measures.push((name, (median, late)));
    }
    if !child.wait()?.success() {
        bail!("the bench of {who} failed");
    }
    Ok(measures)
}
