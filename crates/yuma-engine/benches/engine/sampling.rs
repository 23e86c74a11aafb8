//! Timing samples of a program.

use crate::clock::now_micros;

/// The duration of one sample: much longer than the resolution of a browser's clock.
const SAMPLE_MICROS: f64 = 5_000.0;

/// Returns the time of a program that runs `runs` times in succession, in microseconds per run.
pub fn micros_of(mut program: impl FnMut(), runs: u32) -> f64 {
    let start = now_micros();
    (0..runs).for_each(|_| program());
    (now_micros() - start) / f64::from(runs)
}

/// Returns the number of runs that the clock needs to measure their time.
pub fn runs_of_a_sample(mut program: impl FnMut()) -> u32 {
    let mut runs = 1;
    while micros_of(&mut program, runs) * f64::from(runs) < SAMPLE_MICROS {
        runs *= 2;
    }
    runs
}

/// Returns the median of `samples` samples of a program.
pub fn median_of(samples: usize, mut program: impl FnMut()) -> f64 {
    let runs = runs_of_a_sample(&mut program);
    median((0..samples).map(|_| micros_of(&mut program, runs)).collect())
}

/// Returns the median.
pub fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
