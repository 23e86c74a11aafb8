//! The browser's storage, which may be off, full or forbidden.

use js_sys::{Date, Math};

use crate::store::stored_documents::{DOCUMENT_PREFIX, DocumentStorage, NotStored, SINGLE_DOCUMENT_KEYS};

/// The key of a mark in the tab's storage: changes of this tab were not stored.
const UNSAVED: &str = "yuma-playground.unkept";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn tab_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Returns the value of a key.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores a value.
///
/// # Errors
/// [`NotStored`] if the browser refuses.
pub fn write(key: &str, value: &str) -> Result<(), NotStored> {
    storage().ok_or(NotStored)?.set_item(key, value).map_err(|_| NotStored)
}

/// Sets or removes the mark that changes of this tab were not stored, which the next load reads.
pub fn mark_unsaved(is_unsaved: bool) {
    let Some(storage) = tab_storage() else { return };
    // If the browser refuses this too, the next load cannot know.
    let _ = if is_unsaved { storage.set_item(UNSAVED, "") } else { storage.remove_item(UNSAVED) };
}

/// Returns whether changes of this tab were not stored before a reload.
pub fn is_marked_unsaved() -> bool {
    tab_storage().is_some_and(|storage| matches!(storage.get_item(UNSAVED), Ok(Some(_))))
}

/// Returns the keys of stored documents.
fn document_keys(storage: &web_sys::Storage) -> impl Iterator<Item = String> {
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(DOCUMENT_PREFIX) || SINGLE_DOCUMENT_KEYS.contains(&key.as_str()))
}

/// Returns whether the browser stores a document.
pub fn has_documents() -> bool {
    storage().is_some_and(|storage| document_keys(&storage).next().is_some())
}

/// The documents in the browser's storage.
pub struct BrowserStorage;

impl DocumentStorage for BrowserStorage {
    fn items(&self) -> Vec<(String, String)> {
        let Some(storage) = storage() else { return Vec::new() };
        document_keys(&storage).filter_map(|key| read(&key).map(|value| (key, value))).collect()
    }

    fn write(&self, key: &str, value: &str) -> Result<(), NotStored> {
        write(key, value)
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = storage() {
            // Fails only if the storage is off, and then there is nothing to remove.
            let _ = storage.remove_item(key);
        }
    }

    fn now(&self) -> u64 {
        Date::now() as u64
    }

    fn new_id(&self) -> String {
        format!("{:x}-{:x}", Date::now() as u64, (Math::random() * f64::from(u32::MAX)) as u32)
    }
}
