//! The outcome of an import: a headline, the summary of the file, and buttons.

use yew::prelude::*;

use crate::ui::messages::Messages;

/// A button of the answer.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// The label.
    pub label: AttrValue,
    /// Whether it is the first choice.
    pub is_first: bool,
    /// Called at a press.
    pub onclick: Callback<MouseEvent>,
}

/// An answer.
#[derive(Clone, Default, PartialEq)]
pub struct Answer {
    /// The question or statement.
    pub headline: AttrValue,
    /// What happens next.
    pub about: AttrValue,
    /// Whether the file cannot be used.
    pub is_problem: bool,
    /// Rows of details, each with the message key of its title.
    pub rows: Vec<(&'static str, Html)>,
    /// The ways to open the file.
    pub choices: Vec<Choice>,
    /// The note beside the buttons.
    pub note: AttrValue,
}

/// Renders an answer.
pub fn body(messages: &Messages, answer: &Answer) -> Html {
    let row = |(key, content): &(&'static str, Html)| {
        html! { <div key={*key} class="import-row"><dt>{ messages.text(key) }</dt><dd>{ content.clone() }</dd></div> }
    };
    html! {
        <div class={classes!("import-card", "market-import-card", answer.is_problem.then_some("warning"))}>
            <div class="import-question"><div><h3>{ &answer.headline }</h3><p>{ &answer.about }</p></div></div>
            <dl hidden={answer.rows.is_empty()}>{ for answer.rows.iter().map(row) }</dl>
        </div>
    }
}

/// Renders the buttons.
pub fn foot(messages: &Messages, answer: Option<&Answer>, on_close: &Callback<()>) -> Html {
    let close = on_close.reform(|_: MouseEvent| ());
    let button = |(at, choice): (usize, &Choice)| {
        html! {
            <button key={at} type="button" class={classes!(choice.is_first.then_some("primary"))} onclick={choice.onclick.clone()}>
                { &choice.label }</button>
        }
    };
    html! {
        <div class="import-foot">
            <small>{ for answer.map(|answer| answer.note.clone()) }</small>
            <button type="button" onclick={close}>{ messages.text("import.cancel") }</button>
            <span class="market-import-choices">{ for answer.into_iter().flat_map(|answer| &answer.choices).enumerate().map(button) }</span>
        </div>
    }
}
