//! The glossary, with a search.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::frame::{Frame, PlainPage, route_link};
use super::route::Route;
use crate::ui::hooks::use_messages;

/// The properties of [`Glossary`].
#[derive(Clone, PartialEq, Properties)]
pub struct GlossaryProps {
    /// The frame of the page.
    pub frame: Frame,
}

/// Renders the terms that a searched text occurs in, in the order of their names.
#[component]
pub fn Glossary(props: &GlossaryProps) -> Html {
    let messages = use_messages();
    let search = use_state_eq(String::new);
    let oninput = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            search.set(event.target_unchecked_into::<HtmlInputElement>().value().to_lowercase());
        })
    };
    let mut terms = messages.glossary();
    terms.sort_by_key(|(term, _)| term.to_lowercase());
    let is_found = |text: &AttrValue| text.to_lowercase().contains(search.trim());
    let found: Vec<_> = terms.iter().filter(|(term, about)| is_found(term) || is_found(about)).collect();
    html! {
        <PlainPage frame={props.frame.clone()} class="learn-list learn-glossary" title={messages.text("learn.glossary")}>
            <p class="lesson-where">{ route_link(&props.frame.on_route, Route::List, "", html! { { messages.text("learn.all") } }) }</p>
            <h1>{ messages.text("learn.glossary") }</h1>
            <input type="search" autocomplete="off" aria-label={messages.text("learn.glossary.find")} placeholder={messages.text("learn.glossary.find")} {oninput} />
            <p role="status">{ messages.fill_plural("learn.glossary.count", found.len(), &[("count", &found.len().to_string())]) }</p>
            <dl>{ for found.iter().map(|(term, about)| html! { <div key={term.to_string()}><dt>{ term }</dt><dd>{ about }</dd></div> }) }</dl>
        </PlainPage>
    }
}
