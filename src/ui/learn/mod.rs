//! The lessons: a list, a player beside a live lab, teacher's pages, and the glossary.

mod answers;
mod bet;
mod consensus_lab;
mod curve;
mod drag;
mod files;
mod frame;
mod glossary;
mod goal;
mod highlight;
mod lab;
mod list;
mod market_lab;
mod page;
mod player;
mod reveal;
mod route;
mod stage;
mod teacher;
mod value_text;
mod values;
mod view_page;
mod words;

pub use self::page::LearnPage;
pub use self::route::Route;
