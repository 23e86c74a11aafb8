//! The texts of files and pastes that were handed over.

use web_sys::File;
use yew::prelude::*;

use crate::platform::files::read_text;
use crate::ui::given::Given;
use yuma_scenario::clean_line;
use yuma_scenario::json_file::{FileError, SIZE_LIMIT};

/// A file or a pasted text.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenText {
    /// The name.
    pub name: AttrValue,
    /// The size in bytes.
    pub size: usize,
    /// The text, or the reason why there is none.
    pub text: Result<String, Unread>,
}

/// The reason why a file was not read.
#[derive(Clone, Debug, PartialEq)]
pub enum Unread {
    /// The browser cannot read it.
    Unreadable,
    /// It is beyond the size limit.
    TooLarge(FileError),
}

/// Reads everything that was given at once.
pub async fn read_given(given: &Given, name_of_text: &str) -> Vec<GivenText> {
    match given {
        Given::Text(text) => {
            let name = AttrValue::from(name_of_text.to_owned());
            vec![GivenText { name, size: text.len(), text: Ok(text.clone()) }]
        }
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
async fn read_file(file: &File) -> GivenText {
    // The name may contain marks that change the direction of the text around it.
    let name = AttrValue::from(clean_line(&file.name()));
    // Exact up to 2^53 bytes.
    let size = file.size() as usize;
    let text = if size > SIZE_LIMIT {
        Err(Unread::TooLarge(FileError::TooLarge { size, limit: SIZE_LIMIT }))
    } else {
        read_text(file).await.ok_or(Unread::Unreadable)
    };
    GivenText { name, size, text }
}
