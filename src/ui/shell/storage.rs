//! The browser's storage, which may be off, full or forbidden.

use thiserror::Error;

/// The browser refused to keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the browser's storage is off or full")]
pub struct NotKept;

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is kept under a key.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a value; none removes the key.
///
/// # Errors
/// [`NotKept`] if the browser refuses.
pub fn write(key: &str, value: Option<&str>) -> Result<(), NotKept> {
    let storage = storage().ok_or(NotKept)?;
    match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    }
    .map_err(|_| NotKept)
}
