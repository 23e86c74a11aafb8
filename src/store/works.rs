//! The works that the browser keeps: each under a key of its own, so that no tab writes over another's.
//!
//! Nothing is removed from the storage unless its content is kept under another key or handed to the person in a notice.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::notice::NoticeKind;
use super::state::{Origin, Work};
use yuma_scenario::{Scenario, link};

/// The beginning of the key of every work. boot.js reads these keys too.
pub const WORK_PREFIX: &str = "yuma-playground.work.";
/// Keys of works from before each had its own, the older work first; their values are bare links.
pub const SINGLE_WORK_KEYS: [&str; 2] = ["yuma-playground.previous", "yuma-playground.autosave"];
/// The largest time that is none: works from before times were stored are numbered up to here.
const UNTIMED: u64 = 1;
/// Works that are kept.
pub const WORK_LIMIT: usize = 10;
/// Bytes of all kept works together; browsers give a page about 5 MB.
pub const WORK_BUDGET: usize = 2_000_000;

/// The browser refused to store something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the browser's storage is off or full")]
pub struct NotKept;

/// A storage of texts, such as the browser's, with what a work is stored with.
pub trait WorkStorage {
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
pub struct KeptWork {
    /// When it was stored last, in milliseconds since 1970; [`UNTIMED`] or less from before times were stored.
    time: u64,
    /// The title that the page showed.
    title: String,
    /// The scenario.
    link: String,
}

impl KeptWork {
    /// A work that is stored at a time.
    pub fn new(time: u64, title: &str, link: &str) -> Self {
        KeptWork { time, title: title.to_owned(), link: link.to_owned() }
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
pub struct StoredWork {
    /// The key under which it is stored.
    pub key: String,
    /// The stored JSON, or a bare link under [`SINGLE_WORK_KEYS`].
    raw: String,
    /// The decoded value; `None` if it cannot be decoded.
    work: Option<KeptWork>,
}

impl StoredWork {
    /// The text that gives the work back: its link, or what stands there instead.
    pub fn text(&self) -> &str {
        self.work.as_ref().map_or(&self.raw, |work| &work.link)
    }

    /// The title that the page showed; empty where none was stored.
    pub fn title(&self) -> &str {
        self.work.as_ref().map_or("", |work| &work.title)
    }

    /// When it was stored last, in milliseconds since 1970; `None` from before times were stored.
    pub fn time(&self) -> Option<u64> {
        self.work.as_ref().map(|work| work.time).filter(|&time| time > UNTIMED)
    }

    /// Whether it is stored under one of [`SINGLE_WORK_KEYS`].
    fn is_single(&self) -> bool {
        SINGLE_WORK_KEYS.contains(&self.key.as_str())
    }

    /// Whether the value can be decoded.
    pub fn is_readable(&self) -> bool {
        self.work.is_some()
    }
}

/// Returns the stored works, the newest first.
pub fn stored_works(storage: &dyn WorkStorage) -> Vec<StoredWork> {
    let read = |(key, raw): (String, String)| {
        let work = match SINGLE_WORK_KEYS.iter().zip(0..).find(|(single, _)| **single == key) {
            Some((_, time)) => Some(KeptWork::new(time, "", &raw)),
            None => serde_json::from_str(&raw).ok(),
        };
        StoredWork { key, raw, work }
    };
    let mut works: Vec<StoredWork> = storage.items().into_iter().map(read).collect();
    works.sort_by_key(|stored| std::cmp::Reverse(stored.work.as_ref().map(|work| work.time)));
    works
}

/// Moves works from before each had its own key to such a key, and returns all works as they are stored then. A work that
/// cannot be written stays where it is.
pub fn adopt_single_works(storage: &dyn WorkStorage, stored: Vec<StoredWork>) -> Vec<StoredWork> {
    let adopted = |stored: StoredWork| match &stored.work {
        Some(work) if stored.is_single() => moved(storage, work, &stored.key).unwrap_or(stored),
        _ => stored,
    };
    stored.into_iter().map(adopted).collect()
}

fn moved(storage: &dyn WorkStorage, work: &KeptWork, from: &str) -> Result<StoredWork, NotKept> {
    let (key, raw) = (new_key(storage), work.written()?);
    storage.write(&key, &raw)?;
    storage.remove(from);
    Ok(StoredWork { key, raw, work: Some(work.clone()) })
}

/// Removes a work from the storage and returns it.
pub fn take_work(storage: &dyn WorkStorage, key: &str) -> Option<StoredWork> {
    let stored = stored_works(storage).into_iter().find(|stored| stored.key == key)?;
    storage.remove(key);
    Some(stored)
}

/// The keys under which one tab stores the documents that it opened.
#[derive(Debug, Default)]
pub struct TabWorks(Vec<TabWork>);

/// The key of a document, which a tab knows by the scenario that it opened.
#[derive(Debug)]
struct TabWork {
    opened: Rc<Scenario>,
    key: String,
    /// The link that this tab read or wrote there last.
    link: String,
}

impl TabWorks {
    /// Stores a document of the person's own with its link and returns the notices to show; `None` if there is nothing to
    /// store.
    ///
    /// A document that was restored goes on under the key that it had. If another tab has written there meanwhile, this
    /// one takes a key of its own, so that both are kept.
    pub fn save(
        &mut self,
        storage: &dyn WorkStorage,
        document: &Work,
        title: &str,
        link: &str,
    ) -> Option<Vec<NoticeKind>> {
        // A document that only this list holds cannot come back by undo.
        self.0.retain(|work| Rc::strong_count(&work.opened) > 1);
        if self.position(document).is_none() && !document.is_own() {
            return None;
        }
        let stored = stored_works(storage);
        let mut work = match self.position(document) {
            Some(known) => self.0.swap_remove(known),
            None => self.first_key(storage, document, &stored),
        };
        let mut notices = Vec::new();
        if let Some(foreign) = stored.iter().find(|stored| work.is_overwritten_by(stored)) {
            work.key = new_key(storage);
            let (title, link) = (foreign.title().to_owned(), foreign.text().to_owned());
            notices.push(NoticeKind::ChangedElsewhere { title, link });
        }
        let value = KeptWork::new(storage.now(), title, link).written();
        match value.and_then(|value| storage.write(&work.key, &value).map(|()| value.len())) {
            Ok(size) => {
                link.clone_into(&mut work.link);
                notices.extend(make_room(storage, &work, size, stored));
            }
            Err(NotKept) => notices.push(NoticeKind::NotKept),
        }
        self.0.push(work);
        Some(notices)
    }

    /// Takes over the key of the work that a document was restored from, so that another tab's change of it is noticed.
    pub fn adopt(&mut self, storage: &dyn WorkStorage, document: &Work) {
        if document.is_own() {
            let work = self.first_key(storage, document, &stored_works(storage));
            self.0.push(work);
        }
    }

    /// Whether another tab has stored something else under the document's key.
    pub fn is_changed_elsewhere(&self, storage: &dyn WorkStorage, document: &Work) -> bool {
        let work = self.position(document).and_then(|position| self.0.get(position));
        work.is_some_and(|work| stored_works(storage).iter().any(|stored| work.is_overwritten_by(stored)))
    }

    fn position(&self, document: &Work) -> Option<usize> {
        self.0.iter().position(|work| Rc::ptr_eq(&work.opened, &document.opened))
    }

    /// The key of a document that this tab has not stored yet: that of the work that it was restored from, else a new one.
    fn first_key(&mut self, storage: &dyn WorkStorage, document: &Work, stored: &[StoredWork]) -> TabWork {
        let opened = Rc::clone(&document.opened);
        let link = link::encode(&opened);
        let own = || stored.iter().filter(|stored| !stored.is_single());
        let mut same = own().find(|stored| stored.text() == link);
        if same.is_none() && document.origin == Origin::Autosave {
            // An earlier version of the page may have written the link in another way.
            same = own().find(|stored| link::decode(stored.text()).is_ok_and(|work| work == *opened));
        }
        match same {
            Some(same) => {
                // A document that this tab opened earlier under the same key gets one of its own when it comes back.
                self.0.retain(|work| work.key != same.key);
                TabWork { opened, key: same.key.clone(), link: same.text().to_owned() }
            }
            None => TabWork { opened, key: new_key(storage), link: String::new() },
        }
    }
}

impl TabWork {
    fn is_overwritten_by(&self, stored: &StoredWork) -> bool {
        stored.key == self.key && stored.text() != self.link
    }
}

/// Removes what else is stored of the same content, and then the oldest works beyond the limits, which are handed over.
fn make_room(storage: &dyn WorkStorage, work: &TabWork, size: usize, stored: Vec<StoredWork>) -> Vec<NoticeKind> {
    let others = stored.into_iter().filter(|stored| stored.key != work.key);
    let (same, mut others): (Vec<_>, Vec<_>) = others.partition(|stored| stored.text() == work.link);
    same.iter().for_each(|stored| storage.remove(&stored.key));
    let mut notices = Vec::new();
    while size + others.iter().map(|stored| stored.key.len() + stored.raw.len()).sum::<usize>() > WORK_BUDGET
        || others.len() >= WORK_LIMIT
    {
        let Some(oldest) = others.pop() else { break };
        storage.remove(&oldest.key);
        notices.push(NoticeKind::WorkDropped { title: oldest.title().to_owned(), raw: oldest.text().to_owned() });
    }
    notices
}

fn new_key(storage: &dyn WorkStorage) -> String {
    format!("{WORK_PREFIX}{}", storage.new_id())
}
