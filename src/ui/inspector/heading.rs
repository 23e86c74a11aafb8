//! The head of a pane: where one looks, and what is found there.

use yew::prelude::*;

/// The head of a pane.
#[derive(Clone, PartialEq, Properties)]
pub struct HeadingProps {
    /// Where one looks.
    pub place: String,
    /// What is found there.
    pub title: String,
}

/// The head of a pane.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    html! {
        <header class="heading">
            <small>{ &props.place }</small>
            <h2>{ &props.title }</h2>
        </header>
    }
}
