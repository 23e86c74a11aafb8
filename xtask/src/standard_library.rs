//! The standard library of the release page: built with the page for size, or the precompiled one of the toolchain.
//!
//! This is the only place that uses unstable features of the compiler. In the library built for size, a panic is a
//! trap without a message, which boot.js reports. Without the sources of the standard library, or with `--plain`, the
//! page uses the precompiled library and stable features only; it is larger and works in the same way.

/// The linker keeps relocations: without them the module cannot be split.
const RELOCATIONS: &str = "-C link-args=--emit-relocs";
/// The flags of the page's target.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// A standard library for the release page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardLibrary {
    /// Built together with the page.
    ForSize,
    /// The toolchain's own.
    Precompiled,
}

impl StandardLibrary {
    /// Returns the environment in which cargo builds the page.
    pub fn environment(self) -> Vec<(&'static str, String)> {
        match self {
            StandardLibrary::ForSize => vec![
                ("RUSTC_BOOTSTRAP", "1".to_owned()),
                ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".to_owned()),
                (FLAGS, format!("{RELOCATIONS} -Z unstable-options -C panic=immediate-abort")),
            ],
            StandardLibrary::Precompiled => vec![(FLAGS, RELOCATIONS.to_owned())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StandardLibrary;

    #[test]
    fn the_precompiled_library_needs_no_unstable_feature() {
        let text = |library: StandardLibrary| format!("{:?}", library.environment());
        for unstable in ["BOOTSTRAP", "UNSTABLE", "-Z"] {
            assert!(text(StandardLibrary::ForSize).contains(unstable), "{unstable}");
            assert!(!text(StandardLibrary::Precompiled).contains(unstable), "{unstable}");
        }
    }
}
