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
mod props;
mod read_line;
pub mod samples;
pub mod source;
mod units;

use yew::prelude::*;

use self::dialog::ImportDialog;
pub use self::props::ImportProps;
use crate::ui::part::part;
use crate::ui::part_loading::use_part;

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
