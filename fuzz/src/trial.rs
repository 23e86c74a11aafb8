//! Reads one input, measures it, and checks the result.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use yuma_scenario::Scenario;

use crate::allocator::peak_of;
use crate::properties::{Reading, check};
use crate::readers::Reader;

/// The limit of processor time to read one input, in addition to [`TIME_PER_MEGABYTE`] for its length.
const TIME_LIMIT: Duration = Duration::from_millis(200);
/// The additional limit for each megabyte of the input. The largest legal scenarios need half of it.
const TIME_PER_MEGABYTE: Duration = Duration::from_millis(60);
/// The factor of both limits in a build without optimization, as in the tests.
const UNOPTIMIZED: u32 = if cfg!(debug_assertions) { 2 } else { 1 };
/// The limit of allocated bytes to read one input.
pub const MEMORY_LIMIT: usize = 256 << 20;
/// The maximum number of readings of an input over the time limit. Other programs may slow the processor down.
const ATTEMPTS: usize = 3;

/// Measurements and findings of one input.
pub struct Trial {
    /// Whether the reader accepted it.
    pub is_accepted: bool,
    /// The shortest time of reading it.
    pub time: Duration,
    /// The peak of allocated bytes while reading it.
    pub peak: usize,
    /// The violated property: its kind, and a description.
    pub findings: Vec<(&'static str, String)>,
}

static PANIC: Mutex<String> = Mutex::new(String::new());

/// Stores the message and the source location of each panic for the finding instead of printing it.
pub fn keep_panics() {
    set_hook(Box::new(|panic| *PANIC.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string()));
}

/// Reads one input, checks its result and measures time and memory; a panic is a finding.
pub fn run(reader: &Reader, open: &Scenario, text: &str) -> Trial {
    let mut trial = Trial { is_accepted: false, time: Duration::MAX, peak: 0, findings: Vec::new() };
    let mut reading = None;
    let limit = (TIME_LIMIT + TIME_PER_MEGABYTE.mul_f64(text.len() as f64 / f64::from(1 << 20))) * UNOPTIMIZED;
    for _ in 0..ATTEMPTS {
        let start = Clock::now();
        let (result, peak) = peak_of(|| caught(|| (reader.read)(open, text)));
        trial.time = trial.time.min(start.elapsed());
        trial.peak = trial.peak.max(peak);
        reading = Some(result);
        if trial.time <= limit {
            break;
        }
    }
    if trial.time > limit {
        trial.findings.push(("slow", format!("takes {:.0?} to read, at most {limit:.0?} are allowed", trial.time)));
    }
    if trial.peak > MEMORY_LIMIT {
        let (peak, limit) = (trial.peak >> 20, MEMORY_LIMIT >> 20);
        trial.findings.push(("memory", format!("holds {peak} MB while it is read, at most {limit} MB are allowed")));
    }
    match reading {
        Some(Ok(reading)) => {
            trial.is_accepted = !matches!(reading, Reading::Refused(_));
            match caught(|| check(&reading)) {
                Ok(Ok(())) => {}
                Ok(Err(broken)) => trial.findings.push(("property", broken)),
                Err(panic) => trial.findings.push(("panic", format!("panics when it is written again: {panic}"))),
            }
        }
        Some(Err(panic)) => trial.findings.push(("panic", panic)),
        None => {}
    }
    trial
}

/// Measures the processor time of this thread, or the wall-clock time if the system does not report it.
struct Clock {
    on_processor: Option<Duration>,
    start: Instant,
}

impl Clock {
    fn now() -> Self {
        Clock { on_processor: on_processor(), start: Instant::now() }
    }

    fn elapsed(&self) -> Duration {
        match (self.on_processor, on_processor()) {
            (Some(start), Some(end)) => end.saturating_sub(start),
            _ => self.start.elapsed(),
        }
    }
}

fn on_processor() -> Option<Duration> {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = times.split_whitespace().next()?.parse().ok()?;
    // Some systems report zeros.
    (nanoseconds > 0).then(|| Duration::from_nanos(nanoseconds))
}

/// Returns the message and the source location of the last panic.
pub fn last_panic() -> String {
    PANIC.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| last_panic())
}

#[cfg(test)]
mod tests {
    use yuma_scenario::presets;

    use super::{keep_panics, run};
    use crate::properties::Reading;
    use crate::readers::Reader;

    fn kinds(read: fn(&yuma_scenario::Scenario, &str) -> Reading) -> Vec<&'static str> {
        keep_panics();
        let reader = Reader { name: "made-up", needs_open: false, generate: |_, _, _| String::new(), read };
        run(&reader, &presets::opening().unwrap(), "text").findings.iter().map(|(kind, _)| *kind).collect()
    }

    #[test]
    fn each_kind_of_finding_is_found() {
        assert_eq!(kinds(|_, _| Reading::Values), [""; 0]);
        assert_eq!(kinds(|_, _| Reading::Refused(String::new())), ["property"]);
        assert_eq!(kinds(|_, text| panic!("on {text}")), ["panic"]);
        assert_eq!(
            kinds(|_, _| {
                let start = super::Clock::now();
                while start.elapsed() < super::TIME_LIMIT * 2 * super::UNOPTIMIZED {
                    std::hint::spin_loop();
                }
                Reading::Values
            }),
            ["slow"]
        );
    }

    #[test]
    fn memory_is_measured() {
        let (list, peak) = crate::allocator::peak_of(|| vec![1u8; 1 << 20]);
        assert!(peak >= list.len(), "{peak}");
    }
}
