//! The files of the dialog, each with a button that removes it.

use yew::prelude::*;

use crate::ui::format::fixed;
use crate::ui::messages::Messages;
use crate::ui::widgets::icons::{Icon, drawn, icon};

/// A check mark.
const CHECK: &str = "M3 8.5l3.2 3.2L13 4.5";
/// An exclamation mark.
const ATTENTION: &str = "M8 3v6.4M8 12.4h.01";

/// A file of the dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// The number of the file.
    pub id: u32,
    /// The name.
    pub name: AttrValue,
    /// The size in bytes.
    pub size: usize,
    /// Whether its content can be used.
    pub is_read: bool,
}

/// Renders the files.
pub fn chips(messages: &Messages, files: &[Chip], on_remove: &Callback<u32>) -> Html {
    let chip = |file: &Chip| {
        let id = file.id;
        let onclick = on_remove.reform(move |_: MouseEvent| id);
        let label = messages.fill("import.remove", &[("file", &file.name)]);
        html! {
            <li key={id} class={classes!((!file.is_read).then_some("import-bad"))}>
                { drawn(if file.is_read { CHECK } else { ATTENTION }) }
                <span>{ &file.name }</span><small>{ size(file.size) }</small>
                <button type="button" class="quiet" aria-label={&label} title={label.clone()} {onclick}>{ icon(Icon::Close) }</button>
            </li>
        }
    };
    html! { <ul class="import-files" aria-label={messages.text("import.files")}>{ for files.iter().map(chip) }</ul> }
}

/// Formats a size in bytes.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", fixed(bytes as f64 / 1e3, 0)),
        _ => format!("{} MB", fixed(bytes as f64 / 1e6, 1)),
    }
}
