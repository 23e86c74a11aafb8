//! The hooks of every component: messages and dispatcher.

use std::rc::Rc;

use yew::prelude::*;

use super::messages::Messages;
use crate::store::{Action, State, reduce};

/// The state in Yew's reducer.
#[derive(Clone, Debug, PartialEq)]
pub struct Store(pub Rc<State>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = reduce(&self.0, action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Store(next)) }
    }
}

/// Dispatches actions. It never changes, so passing it on re-renders nothing.
pub type Dispatch = UseReducerDispatcher<Store>;

/// Returns the messages of the chosen language.
#[hook]
pub fn use_messages() -> Messages {
    use_context::<Messages>().unwrap_or_default()
}
