//! Files and texts that a person drops or pastes anywhere on the page, for import.

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

/// The files or the text given last, with a number that increases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LatestGiven {
    /// The number; 0 if nothing was given since the import was opened.
    pub number: u32,
    /// The files or the text.
    pub given: Option<Rc<Given>>,
}

/// Returns what was given last, and a callback that hands something over and opens the import.
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
    // The import reads nothing that was given before it was closed.
    use_effect_with(is_open, move |is_open| {
        if !is_open {
            setter.set(LatestGiven::default());
        }
    });
    ((*latest).clone(), on_given)
}
