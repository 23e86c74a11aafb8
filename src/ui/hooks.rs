//! The hooks of every component: messages and dispatcher.

use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

use super::messages::Messages;
use crate::store::{ActionOf, Consensus, Lab, StateOf, reduce};

/// The state of a lab in Yew's reducer.
#[derive(Clone, Debug, PartialEq)]
pub struct Store<L: Lab>(pub Rc<StateOf<L>>);

impl<L: Lab> Reducible for Store<L> {
    type Action = ActionOf<L>;

    fn reduce(self: Rc<Self>, action: ActionOf<L>) -> Rc<Self> {
        let next = reduce(&self.0, action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Store(next)) }
    }
}

/// Dispatches the actions of a lab. It never changes, so passing it on re-renders nothing.
pub type DispatchOf<L> = UseReducerDispatcher<Store<L>>;

/// Dispatches the actions of the consensus lab.
pub type Dispatch = DispatchOf<Consensus>;

/// Shows a title in the browser.
#[hook]
pub fn use_page_title(title: AttrValue) {
    use_effect_with(title, |title| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&format!("{title} · Yuma Playground"));
        }
    });
}

/// Returns whether the window matches a media query.
#[hook]
pub fn use_media(query: &'static str) -> bool {
    let list = || web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    let is_match = use_state_eq(|| list().is_some_and(|list| list.matches()));
    let setter = is_match.setter();
    use_effect_with((), move |()| {
        let listener = list().map(|list| {
            let known = list.clone();
            EventListener::new(&list, "change", move |_| setter.set(known.matches()))
        });
        move || drop(listener)
    });
    *is_match
}

/// Returns the messages of the chosen language.
#[hook]
pub fn use_messages() -> Messages {
    use_context::<Messages>().unwrap_or_default()
}
