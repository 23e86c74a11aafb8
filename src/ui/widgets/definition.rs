//! What a term or a title means.

use yew::prelude::*;

use crate::ui::messages::Messages;

/// Renders a term with its meaning.
pub fn definition(messages: &Messages, term: AttrValue, meaning: AttrValue) -> Html {
    html! { <><b>{ term }</b>{ messages.colon() }{ meaning }</> }
}
