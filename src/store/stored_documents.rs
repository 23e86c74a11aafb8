//! The documents in the browser's storage. Each has its own key, so that no tab overwrites another's.
//!
//! Nothing is removed from the storage unless its content is stored under another key or shown to the person in a notice.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::lab::Lab;
use super::notice::NoticeKind;
use super::open_document::{OpenDocument, Origin};

/// The prefix of the key of every document. boot.js reads these keys too.
pub const DOCUMENT_PREFIX: &str = "yuma-playground.work.";
/// Keys of earlier versions of the page, the older document first. Their values are bare links.
pub const SINGLE_DOCUMENT_KEYS: [&str; 2] = ["yuma-playground.previous", "yuma-playground.autosave"];
/// The largest timestamp that is not a time: documents of earlier versions are numbered up to here.
const UNTIMED: u64 = 1;
/// The maximum number of stored documents.
pub const DOCUMENT_LIMIT: usize = 10;
/// The maximum size of all stored documents in bytes. Browsers give a page about 5 MB.
pub const DOCUMENT_BUDGET: usize = 2_000_000;

/// The browser refused to store a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the browser's storage is off or full")]
pub struct NotStored;

/// A key-value storage, such as the browser's, with a clock and ids.
pub trait DocumentStorage {
    /// Returns the keys of all documents with their values.
    fn items(&self) -> Vec<(String, String)>;
    /// Stores a value.
    ///
    /// # Errors
    /// [`NotStored`] if the storage is off or full.
    fn write(&self, key: &str, value: &str) -> Result<(), NotStored>;
    /// Removes a value.
    fn remove(&self, key: &str);
    /// Returns the time in milliseconds since 1970.
    fn now(&self) -> u64;
    /// Returns an id that no other document has.
    fn new_id(&self) -> String;
}

/// The stored form of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// The time of the last change in milliseconds since 1970; at most [`UNTIMED`] for documents of earlier versions.
    time: u64,
    /// The title that the page showed.
    title: String,
    /// The link of the scenario.
    link: String,
    /// Whether the scenario differs from the preset whose title it has.
    #[serde(default)]
    is_changed: bool,
}

impl DocumentRecord {
    /// Creates a record with a time, a title and a link.
    pub fn new(time: u64, title: &str, link: &str) -> Self {
        DocumentRecord { time, title: title.to_owned(), link: link.to_owned(), is_changed: false }
    }

    /// Serializes the record.
    ///
    /// # Errors
    /// [`NotStored`] if that fails.
    pub fn written(&self) -> Result<String, NotStored> {
        serde_json::to_string(self).map_err(|_| NotStored)
    }
}

/// A document in the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// The key.
    pub key: String,
    /// The stored JSON, or a bare link under [`SINGLE_DOCUMENT_KEYS`].
    raw: String,
    /// The decoded value; `None` if it cannot be decoded.
    record: Option<DocumentRecord>,
}

impl StoredDocument {
    /// Returns the link of the document, or the stored text if it cannot be decoded.
    pub fn text(&self) -> &str {
        self.record.as_ref().map_or(&self.raw, |record| &record.link)
    }

    /// Returns the title that the page showed; empty if none was stored.
    pub fn title(&self) -> &str {
        self.record.as_ref().map_or("", |record| &record.title)
    }

    /// Returns whether the scenario differs from the preset whose title it has.
    pub fn is_changed(&self) -> bool {
        self.record.as_ref().is_some_and(|record| record.is_changed)
    }

    /// Returns the time of the last change in milliseconds since 1970; `None` for documents of earlier versions.
    pub fn time(&self) -> Option<u64> {
        self.record.as_ref().map(|record| record.time).filter(|&time| time > UNTIMED)
    }

    /// Returns whether the key is one of [`SINGLE_DOCUMENT_KEYS`].
    fn is_single(&self) -> bool {
        SINGLE_DOCUMENT_KEYS.contains(&self.key.as_str())
    }

    /// Returns whether the lab opens it: its own documents, and one lab opens unreadable texts, to report them.
    pub fn is_of<L: Lab>(&self) -> bool {
        !L::is_foreign(self.text())
    }

    /// Returns whether the value could be decoded.
    pub fn is_readable(&self) -> bool {
        self.record.is_some()
    }
}

/// Returns the stored documents, the newest first.
pub fn stored_documents(storage: &dyn DocumentStorage) -> Vec<StoredDocument> {
    let read = |(key, raw): (String, String)| {
        let record = match SINGLE_DOCUMENT_KEYS.iter().zip(0..).find(|(single, _)| **single == key) {
            Some((_, time)) => Some(DocumentRecord::new(time, "", &raw)),
            None => serde_json::from_str(&raw).ok(),
        };
        StoredDocument { key, raw, record }
    };
    let mut documents: Vec<StoredDocument> = storage.items().into_iter().map(read).collect();
    documents.sort_by_key(|stored| std::cmp::Reverse(stored.record.as_ref().map(|record| record.time)));
    documents
}

/// Moves documents of earlier versions to keys of their own, and returns all documents as they are stored then. A document
/// that cannot be written keeps its key.
pub fn adopt_single_documents(storage: &dyn DocumentStorage, stored: Vec<StoredDocument>) -> Vec<StoredDocument> {
    let adopted = |stored: StoredDocument| match &stored.record {
        Some(record) if stored.is_single() => moved(storage, record, &stored.key).unwrap_or(stored),
        _ => stored,
    };
    stored.into_iter().map(adopted).collect()
}

fn moved(storage: &dyn DocumentStorage, record: &DocumentRecord, from: &str) -> Result<StoredDocument, NotStored> {
    let (key, raw) = (new_key(storage), record.written()?);
    storage.write(&key, &raw)?;
    storage.remove(from);
    Ok(StoredDocument { key, raw, record: Some(record.clone()) })
}

/// Removes a document from the storage and returns it.
pub fn take_document(storage: &dyn DocumentStorage, key: &str) -> Option<StoredDocument> {
    let stored = stored_documents(storage).into_iter().find(|stored| stored.key == key)?;
    storage.remove(key);
    Some(stored)
}

/// The keys of the documents that a tab has opened.
#[derive(Debug)]
pub struct TabDocuments<L: Lab>(Vec<TabDocument<L>>);

/// The key of a document, identified by the scenario that was opened.
#[derive(Debug)]
struct TabDocument<L: Lab> {
    opened: Rc<L::Scenario>,
    key: String,
    /// The link that this tab read or wrote last.
    link: String,
}

impl<L: Lab> Default for TabDocuments<L> {
    fn default() -> Self {
        TabDocuments(Vec::new())
    }
}

impl<L: Lab> TabDocuments<L> {
    /// Stores a document with its link and returns the notices to show, or `None` if there is nothing to store.
    ///
    /// A restored document keeps its key. If another tab has written there meanwhile, this one takes a new key, so that
    /// both are stored.
    pub fn save(
        &mut self,
        storage: &dyn DocumentStorage,
        document: &OpenDocument<L>,
        title: &str,
        link: &str,
    ) -> Option<Vec<NoticeKind>> {
        // A document that only this list holds cannot be restored by undo.
        self.0.retain(|entry| Rc::strong_count(&entry.opened) > 1);
        if self.position(document).is_none() && !document.has_unsaved_work() {
            return None;
        }
        let stored = stored_documents(storage);
        let mut entry = match self.position(document) {
            Some(known) => self.0.swap_remove(known),
            None => self.first_key(storage, document, &stored),
        };
        let mut notices = Vec::new();
        if let Some(foreign) = stored.iter().find(|stored| entry.is_overwritten_by(stored)) {
            entry.key = new_key(storage);
            let (title, link) = (foreign.title().to_owned(), foreign.text().to_owned());
            notices.push(NoticeKind::ChangedElsewhere { title, link });
        }
        let scenario = &*document.scenario;
        let is_changed = !L::has_own_title(scenario) && L::preset(scenario).is_some_and(|preset| preset != *scenario);
        let record = DocumentRecord { is_changed, ..DocumentRecord::new(storage.now(), title, link) };
        match record.written().and_then(|value| storage.write(&entry.key, &value).map(|()| value.len())) {
            Ok(size) => {
                link.clone_into(&mut entry.link);
                notices.extend(enforce_limits(storage, &entry, size, stored));
            }
            Err(NotStored) => notices.push(NoticeKind::NotStored),
        }
        self.0.push(entry);
        Some(notices)
    }

    /// Takes over the key of the document that was restored, so that another tab's change of it is noticed.
    pub fn adopt(&mut self, storage: &dyn DocumentStorage, document: &OpenDocument<L>) {
        if document.has_unsaved_work() {
            let entry = self.first_key(storage, document, &stored_documents(storage));
            self.0.push(entry);
        }
    }

    /// Returns whether another tab has stored something else under the document's key.
    pub fn is_changed_elsewhere(&self, storage: &dyn DocumentStorage, document: &OpenDocument<L>) -> bool {
        let entry = self.position(document).and_then(|position| self.0.get(position));
        entry.is_some_and(|entry| stored_documents(storage).iter().any(|stored| entry.is_overwritten_by(stored)))
    }

    fn position(&self, document: &OpenDocument<L>) -> Option<usize> {
        self.0.iter().position(|entry| Rc::ptr_eq(&entry.opened, &document.opened))
    }

    /// Returns the key for a document that this tab has not stored yet: that of the stored document that it was restored
    /// from, or a new one.
    fn first_key(
        &mut self,
        storage: &dyn DocumentStorage,
        document: &OpenDocument<L>,
        stored: &[StoredDocument],
    ) -> TabDocument<L> {
        let opened = Rc::clone(&document.opened);
        let link = L::encode(&opened);
        let own = || stored.iter().filter(|stored| !stored.is_single());
        let mut same = own().find(|stored| stored.text() == link);
        if same.is_none() && document.origin == Origin::Autosave {
            // An earlier version of the page may have encoded the link differently.
            same = own().find(|stored| L::decode(stored.text()).is_ok_and(|(entry, _)| entry == *opened));
        }
        match same {
            Some(same) => {
                // A document that this tab opened earlier under the same key gets a new one when undo restores it.
                self.0.retain(|entry| entry.key != same.key);
                TabDocument { opened, key: same.key.clone(), link: same.text().to_owned() }
            }
            None => TabDocument { opened, key: new_key(storage), link: String::new() },
        }
    }
}

impl<L: Lab> TabDocument<L> {
    fn is_overwritten_by(&self, stored: &StoredDocument) -> bool {
        stored.key == self.key && stored.text() != self.link
    }
}

/// Removes other documents with the same content, and then the oldest ones beyond the limits. Returns a notice for each of
/// the latter.
fn enforce_limits<L: Lab>(
    storage: &dyn DocumentStorage,
    entry: &TabDocument<L>,
    size: usize,
    stored: Vec<StoredDocument>,
) -> Vec<NoticeKind> {
    let others = stored.into_iter().filter(|stored| stored.key != entry.key);
    let (same, mut others): (Vec<_>, Vec<_>) = others.partition(|stored| stored.text() == entry.link);
    same.iter().for_each(|stored| storage.remove(&stored.key));
    let mut notices = Vec::new();
    while size + others.iter().map(|stored| stored.key.len() + stored.raw.len()).sum::<usize>() > DOCUMENT_BUDGET
        || others.len() >= DOCUMENT_LIMIT
    {
        let Some(oldest) = others.pop() else { break };
        storage.remove(&oldest.key);
        notices.push(NoticeKind::DocumentDropped { title: oldest.title().to_owned(), raw: oldest.text().to_owned() });
    }
    notices
}

fn new_key(storage: &dyn DocumentStorage) -> String {
    format!("{DOCUMENT_PREFIX}{}", storage.new_id())
}
