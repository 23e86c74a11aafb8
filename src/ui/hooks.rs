//! The hooks of every component: messages and dispatcher.

use std::rc::Rc;

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

/// Returns the messages of the chosen language.
#[hook]
pub fn use_messages() -> Messages {
    use_context::<Messages>().unwrap_or_default()
}
