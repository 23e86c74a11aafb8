//! The list of all lessons.

use serde::Deserialize;

/// All lessons, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// The opening course.
    pub start: Vec<IndexEntry>,
    /// All others.
    pub library: Vec<IndexEntry>,
}

/// A lesson in the list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexEntry {
    /// The name of its folder.
    pub id: String,
    /// The lab that it uses.
    pub lab: LessonLab,
    /// The level, from 1 to 3.
    pub level: u8,
    /// The usual time in minutes.
    pub minutes: u8,
}

/// The lab that a lesson uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LessonLab {
    /// One subnet.
    Consensus,
    /// All subnets.
    Market,
    /// The root network of 2024.
    #[serde(rename = "root-2024")]
    Root2024,
}

impl LessonLab {
    /// All labs in their order.
    pub const ALL: [LessonLab; 3] = [LessonLab::Consensus, LessonLab::Market, LessonLab::Root2024];

    /// Returns the id in message keys.
    pub const fn id(self) -> &'static str {
        match self {
            LessonLab::Consensus => "consensus",
            LessonLab::Market => "market",
            LessonLab::Root2024 => "root-2024",
        }
    }
}

impl Index {
    /// Reads a list.
    ///
    /// # Errors
    /// Returns the reason if the JSON has another form.
    pub fn read(json: &str) -> serde_json::Result<Index> {
        serde_json::from_str(json)
    }

    /// Returns all lessons in their order.
    pub fn all(&self) -> impl Iterator<Item = &IndexEntry> {
        self.start.iter().chain(&self.library)
    }

    /// Returns a lesson with its number, from 1.
    pub fn find(&self, id: &str) -> Option<(usize, &IndexEntry)> {
        self.all().enumerate().find(|(_, entry)| entry.id == id).map(|(index, entry)| (index + 1, entry))
    }
}
