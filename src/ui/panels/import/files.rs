//! The files of the dialog, read.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use crate::platform::files::read_text;
use crate::ui::given::Given;
use yuma_scenario::clean_line;
use yuma_scenario::import::{ImportError, Recognized, read};
use yuma_scenario::json_file::{FileError, SIZE_LIMIT};

/// A file or a pasted text.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// The name.
    pub name: AttrValue,
    /// The size in bytes.
    pub size: usize,
    /// The content, or the reason why it cannot be used.
    pub content: Result<Rc<Recognized>, FileProblem>,
}

/// The reason why a file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum FileProblem {
    /// The browser cannot read it.
    Unreadable,
    /// Its content was rejected.
    Rejected(ImportError),
}

/// The files in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileList {
    /// The files, each with an id.
    pub files: Vec<(u32, OpenedFile)>,
    /// The number of the last files that were read completely.
    pub done: u32,
    /// Counts the changes.
    pub version: u32,
    next: u32,
}

/// A change of the list.
pub enum FileAction {
    /// Adds files that were given under this number.
    Add(u32, Vec<OpenedFile>),
    /// Removes a file.
    Remove(u32),
}

impl Reducible for FileList {
    type Action = FileAction;

    fn reduce(self: Rc<Self>, action: FileAction) -> Rc<Self> {
        let mut list = (*self).clone();
        list.version += 1;
        match action {
            FileAction::Add(number, files) => {
                list.done = number;
                for file in files {
                    // A file that is given again replaces the one of its name.
                    list.files.retain(|(_, known)| known.name != file.name);
                    list.files.push((list.next, file));
                    list.next += 1;
                }
            }
            FileAction::Remove(id) => list.files.retain(|(known, _)| *known != id),
        }
        Rc::new(list)
    }
}

/// Reads everything that was given at once.
pub async fn read_given(given: &Given, name_of_text: &str) -> Vec<OpenedFile> {
    match given {
        Given::Text(text) => vec![opened(AttrValue::from(name_of_text.to_owned()), text.len(), Some(text))],
        Given::Files(files) => {
            let mut read = Vec::with_capacity(files.len());
            for file in files {
                read.push(read_file(file).await);
            }
            read
        }
    }
}

/// Reads a file; one beyond the size limit is rejected unread.
async fn read_file(file: &File) -> OpenedFile {
    // The name may contain marks that change the direction of the text around it.
    let name = AttrValue::from(clean_line(&file.name()));
    // Exact up to 2^53 bytes.
    let size = file.size() as usize;
    if size > SIZE_LIMIT {
        let error = FileError::TooLarge { size, limit: SIZE_LIMIT }.into();
        return OpenedFile { name, size, content: Err(FileProblem::Rejected(error)) };
    }
    opened(name, size, read_text(file).await.as_deref())
}

fn opened(name: AttrValue, size: usize, text: Option<&str>) -> OpenedFile {
    let content = match text {
        Some(text) => read(text).map(Rc::new).map_err(FileProblem::Rejected),
        None => Err(FileProblem::Unreadable),
    };
    OpenedFile { name, size, content }
}
