//! Parts of the page that stand in files of their own and come when they are needed.
//!
//! A part is a value that leads to all of its code, such as a function that draws a panel. What only a part needs is not
//! in the module that every visitor waits for. Where the build does not split the page, each part is there at once.

use std::future::Future;

use thiserror::Error;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A part did not come: the connection failed, or the page was replaced by a newer one meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a part of the page could not be loaded")]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Missing
    }
}

/// Defines an asynchronous function that gives a part, and names the file in which the part stands.
///
/// The next call after one that failed tries anew.
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

/// A part, fetched at the first need: none until it has come. If it does not come, `on_missing` is told, and the next need,
/// one that differs from the last, tries anew.
#[hook]
pub fn use_part<N, T, F>(need: Option<N>, fetch: fn() -> F, on_missing: impl FnOnce() + 'static) -> Option<T>
where
    N: PartialEq + 'static,
    T: Copy + 'static,
    F: Future<Output = Result<T, Missing>> + 'static,
{
    let part = use_state(|| None::<T>);
    let setter = part.setter();
    let is_fetched = part.is_some();
    use_effect_with(need, move |need| {
        if need.is_some() && !is_fetched {
            spawn_local(async move {
                match fetch().await {
                    Ok(part) => setter.set(Some(part)),
                    Err(Missing) => on_missing(),
                }
            });
        }
    });
    *part
}
