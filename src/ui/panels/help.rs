//! The keys, in a table.

use yew::prelude::*;

use crate::platform::modifier_keys::{control_key, control_shift_key};
use crate::ui::hooks::use_words;
use crate::ui::widgets::dialog::Dialog;

/// The keys.
#[derive(Clone, PartialEq, Properties)]
pub struct HelpProps {
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// The keys and what they do.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let words = use_words();
    let control = control_key();
    let page = [
        (format!("{control}Z"), words.text("help.undo")),
        (format!("{}Z", control_shift_key()), words.text("help.redo")),
        (format!("{control}Y"), words.text("help.redo")),
        ("?".to_owned(), words.text("help.help")),
        ("Esc".to_owned(), words.text("help.close")),
    ];
    let grid = [
        ("← → ↑ ↓".to_owned(), words.text("help.move")),
        ("0–9".to_owned(), words.text("help.type")),
        ("Enter".to_owned(), words.text("help.enter")),
        ("Tab".to_owned(), words.text("help.tab")),
        ("Esc".to_owned(), words.text("help.escape")),
        ("Delete".to_owned(), words.text("help.delete")),
        ("Alt ↑ ↓".to_owned(), words.text("help.nudge")),
        (format!("{control}V"), words.text("help.paste")),
        (words.text("help.drag").to_string(), words.text("help.scrub")),
    ];
    let time = [
        ("Space".to_owned(), words.text("help.play")),
        (", .".to_owned(), words.text("help.step")),
        ("← → ↑ ↓".to_owned(), words.text("help.scrub_time")),
        ("← →".to_owned(), words.text("help.mark_choose")),
        ("Shift ← →".to_owned(), words.text("help.mark_move")),
        ("C".to_owned(), words.text("help.mark_copy")),
        ("Delete".to_owned(), words.text("help.mark_delete")),
    ];
    let table = |title: AttrValue, keys: &[(String, AttrValue)]| {
        let row = |(keys, about): &(String, AttrValue)| {
            html! { <tr key={keys.clone()}><th scope="row"><kbd>{ keys }</kbd></th><td>{ about }</td></tr> }
        };
        html! {
            <table class="keys">
                <caption>{ title }</caption>
                <tbody>{ for keys.iter().map(row) }</tbody>
            </table>
        }
    };
    html! {
        <Dialog title={words.text("help.title")} on_close={props.on_close.clone()}>
            // A panel that scrolls and has nothing to go to could not be read by keyboard.
            <div class="keys-list" role="region" aria-label={words.text("help.title")} tabindex="0">
            { table(words.text("help.grid"), &grid) }
            { table(words.text("help.time"), &time) }
            { table(words.text("help.page"), &page) }
            </div>
        </Dialog>
    }
}
