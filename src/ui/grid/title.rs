//! Titles that explain themselves.

use yew::prelude::*;

use crate::store::Selection;
use crate::ui::messages::Messages;
use yuma_scenario::Title;

/// Renders a title as a button that lets the inspector explain it. It is no tab stop of its own: the grid is one, and its
/// cursor reaches the title.
pub fn title_button(messages: &Messages, title: Title, key: &str, on_select: &Callback<Selection>) -> Html {
    let onclick = on_select.reform(move |_: MouseEvent| Selection::Title(title));
    html! { <button type="button" tabindex="-1" class="title text" {onclick}>{ messages.text(key) }</button> }
}
