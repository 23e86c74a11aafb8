//! The lessons: a list, a player beside a live lab, teacher's pages, and the glossary.

mod answers;
mod bet;
mod consensus_lab;
mod control_text;
mod curve;
mod drag;
mod dragging;
mod end;
mod files;
mod frame;
mod glossary;
mod goal;
mod highlight;
mod lab;
mod list;
mod market_lab;
mod navigation;
mod pacing;
mod page;
mod player;
mod progress_change;
mod reveal;
mod route;
mod sight;
mod stage;
mod stage_props;
mod stage_view;
mod step_link;
mod teacher;
mod tries;
mod value_text;
mod values;
mod view_page;
mod words;

use yew::prelude::*;

pub use self::control_text::control_text;
use self::page::LearnPage;
pub use self::page::LearnPageProps;
pub use self::route::{LEARN, Route};
use super::part::part;

/// The part with the lessons.
#[derive(Clone, Copy)]
pub struct LearnPart {
    /// Renders the page of the address.
    pub draw: fn(LearnPageProps) -> Html,
}

/// There is only one such function.
impl PartialEq for LearnPart {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

part! {
    /// Loads the lessons.
    pub fn learn() -> LearnPart { LearnPart { draw: |props| html! { <LearnPage ..props /> } } } in learn
}
