//! The head of a pane: where one looks, and what is found there.

use yew::prelude::*;

/// The head of a pane: `place` is where one looks, `title` what is found there.
pub fn heading(context: &str, title: &str) -> Html {
    html! {
        <header class="heading">
            <small>{ context }</small>
            <h2>{ title }</h2>
        </header>
    }
}
