//! The clock of the benchmark machine.

/// The target that the benchmark runs on.
pub const TARGET: &str = if cfg!(target_arch = "wasm32") { "wasm" } else { "native" };

/// Microseconds since an arbitrary start.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::disallowed_methods)] // the lint applies to the page only
pub fn now_micros() -> f64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed().as_secs_f64() * 1e6
}

/// Microseconds since an arbitrary start.
#[cfg(target_arch = "wasm32")]
pub fn now_micros() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(f64::NAN, |clock| clock.now() * 1e3)
}
