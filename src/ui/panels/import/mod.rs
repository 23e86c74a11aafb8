//! The dialog that opens files and texts of a person's own subnet.

mod assumed;
pub mod chips;
mod dialog;
mod files;
mod formats;
pub mod given_text;
pub mod ignored;
mod outcome;
mod place;
mod preview;
mod read_line;
pub mod samples;
pub mod source;
mod units;

use std::rc::Rc;

use yew::prelude::*;

use self::dialog::ImportDialog;
use crate::ui::given::{Given, LatestGiven};
use crate::ui::hooks::Dispatch;
use crate::ui::part::part;
use crate::ui::part_loading::use_part;
use crate::ui::shell::Place;
use yuma_scenario::Scenario;

/// The properties of the dialog.
#[derive(Clone, PartialEq, Properties)]
pub struct ImportProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its state at the playhead.
    pub at_playhead: Rc<Scenario>,
    /// The latest files or text.
    pub given: LatestGiven,
    /// Hands files or a text over.
    pub on_given: Callback<Given>,
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Called when the dialog closes.
    pub on_close: Callback<()>,
}

part! {
    /// Loads the dialog with all readers of files.
    fn import() -> fn(&ImportProps) -> Html { |props| html! { <ImportDialog ..props.clone() /> } } in import
}

/// Renders the dialog when it is loaded.
#[component]
pub fn ImportLater(props: &ImportProps) -> Html {
    let on_close = props.on_close.clone();
    let draw = use_part(Some(0), import, &props.dispatch, &on_close);
    html! { <div>{ for draw.map(|draw| draw(props)) }</div> }
}
