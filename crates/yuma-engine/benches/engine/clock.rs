//! The clock of the machine that runs the benchmark.

/// Where the benchmark runs.
pub const TARGET: &str = if cfg!(target_arch = "wasm32") { "wasm" } else { "native" };

/// Microseconds since some moment.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::disallowed_methods)] // only the page has to do without
pub fn now_micros() -> f64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed().as_secs_f64() * 1e6
}

/// Microseconds since some moment.
#[cfg(target_arch = "wasm32")]
pub fn now_micros() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(f64::NAN, |clock| clock.now() * 1e3)
}
