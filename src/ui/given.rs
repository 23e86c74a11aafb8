//! Files and texts that a person drops or pastes anywhere on the page, for import.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::shell::Panel;

/// Files or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Files, unread.
    Files(Vec<File>),
    /// A pasted text.
    Text(String),
}

/// The latest files or text, with a number that increases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LatestGiven {
    /// The number; 0 if there is nothing since the import was opened.
    pub number: u32,
    /// The files or the text.
    pub given: Option<Rc<Given>>,
}

thread_local! {
    /// Files for the import of the lab that opens next.
    static HANDED_OVER: RefCell<Option<Given>> = const { RefCell::new(None) };
}

/// Hands files over to the import of the lab that opens next.
pub fn hand_over(given: Given) {
    HANDED_OVER.set(Some(given));
}

/// Returns the latest files or text, and a callback that stores them and opens the import.
#[hook]
pub fn use_given(panel: UseStateHandle<Option<Panel>>) -> (LatestGiven, Callback<Given>) {
    let latest = use_state_eq(LatestGiven::default);
    let count = use_mut_ref(|| 0u32);
    let on_given = {
        let (latest, panel) = (latest.setter(), panel.setter());
        use_callback((), move |given: Given, ()| {
            *count.borrow_mut() += 1;
            latest.set(LatestGiven { number: *count.borrow(), given: Some(Rc::new(given)) });
            panel.set(Some(Panel::Import));
        })
    };
    let is_open = *panel == Some(Panel::Import);
    let setter = latest.setter();
    // Closing the import discards its files and text.
    use_effect_with(is_open, move |is_open| {
        if !is_open {
            setter.set(LatestGiven::default());
        }
    });
    let on_handed_over = on_given.clone();
    use_effect_with((), move |()| {
        if let Some(given) = HANDED_OVER.take() {
            on_handed_over.emit(given);
        }
    });
    ((*latest).clone(), on_given)
}
