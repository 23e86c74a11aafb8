//! Tests one reader in its own process, because a stack overflow ends the process.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use yuma_scenario::{Scenario, clean_line, link, presets};

use crate::corpus::{Corpus, Seed};
use crate::random::Random;
use crate::readers::Reader;
use crate::texts::NAMES;
use crate::trial::{self, Trial};

/// The stack size of Rust's modules in the browser.
const STACK: usize = 1 << 20;
/// The maximum number of stored findings of one kind. All are counted.
const KEPT: usize = 2;

/// The end of a run.
#[derive(Clone, Copy)]
pub enum Budget {
    /// Ends after this wall-clock time, and at least one input.
    Time(Duration),
    /// Ends after this number of inputs.
    Inputs(u64),
}

/// A run of one reader over consecutive inputs.
pub struct Plan {
    /// The reader to test.
    pub reader: &'static Reader,
    /// Determines every input, together with the reader's name and the input's index.
    pub seed: u64,
    /// The index of the first input.
    pub from: u64,
    /// The end of the run.
    pub budget: Budget,
}

/// The file with the current input. The end of a run removes it.
pub fn input_file(folder: &Path, reader: &Reader) -> PathBuf {
    folder.join(format!("input-{}", reader.name))
}

/// The file with the statistics and findings of a run so far, in the format of [`Seen::written`].
pub fn seen_file(folder: &Path, reader: &Reader) -> PathBuf {
    folder.join(format!("seen-{}", reader.name))
}

/// Statistics and findings of a run.
#[derive(Default)]
pub struct Seen {
    /// Started inputs, the last of which may be incomplete.
    pub inputs: u64,
    /// Inputs that the reader accepted. It refused the others.
    pub accepted: u64,
    /// The longest time of an input, in milliseconds.
    pub slowest_ms: f64,
    /// The peak of allocated bytes of an input.
    pub peak: usize,
    /// All findings, including those that are not stored.
    pub total: u64,
    /// The stored findings, each with the file of its input.
    pub findings: Vec<Value>,
}

impl Seen {
    fn written(&self) -> Value {
        json!({
            "inputs": self.inputs, "accepted": self.accepted, "slowest_ms": self.slowest_ms, "peak": self.peak,
            "total": self.total, "findings": self.findings,
        })
    }

    /// Adds the results of another process.
    pub fn add(&mut self, written: &Value) {
        let count = |field: &str| written.get(field).and_then(Value::as_u64).unwrap_or_default();
        self.inputs += count("inputs");
        self.accepted += count("accepted");
        self.slowest_ms = self.slowest_ms.max(written.get("slowest_ms").and_then(Value::as_f64).unwrap_or_default());
        self.peak = self.peak.max(count("peak") as usize);
        self.total += count("total");
        self.findings.extend(written.get("findings").and_then(Value::as_array).into_iter().flatten().cloned());
    }
}

/// Runs a plan in this process and writes its findings and [`Seen`] into `folder`.
///
/// # Errors
/// Returns an error if the corpus cannot be built or the folder cannot be written.
pub fn run(plan: Plan, folder: PathBuf) -> Result<()> {
    on_a_small_stack(move || inputs(&plan, &folder))
}

/// Tests one stored input and prints its findings.
///
/// # Errors
/// Returns an error if there are any.
pub fn replay(reader: &'static Reader, file: &Path) -> Result<()> {
    let content = fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    on_a_small_stack(move || {
        let (open, text) =
            if reader.needs_open { content.split_once('\n').unwrap_or_default() } else { ("", &*content) };
        let open = if reader.needs_open { link::decode(open)? } else { presets::opening()? };
        let Trial { is_accepted, time, peak, findings } = trial::run(reader, &open, text);
        let answer = if is_accepted { "accepted" } else { "refused" };
        println!("{answer} in {time:.1?} with {} MB at most", peak >> 20);
        for (kind, sentence) in &findings {
            println!("{kind}: {sentence}");
        }
        if findings.is_empty() { Ok(()) } else { bail!("{} findings", findings.len()) }
    })
}

fn on_a_small_stack(work: impl FnOnce() -> Result<()> + Send + 'static) -> Result<()> {
    trial::keep_panics();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work)?;
    thread.join().unwrap_or_else(|_| bail!("the fuzzer itself panicked: {}", trial::last_panic()))
}

fn inputs(plan: &Plan, folder: &Path) -> Result<()> {
    let corpus = Corpus::new()?;
    let reader = plan.reader;
    let start = Instant::now();
    let mut seen = Seen::default();
    let is_over = |tried: u64| match plan.budget {
        Budget::Time(time) => tried > 0 && start.elapsed() >= time,
        Budget::Inputs(count) => tried >= count,
    };
    while !is_over(seen.inputs) {
        let index = plan.from + seen.inputs;
        let mut random = Random::new(plan.seed, reader.name, index);
        let seed = corpus.pick(&mut random);
        let renamed = if reader.needs_open && random.one_in(3) { renamed(&mut random, seed)? } else { None };
        let open = renamed.as_ref().unwrap_or(seed);
        let text = (reader.generate)(&mut random, &corpus, &open.scenario);
        let kept = if reader.needs_open { format!("{}\n{text}", open.link) } else { text.clone() };
        seen.inputs += 1;
        fs::write(input_file(folder, reader), &kept)?;
        fs::write(seen_file(folder, reader), seen.written().to_string())?;
        let trial = trial::run(reader, &open.scenario, &text);
        seen.accepted += u64::from(trial.is_accepted);
        seen.slowest_ms = seen.slowest_ms.max(trial.time.as_secs_f64() * 1e3);
        seen.peak = seen.peak.max(trial.peak);
        for (kind, sentence) in trial.findings {
            seen.total += 1;
            let alike =
                seen.findings.iter().filter(|finding| finding.get("kind").and_then(Value::as_str) == Some(kind));
            if alike.count() < KEPT {
                let file = folder.join(format!("finding-{}-{index}-{kind}", reader.name));
                fs::write(&file, &kept)?;
                seen.findings.push(json!({ "kind": kind, "index": index, "sentence": sentence, "file": file }));
            }
        }
    }
    fs::write(seen_file(folder, reader), seen.written().to_string())?;
    fs::remove_file(input_file(folder, reader))?;
    Ok(())
}

/// Returns the scenario with some typed names, or `None` if it rejects them.
fn renamed(random: &mut Random, seed: &Seed) -> Result<Option<Seed>> {
    let renamed: Result<Scenario, _> = seed.scenario.edit(|document| {
        for _ in 0..=random.size(4) {
            let at = random.below(document.neurons.len());
            document.neurons[at].name = clean_line(NAMES[random.below(NAMES.len())]);
        }
        Ok(())
    });
    renamed.ok().map(Seed::new).transpose()
}
