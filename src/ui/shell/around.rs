//! The components of the page's frame that load after the grid, with the inspector.

use std::rc::Rc;

use yew::prelude::*;

use super::welcome::Welcome;
use crate::platform::presentation::toggle_presentation;
use crate::store::State;
use crate::ui::given::Given;
use crate::ui::hooks::Dispatch;
use crate::ui::messages::Messages;
use crate::ui::widgets::drop_target::DropTarget;

/// The functions that render these components.
#[derive(Clone, Copy)]
pub struct AroundPage {
    /// The line of a first visit.
    pub welcome: fn(&Rc<State>, &Dispatch) -> Html,
    /// The button that ends a presentation.
    pub end_presentation: fn(&Messages) -> Html,
    /// The target of dropped files and pasted texts.
    pub drop_target: fn(&Callback<Given>) -> Html,
}

/// There is only one set of these functions, so all are equal.
impl PartialEq for AroundPage {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Returns the functions. Only a part of the page may call this, because it leads to all their code.
pub fn around_page() -> AroundPage {
    AroundPage {
        welcome: |state, dispatch| html! { <Welcome {state} {dispatch} /> },
        end_presentation,
        drop_target: |on_given| html! { <DropTarget {on_given} /> },
    }
}

/// Renders the button that ends a presentation.
pub fn end_presentation(messages: &Messages) -> Html {
    html! {
        <button type="button" class="end-presentation" onclick={Callback::from(|_: MouseEvent| toggle_presentation())}>
            { messages.text("bar.end_presentation") }
        </button>
    }
}
