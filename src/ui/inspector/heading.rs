//! The heading of a pane.

use yew::prelude::*;

/// Renders the heading of a pane: `context` names the subject, `title` the finding.
pub fn heading(context: &str, title: &str) -> Html {
    html! {
        <header class="heading">
            <small>{ context }</small>
            <h2>{ title }</h2>
        </header>
    }
}
