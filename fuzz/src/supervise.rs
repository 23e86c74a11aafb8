//! Runs each reader in its own process and reports the results of all.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::child::{Budget, Plan, Seen, input_file, seen_file};

/// The longest time for one input, after which its process counts as hanging.
const PATIENCE: Duration = Duration::from_secs(120);
/// The number of printed characters of a stored input.
const SHOWN: usize = 300;
/// The number of crashes after which a reader is skipped.
const CRASHES: usize = 8;

/// Runs plans one after another.
///
/// # Errors
/// Returns an error if there are findings.
pub fn run(plans: impl Iterator<Item = Plan>, folder: &Path) -> Result<()> {
    let mut findings = Vec::new();
    let mut total = 0;
    for (place, plan) in plans.enumerate() {
        if place == 0 {
            println!("seed {}", plan.seed);
            println!(
                "{:<12} {:>8} {:>9} {:>9} {:>11} {:>9}",
                "reader", "inputs", "accepted", "refused", "slowest", "peak"
            );
        }
        let (name, seed) = (plan.reader.name, plan.seed);
        let seen = one(plan, folder)?;
        println!(
            "{name:<12} {:>8} {:>9} {:>9} {:>8.1} ms {:>6.1} MB",
            seen.inputs,
            seen.accepted,
            seen.inputs - seen.accepted,
            seen.slowest_ms,
            seen.peak as f64 / f64::from(1 << 20),
        );
        total += seen.total;
        findings.extend(seen.findings.into_iter().map(|finding| (name, seed, finding)));
    }
    for (reader, seed, finding) in &findings {
        describe(reader, *seed, finding);
    }
    println!("{total} findings");
    if total == 0 { Ok(()) } else { bail!("the inputs are in {}", folder.display()) }
}

fn describe(reader: &str, seed: u64, finding: &Value) {
    let text = |field: &str| finding.get(field).and_then(Value::as_str).unwrap_or_default();
    let index = finding.get("index").and_then(Value::as_u64).unwrap_or_default();
    let file = text("file");
    let input = fs::read(file).unwrap_or_default();
    let beginning: String = String::from_utf8_lossy(&input).chars().take(SHOWN).collect();
    println!("\n{reader}, {}: {:.400}", text("kind"), text("sentence"));
    println!("  again: cargo xtask fuzz --reader {reader} --input {file}");
    println!("  made by: --reader {reader} --seed {seed} --from {index} --inputs 1");
    println!("  {} bytes: {beginning:?}", input.len());
}

/// Runs one plan. If its process crashes, the next one starts after the input of the crash.
fn one(mut plan: Plan, folder: &Path) -> Result<Seen> {
    clear(&plan, folder)?;
    let (input, output) = (input_file(folder, plan.reader), folder.join(format!("output-{}", plan.reader.name)));
    let mut seen = Seen::default();
    for _ in 0..CRASHES {
        let began = Instant::now();
        let mut child = start(&plan, &output)?;
        let (is_good, end) = wait(&mut child, &input)?;
        let printed = fs::read_to_string(&output)?;
        let written = fs::read_to_string(seen_file(folder, plan.reader)).with_context(|| {
            format!("reader {} failed before its first input, {end}: {}", plan.reader.name, printed.trim())
        })?;
        // If the next process fails before its first input, this file would be counted again.
        fs::remove_file(seen_file(folder, plan.reader))?;
        let before = seen.inputs;
        seen.add(&serde_json::from_str(&written)?);
        let tried = seen.inputs - before;
        plan.from += tried;
        plan.budget = match plan.budget {
            Budget::Time(time) => Budget::Time(time.saturating_sub(began.elapsed())),
            Budget::Inputs(count) => Budget::Inputs(count.saturating_sub(tried)),
        };
        if is_good {
            break;
        }
        let index = plan.from.saturating_sub(1);
        let file = folder.join(format!("finding-{}-{index}-crash", plan.reader.name));
        fs::copy(&input, &file)?;
        let sentence = format!("{end}: {}", printed.trim());
        seen.total += 1;
        seen.findings.push(json!({ "kind": "crash", "index": index, "sentence": sentence, "file": file }));
        if matches!(plan.budget, Budget::Time(Duration::ZERO) | Budget::Inputs(0)) {
            break;
        }
    }
    Ok(seen)
}

/// Removes the files of an earlier run of the same reader.
fn clear(plan: &Plan, folder: &Path) -> Result<()> {
    let name = plan.reader.name;
    let beginnings = [format!("finding-{name}-"), format!("input-{name}"), format!("seen-{name}")];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file = path.file_name().and_then(|file| file.to_str()).unwrap_or_default();
        if beginnings.iter().any(|beginning| file.starts_with(beginning.as_str())) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn start(plan: &Plan, output: &Path) -> Result<Child> {
    let stdout = File::create(output)?;
    let stderr = stdout.try_clone()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--child", "--reader", plan.reader.name]);
    command.args(["--seed", &plan.seed.to_string(), "--from", &plan.from.to_string()]);
    match plan.budget {
        Budget::Time(time) => command.arg((time.as_secs_f64() / 60.0).to_string()),
        Budget::Inputs(count) => command.args(["--inputs", &count.to_string()]),
    };
    command.stdin(Stdio::null()).stdout(stdout).stderr(stderr).spawn().context("could not start a reader's process")
}

/// Waits for a process and returns whether it succeeded, and its status. Kills a process that hangs.
fn wait(child: &mut Child, input: &Path) -> Result<(bool, String)> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.success(), format!("the process ended with {status}")));
        }
        let since = fs::metadata(input)
            .and_then(|file| file.modified())
            .ok()
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        if start.elapsed() > PATIENCE && since.is_some_and(|since| since > PATIENCE) {
            child.kill()?;
            child.wait()?;
            return Ok((false, format!("the process did not come back from this input in {} s", PATIENCE.as_secs())));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
