//! A storage of documents in memory.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use yuma_playground::store::stored_documents::{DOCUMENT_PREFIX, DocumentRecord, DocumentStorage, NotStored};
use yuma_scenario::Scenario;
use yuma_scenario::link::encode;

/// Texts by key, with a clock that advances at every read.
#[derive(Default)]
pub struct FakeStorage {
    items: RefCell<BTreeMap<String, String>>,
    clock: Cell<u64>,
    refuses: Cell<bool>,
}

impl FakeStorage {
    /// Creates a storage with documents, the oldest first.
    pub fn holding(documents: &[&Scenario]) -> Self {
        let storage = FakeStorage::default();
        for document in documents {
            storage.put_record(&encode(document), &document.title);
        }
        storage
    }

    pub fn put(&self, key: &str, value: &str) {
        self.items.borrow_mut().insert(key.to_owned(), value.to_owned());
    }

    /// Adds a document with any link, newer than all others.
    pub fn put_link(&self, link: &str) {
        self.put_record(link, "");
    }

    fn put_record(&self, link: &str, title: &str) {
        let record = DocumentRecord::new(self.now(), title, link);
        self.put(&format!("{DOCUMENT_PREFIX}{}", self.new_id()), &record.written().expect("plain fields"));
    }

    pub fn refuse(&self, refuses: bool) {
        self.refuses.set(refuses);
    }

    pub fn size(&self) -> usize {
        self.items.borrow().iter().map(|(key, value)| key.len() + value.len()).sum()
    }
}

impl DocumentStorage for FakeStorage {
    fn items(&self) -> Vec<(String, String)> {
        self.items.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    fn write(&self, key: &str, value: &str) -> Result<(), NotStored> {
        if self.refuses.get() {
            return Err(NotStored);
        }
        self.put(key, value);
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.items.borrow_mut().remove(key);
    }

    fn now(&self) -> u64 {
        self.clock.set(self.clock.get() + 10);
        self.clock.get()
    }

    fn new_id(&self) -> String {
        self.clock.set(self.clock.get() + 10);
        format!("id-{}", self.clock.get())
    }
}
