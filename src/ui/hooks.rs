//! What every component may ask for: the words of the language, the way to change the state.

use std::rc::Rc;

use yew::prelude::*;

use super::messages::Messages;
use crate::store::{Action, State, reduce};

/// The state under Yew's reducer.
#[derive(Clone, Debug, PartialEq)]
pub struct Store(pub Rc<State>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = reduce(&self.0, action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Store(next)) }
    }
}

/// Sends actions; the same for the life of the page, so that passing it on re-renders nothing.
pub type Dispatch = UseReducerDispatcher<Store>;

/// The words of the language that is chosen.
#[hook]
pub fn use_messages() -> Messages {
    use_context::<Messages>().unwrap_or_default()
}
