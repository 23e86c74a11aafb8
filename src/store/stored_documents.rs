//! The works that the browser keeps: each under a key of its own, so that no tab writes over another's.
//!
//! Nothing is removed from the storage unless its content is kept under another key or handed to the person in a notice.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::notice::NoticeKind;
use super::state::{OpenDocument, Origin};
use yuma_scenario::{Scenario, link};

/// The beginning of the key of every work. boot.js reads these keys too.
pub const DOCUMENT_PREFIX: &str = "yuma-playground.work.";
/// Keys of works from before each had its own, the older work first; their values are bare links.
pub const SINGLE_DOCUMENT_KEYS: [&str; 2] = ["yuma-playground.previous", "yuma-playground.autosave"];
/// The largest time that is none: works from before times were stored are numbered up to here.
const UNTIMED: u64 = 1;
/// Works that are kept.
pub const DOCUMENT_LIMIT: usize = 10;
/// Bytes of all kept works together; browsers give a page about 5 MB.
pub const DOCUMENT_BUDGET: usize = 2_000_000;

/// The browser refused to store something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the browser's storage is off or full")]
pub struct NotKept;

/// A storage of texts, such as the browser's, with what a work is stored with.
pub trait DocumentStorage {
    /// All keys of works with their values.
    fn items(&self) -> Vec<(String, String)>;
    /// Stores a value.
    ///
    /// # Errors
    /// [`NotKept`] if the storage is off or full.
    fn write(&self, key: &str, value: &str) -> Result<(), NotKept>;
    /// Removes a value.
    fn remove(&self, key: &str);
    /// Returns the time in milliseconds since 1970.
    fn now(&self) -> u64;
    /// Returns an id that no other work has.
    fn new_id(&self) -> String;
}

/// A work as it is written under its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// When it was stored last, in milliseconds since 1970; [`UNTIMED`] or less from before times were stored.
    time: u64,
    /// The title that the page showed.
    title: String,
    /// The scenario.
    link: String,
}

impl DocumentRecord {
    /// A work that is stored at a time.
    pub fn new(time: u64, title: &str, link: &str) -> Self {
        DocumentRecord { time, title: title.to_owned(), link: link.to_owned() }
    }

    /// Returns the value under which the work is stored.
    ///
    /// # Errors
    /// [`NotKept`] if it cannot be written.
    pub fn written(&self) -> Result<String, NotKept> {
        serde_json::to_string(self).map_err(|_| NotKept)
    }
}

/// A work found in the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// The key under which it is stored.
    pub key: String,
    /// The stored JSON, or a bare link under [`SINGLE_DOCUMENT_KEYS`].
    raw: String,
    /// The decoded value; `None` if it cannot be decoded.
    record: Option<DocumentRecord>,
}

impl StoredDocument {
    /// The text that gives the work back: its link, or what stands there instead.
    pub fn text(&self) -> &str {
        self.record.as_ref().map_or(&self.raw, |record| &record.link)
    }

    /// The title that the page showed; empty where none was stored.
    pub fn title(&self) -> &str {
        self.record.as_ref().map_or("", |record| &record.title)
    }

    /// When it was stored last, in milliseconds since 1970; `None` from before times were stored.
    pub fn time(&self) -> Option<u64> {
        self.record.as_ref().map(|record| record.time).filter(|&time| time > UNTIMED)
    }

    /// Whether it is stored under one of [`SINGLE_DOCUMENT_KEYS`].
    fn is_single(&self) -> bool {
        SINGLE_DOCUMENT_KEYS.contains(&self.key.as_str())
    }

    /// Whether the value can be decoded.
    pub fn is_readable(&self) -> bool {
        self.record.is_some()
    }
}

/// Returns the stored works, the newest first.
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

/// Moves works from before each had its own key to such a key, and returns all works as they are stored then. A work that
/// cannot be written stays where it is.
pub fn adopt_single_documents(storage: &dyn DocumentStorage, stored: Vec<StoredDocument>) -> Vec<StoredDocument> {
    let adopted = |stored: StoredDocument| match &stored.record {
        Some(record) if stored.is_single() => moved(storage, record, &stored.key).unwrap_or(stored),
        _ => stored,
    };
    stored.into_iter().map(adopted).collect()
}

fn moved(storage: &dyn DocumentStorage, record: &DocumentRecord, from: &str) -> Result<StoredDocument, NotKept> {
    let (key, raw) = (new_key(storage), record.written()?);
    storage.write(&key, &raw)?;
    storage.remove(from);
    Ok(StoredDocument { key, raw, record: Some(record.clone()) })
}

/// Removes a work from the storage and returns it.
pub fn take_document(storage: &dyn DocumentStorage, key: &str) -> Option<StoredDocument> {
    let stored = stored_documents(storage).into_iter().find(|stored| stored.key == key)?;
    storage.remove(key);
    Some(stored)
}

/// The keys under which one tab stores the documents that it opened.
#[derive(Debug, Default)]
pub struct TabDocuments(Vec<TabDocument>);

/// The key of a document, which a tab knows by the scenario that it opened.
#[derive(Debug)]
struct TabDocument {
    opened: Rc<Scenario>,
    key: String,
    /// The link that this tab read or wrote there last.
    link: String,
}

impl TabDocuments {
    /// Stores a document of the person's own with its link and returns the notices to show; `None` if there is nothing to
    /// store.
    ///
    /// A document that was restored goes on under the key that it had. If another tab has written there meanwhile, this
    /// one takes a key of its own, so that both are kept.
    pub fn save(
        &mut self,
        storage: &dyn DocumentStorage,
        document: &OpenDocument,
        title: &str,
        link: &str,
    ) -> Option<Vec<NoticeKind>> {
        // A document that only this list holds cannot come back by undo.
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
        let value = DocumentRecord::new(storage.now(), title, link).written();
        match value.and_then(|value| storage.write(&entry.key, &value).map(|()| value.len())) {
            Ok(size) => {
                link.clone_into(&mut entry.link);
                notices.extend(make_room(storage, &entry, size, stored));
            }
            Err(NotKept) => notices.push(NoticeKind::NotKept),
        }
        self.0.push(entry);
        Some(notices)
    }

    /// Takes over the key of the work that a document was restored from, so that another tab's change of it is noticed.
    pub fn adopt(&mut self, storage: &dyn DocumentStorage, document: &OpenDocument) {
        if document.has_unsaved_work() {
            let entry = self.first_key(storage, document, &stored_documents(storage));
            self.0.push(entry);
        }
    }

    /// Whether another tab has stored something else under the document's key.
    pub fn is_changed_elsewhere(&self, storage: &dyn DocumentStorage, document: &OpenDocument) -> bool {
        let entry = self.position(document).and_then(|position| self.0.get(position));
        entry.is_some_and(|entry| stored_documents(storage).iter().any(|stored| entry.is_overwritten_by(stored)))
    }

    fn position(&self, document: &OpenDocument) -> Option<usize> {
        self.0.iter().position(|entry| Rc::ptr_eq(&entry.opened, &document.opened))
    }

    /// The key of a document that this tab has not stored yet: that of the work that it was restored from, else a new one.
    fn first_key(
        &mut self,
        storage: &dyn DocumentStorage,
        document: &OpenDocument,
        stored: &[StoredDocument],
    ) -> TabDocument {
        let opened = Rc::clone(&document.opened);
        let link = link::encode(&opened);
        let own = || stored.iter().filter(|stored| !stored.is_single());
        let mut same = own().find(|stored| stored.text() == link);
        if same.is_none() && document.origin == Origin::Autosave {
            // An earlier version of the page may have written the link in another way.
            same = own().find(|stored| link::decode(stored.text()).is_ok_and(|entry| entry == *opened));
        }
        match same {
            Some(same) => {
                // A document that this tab opened earlier under the same key gets one of its own when it comes back.
                self.0.retain(|entry| entry.key != same.key);
                TabDocument { opened, key: same.key.clone(), link: same.text().to_owned() }
            }
            None => TabDocument { opened, key: new_key(storage), link: String::new() },
        }
    }
}

impl TabDocument {
    fn is_overwritten_by(&self, stored: &StoredDocument) -> bool {
        stored.key == self.key && stored.text() != self.link
    }
}

/// Removes what else is stored of the same content, and then the oldest works beyond the limits, which are handed over.
fn make_room(
    storage: &dyn DocumentStorage,
    entry: &TabDocument,
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
