//! Parts of the page in files of their own, which load on first use.
//!
//! A part is a value that leads to all of its code, such as a function that renders a panel. Code that only a part needs is
//! not in the module that every visitor loads. If the build does not split the page, every part is available at once.

use thiserror::Error;

use crate::store::PartFailure;

/// A part could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a part of the page could not be loaded: {0}")]
pub struct Missing(pub PartFailure);

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Missing(loader::last_failure())
    }
}

/// Defines an asynchronous function that loads a part from a file of this name.
///
/// The next call after a failure retries.
macro_rules! part {
    ($(#[$about:meta])* $visibility:vis fn $name:ident() -> $content:ty { $value:expr } in $file:ident) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($file, fallible)]
        $visibility fn $name() -> Result<$content, $crate::ui::part::Missing> {
            Ok($value)
        }

        $(#[$about])*
        #[cfg(not(feature = "split"))]
        $visibility async fn $name() -> Result<$content, $crate::ui::part::Missing> {
            Ok($value)
        }
    };
}
pub(crate) use part;

/// Returns the media type of parts that the host served wrongly, or `None`.
pub fn wrong_media_type() -> Option<String> {
    js_sys::Reflect::get(&js_sys::global(), &"yumaPartType".into()).ok()?.as_string()
}

/// Reads the last failure that the loader of parts (static/parts.js) recorded.
#[cfg(feature = "split")]
mod loader {
    use js_sys::{Reflect, global};

    use crate::store::PartFailure;

    pub fn last_failure() -> PartFailure {
        let failure = Reflect::get(&global(), &"yumaPartFailure".into()).unwrap_or_default();
        match (failure.as_f64(), failure.as_string()) {
            // Statuses have three digits.
            (Some(status), _) => PartFailure::Status(status as u16),
            (None, Some(message)) if !message.is_empty() => PartFailure::Other(message),
            _ => PartFailure::Connection,
        }
    }
}
