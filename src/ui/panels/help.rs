//! The table of keys.

use yew::prelude::*;

use crate::platform::modifier_keys::{control_key, control_shift_key};
use crate::ui::hooks::use_messages;
use crate::ui::widgets::dialog::Dialog;

/// The properties of [`Help`].
#[derive(Clone, PartialEq, Properties)]
pub struct HelpProps {
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// Renders the keys with their functions.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let messages = use_messages();
    let control = control_key();
    let page = [
        (format!("{control}Z"), messages.text("help.undo")),
        (format!("{}Z", control_shift_key()), messages.text("help.redo")),
        (format!("{control}Y"), messages.text("help.redo")),
        ("?".to_owned(), messages.text("help.help")),
        ("Esc".to_owned(), messages.text("help.close")),
    ];
    let grid = [
        ("← → ↑ ↓".to_owned(), messages.text("help.move")),
        ("0–9".to_owned(), messages.text("help.type")),
        ("Enter".to_owned(), messages.text("help.enter")),
        ("Tab".to_owned(), messages.text("help.tab")),
        ("Esc".to_owned(), messages.text("help.escape")),
        ("Delete".to_owned(), messages.text("help.delete")),
        ("Alt ↑ ↓".to_owned(), messages.text("help.nudge")),
        ("Shift ← → ↑ ↓".to_owned(), messages.text("help.extend")),
        (format!("{control}C"), messages.text("help.copy")),
        (format!("{}C", control_shift_key()), messages.text("help.copy_stored")),
        (format!("{control}V"), messages.text("help.paste")),
        ("/".to_owned(), messages.text("help.find")),
        (messages.text("help.drag").to_string(), messages.text("help.scrub")),
    ];
    let time = [
        ("Space".to_owned(), messages.text("help.play")),
        (", .".to_owned(), messages.text("help.step")),
        ("← → ↑ ↓".to_owned(), messages.text("help.scrub_time")),
        ("← →".to_owned(), messages.text("help.mark_choose")),
        ("Shift ← →".to_owned(), messages.text("help.mark_move")),
        ("C".to_owned(), messages.text("help.mark_copy")),
        ("Delete".to_owned(), messages.text("help.mark_delete")),
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
        <Dialog title={messages.text("help.title")} on_close={props.on_close.clone()}>
            // A scrolling panel without controls needs a tab stop to be readable by keyboard.
            <div class="keys-list" role="region" aria-label={messages.text("help.title")} tabindex="0">
            { table(messages.text("help.grid"), &grid) }
            { table(messages.text("help.time"), &time) }
            { table(messages.text("help.page"), &page) }
            </div>
        </Dialog>
    }
}
