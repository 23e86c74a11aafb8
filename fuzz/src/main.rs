//! Tests every reader of foreign texts with structured random inputs. `cargo xtask fuzz` builds and runs it.

mod allocator;
mod child;
mod corpus;
mod json;
mod properties;
mod random;
mod readers;
mod supervise;
mod texts;
mod trial;
#[path = "../../crates/yuma-scenario/tests/scenario/vocabulary/mod.rs"]
mod vocabulary;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::child::{Budget, Plan};
use crate::readers::Reader;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

const USAGE: &str = "\
fuzz [MINUTES] [--seed N] [--inputs N] [--reader NAME]   every reader in turn, or one; by default one minute together
fuzz --reader NAME --input FILE                          one kept input
";

fn main() -> ExitCode {
    match arguments().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

struct Arguments {
    minutes: f64,
    seed: u64,
    from: u64,
    inputs: Option<u64>,
    reader: Option<&'static Reader>,
    input: Option<PathBuf>,
    /// Run in this process, started by another one.
    is_child: bool,
}

fn arguments() -> Result<Arguments> {
    let mut words = std::env::args().skip(1);
    let mut read = Arguments {
        minutes: 1.0,
        seed: std::time::UNIX_EPOCH.elapsed().map_or(1, |time| time.as_secs()),
        from: 0,
        inputs: None,
        reader: None,
        input: None,
        is_child: false,
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a value\n\n{USAGE}"));
        match word.as_str() {
            "--seed" => read.seed = value()?.parse().context("--seed needs a number")?,
            "--from" => read.from = value()?.parse().context("--from needs a number")?,
            "--inputs" => read.inputs = Some(value()?.parse().context("--inputs needs a number")?),
            "--input" => read.input = Some(value()?.into()),
            "--reader" => {
                let name = value()?;
                let names = || readers::ALL.iter().map(|reader| reader.name).collect::<Vec<_>>().join(", ");
                read.reader = Some(readers::named(&name).with_context(|| format!("no reader {name}; {}", names()))?);
            }
            "--child" => read.is_child = true,
            minutes => match minutes.parse() {
                Ok(minutes) => read.minutes = minutes,
                Err(_) => bail!("unknown: {word}\n\n{USAGE}"),
            },
        }
    }
    Ok(read)
}

fn run(Arguments { minutes, seed, from, inputs, reader, input, is_child }: Arguments) -> Result<()> {
    if let Some(file) = input {
        return child::replay(reader.with_context(|| format!("--input needs --reader\n\n{USAGE}"))?, &file);
    }
    let readers: Vec<&'static Reader> = match reader {
        Some(reader) => vec![reader],
        None => readers::ALL.iter().collect(),
    };
    let time = Duration::try_from_secs_f64(minutes * 60.0 / readers.len() as f64).context("not a time")?;
    let budget = inputs.map_or(Budget::Time(time), Budget::Inputs);
    // The folder of the profile: target/fuzz.
    let folder = std::env::current_exe()?.parent().context("the program is in no folder")?.to_owned();
    let plans = readers.into_iter().map(|reader| Plan { reader, seed, from, budget });
    if is_child {
        plans.into_iter().try_for_each(|plan| child::run(plan, folder.clone()))
    } else {
        supervise::run(plans, &folder)
    }
}
