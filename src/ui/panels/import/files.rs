//! The files of the dialog, read.

use std::rc::Rc;

use yew::prelude::*;

use super::chips::Chip;
use super::given_text::{GivenText, Unread};
use yuma_scenario::import::{Assumption, Content, Format, ImportError, ReadAs, Recognized, read, read_as};
use yuma_scenario::json_file::FileError;
use yuma_scenario::table::WeightUnit;
use yuma_scenario::{AnyDocument, DecimalMark, decode_any, market};

/// A file or a pasted text.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// The name, with a number if another file has the same.
    pub name: AttrValue,
    /// The name under which it was given, which all pasted texts share.
    given_name: AttrValue,
    /// The size in bytes.
    pub size: usize,
    /// The text; empty if there is none.
    pub text: AttrValue,
    /// The content, or the reason why it cannot be used.
    pub content: Result<Rc<Recognized>, FileProblem>,
    /// The units in which the weights of a table can be read; empty for other files.
    pub units: Vec<WeightUnit>,
    /// The marks before the fraction with which its amounts can be read; empty unless they differ.
    pub marks: Vec<DecimalMark>,
    /// What a person chose.
    read_as: ReadAs,
}

impl OpenedFile {
    /// Returns the file with its numbers read in another way.
    fn read_as(&self, change: ReadAs) -> Self {
        let ReadAs { unit, mark } = self.read_as;
        let read_as_now = ReadAs { unit: change.unit.or(unit), mark: change.mark.or(mark) };
        let content = read_as(&self.text, read_as_now).map(Rc::new).map_err(FileProblem::Rejected);
        OpenedFile { content, read_as: read_as_now, ..self.clone() }
    }

    /// Returns the mark before the fraction of the amounts.
    pub fn mark(&self) -> DecimalMark {
        self.read_as.mark.unwrap_or(DecimalMark::Point)
    }

    /// Returns the unit of the weights.
    pub fn unit(&self) -> Option<WeightUnit> {
        match &self.content.as_ref().ok()?.content {
            Content::Subnet(data) => data.weights.as_ref().map(|weights| weights.unit),
            _ => None,
        }
    }

    /// Returns whether a file replaces this one: it has the same name and format, or this one cannot be read.
    fn is_replaced_by(&self, file: &OpenedFile) -> bool {
        let format = |file: &OpenedFile| file.content.as_ref().ok().map(|content| content.format);
        self.given_name == file.given_name && (self.content.is_err() || format(self) == format(file))
    }

    /// Returns the chip of the file.
    pub fn chip(&self, id: u32) -> Chip {
        Chip { id, name: self.name.clone(), size: self.size, is_read: self.content.is_ok() }
    }
}

/// The reason why a file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum FileProblem {
    /// The browser cannot read it.
    Unreadable,
    /// It is a market, with its link.
    Market(String),
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
    /// Reads the numbers of a file in another way.
    ReadAs(u32, ReadAs),
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
                    list.files.retain(|(_, known)| !known.is_replaced_by(&file));
                    let name = list.free_name(&file.given_name);
                    list.files.push((list.next, OpenedFile { name, ..file }));
                    list.next += 1;
                }
            }
            FileAction::ReadAs(id, change) => {
                if let Some((_, file)) = list.files.iter_mut().find(|(known, _)| *known == id) {
                    *file = file.read_as(change);
                }
            }
            FileAction::Remove(id) => list.files.retain(|(known, _)| *known != id),
        }
        Rc::new(list)
    }
}

impl FileList {
    /// Returns a name that no file of the list has.
    fn free_name(&self, given: &AttrValue) -> AttrValue {
        let numbered = (2..).map(|number| AttrValue::from(format!("{given} {number}")));
        let is_free = |name: &AttrValue| self.files.iter().all(|(_, known)| known.name != *name);
        std::iter::once(given.clone()).chain(numbered).find(is_free).unwrap_or_default()
    }
}

/// Reads the content of a text.
pub fn opened(given: &GivenText) -> OpenedFile {
    let content = match &given.text {
        Ok(text) => read(text).map(Rc::new).map_err(|error| FileProblem::of(error, text)),
        Err(Unread::Unreadable) => Err(FileProblem::Unreadable),
        Err(Unread::TooLarge(error)) => Err(FileProblem::Rejected(error.clone().into())),
    };
    // A refused text is not kept: it may be large.
    let text = given.text.as_ref().ok().filter(|_| content.is_ok()).cloned().unwrap_or_default();
    let units = content.as_ref().map(|content| units(content, &text)).unwrap_or_default();
    let marks = content.as_ref().map(|content| marks(content, &text)).unwrap_or_default();
    OpenedFile {
        name: given.name.clone(),
        given_name: given.name.clone(),
        size: given.size,
        text: text.into(),
        content,
        units,
        marks,
        read_as: ReadAs::default(),
    }
}

/// Returns the units in which the weights of a table can be read.
fn units(content: &Recognized, text: &str) -> Vec<WeightUnit> {
    if !matches!(content.format, Format::WeightsTable | Format::WeightsList) {
        return Vec::new();
    }
    WeightUnit::ALL.into_iter().filter(|&unit| read_as(text, ReadAs { unit: Some(unit), mark: None }).is_ok()).collect()
}

/// Returns the marks with which the amounts of a file can be read, if it assumes one.
fn marks(content: &Recognized, text: &str) -> Vec<DecimalMark> {
    let is_assumed = match &content.content {
        Content::Subnet(data) => data
            .assumptions
            .iter()
            .any(|assumption| matches!(assumption, Assumption::Thousands { .. } | Assumption::Fraction { .. })),
        _ => false,
    };
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    let is_possible = |&mark: &DecimalMark| read_as(text, ReadAs { unit: None, mark: Some(mark) }).is_ok();
    if is_assumed { marks.into_iter().filter(is_possible).collect() } else { Vec::new() }
}

impl FileProblem {
    fn of(error: ImportError, text: &str) -> Self {
        let is_market = matches!(error, ImportError::File(FileError::Market));
        match is_market.then(|| decode_any(text)) {
            Some(Ok(AnyDocument::Market(market))) => FileProblem::Market(market::link::encode(&market)),
            _ => FileProblem::Rejected(error),
        }
    }
}

/// Returns whether one of the files has such a content.
pub fn contains(files: &[(u32, OpenedFile)], is: fn(&Content) -> bool) -> bool {
    files.iter().any(|(_, file)| file.content.as_ref().is_ok_and(|file| is(&file.content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: &str = "validator,M1,M2\nA,0.6,0.4\nB,0.5,0.5\n";
    const STAKES: &str = "validator,stake\nA,1000\nB,2000\n";

    fn pasted(texts: &[&str]) -> Vec<(String, Option<Format>)> {
        let add = |list: Rc<FileList>, text: &&str| {
            let given = GivenText { name: "pasted text".into(), size: text.len(), text: Ok((*text).to_owned()) };
            list.reduce(FileAction::Add(1, vec![opened(&given)]))
        };
        let list = texts.iter().fold(Rc::new(FileList::default()), add);
        let shown = |file: &OpenedFile| (file.name.to_string(), file.content.as_ref().ok().map(|read| read.format));
        list.files.iter().map(|(_, file)| shown(file)).collect()
    }

    #[test]
    fn a_file_replaces_one_of_its_name_and_format() {
        let weights = ("pasted text".to_owned(), Some(Format::WeightsTable));
        let stakes = ("pasted text 2".to_owned(), Some(Format::Stakes));
        assert_eq!(pasted(&[WEIGHTS, STAKES]), [weights.clone(), stakes.clone()], "they belong together");
        assert_eq!(pasted(&[WEIGHTS, WEIGHTS]), std::slice::from_ref(&weights), "a correction");
        assert_eq!(pasted(&[WEIGHTS, STAKES, STAKES]), [weights.clone(), stakes]);
        assert_eq!(pasted(&["nonsense", WEIGHTS]), [weights]);
    }
}
