//! Keeps the work: in the browser's storage and in the address, a moment after each change.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{address, storage};
use crate::scenario::looks_like_link;
use crate::store::{Action, NoticeKind, State};
use crate::ui::documents::{Documents, documents};
use crate::ui::hooks::Dispatch;
use crate::ui::part::Missing;

/// Edits that follow each other faster are kept together; browsers refuse an address that changes too often.
const QUIET_MS: u32 = 400;

/// What the page knows of its work outside of the state.
struct Keeper {
    /// The work as it was last seen.
    last: Rc<State>,
    /// Runs when the work has been quiet; none if all is kept.
    pending: Option<Timeout>,
    /// Whether the work that opens next comes from the address, which then has it already.
    is_followed: bool,
    /// Whether what writes documents has come.
    can_keep: bool,
    /// Whether the person knows that nothing is kept.
    has_warned: bool,
}

type Shared = Rc<RefCell<Keeper>>;

/// Keeps every change of the work, and opens links that come into the address.
#[hook]
pub fn use_autosave(state: Rc<State>, dispatch: Dispatch) {
    let keeper: Shared = {
        let last = Rc::clone(&state);
        use_mut_ref(move || Keeper { last, pending: None, is_followed: false, can_keep: false, has_warned: false })
    };
    {
        let (keeper, dispatch) = (Rc::clone(&keeper), dispatch.clone());
        use_effect_with(state.revision, move |_| changed(&keeper, state, &dispatch));
    }
    use_effect_with((), move |()| {
        let listen = |event: &'static str, react: fn(&Shared, &Dispatch)| {
            let (keeper, dispatch) = (Rc::clone(&keeper), dispatch.clone());
            web_sys::window().map(|window| EventListener::new(&window, event, move |_| react(&keeper, &dispatch)))
        };
        let guard = {
            let keeper = Rc::clone(&keeper);
            let react = move |event: &Event| stay(&keeper, event);
            let options = EventListenerOptions::enable_prevent_default();
            web_sys::window().map(|page| EventListener::new_with_options(&page, "beforeunload", options, react))
        };
        let listeners = (listen("pagehide", leave), listen("hashchange", follow), guard);
        let keeper = Rc::clone(&keeper);
        spawn_local(async move { keeper.borrow_mut().can_keep = documents().await.is_ok() });
        move || drop(listeners)
    });
}

/// Does something with documents when their part of the page is there: at once, but for the first moments of a visit.
fn with_documents(keeper: &Shared, dispatch: &Dispatch, act: impl FnOnce(&Documents, &Shared, &Dispatch) + 'static) {
    let (keeper, dispatch) = (Rc::clone(keeper), dispatch.clone());
    spawn_local(async move {
        match documents().await {
            Ok(documents) => act(&documents, &keeper, &dispatch),
            Err(Missing) => not_kept(&keeper, &dispatch, NoticeKind::PartMissing),
        }
    });
}

fn changed(keeper: &Shared, state: Rc<State>, dispatch: &Dispatch) {
    let before = std::mem::replace(&mut keeper.borrow_mut().last, Rc::clone(&state));
    if before.revision == state.revision {
        return;
    }
    if Rc::ptr_eq(&before.opened, &state.opened) {
        let (shared, dispatch) = (Rc::clone(keeper), dispatch.clone());
        let quiet = Timeout::new(QUIET_MS, move || with_documents(&shared, &dispatch, keep_with_address));
        keeper.borrow_mut().pending = Some(quiet);
        return;
    }
    let is_followed = std::mem::take(&mut keeper.borrow_mut().is_followed);
    with_documents(keeper, dispatch, move |documents, keeper, dispatch| {
        keep(documents, keeper, dispatch);
        let link = (documents.encode)(&state.scenario);
        if is_followed {
            address::replace(&link);
        } else {
            // What is left gets its link too, so that going back finds it.
            address::replace(&(documents.encode)(&before.scenario));
            address::push(&link);
        }
    });
}

/// Puts the work into the storage.
fn keep(documents: &Documents, keeper: &Shared, dispatch: &Dispatch) {
    let state = {
        let mut keeper = keeper.borrow_mut();
        keeper.pending = None;
        Rc::clone(&keeper.last)
    };
    let mut is_kept = true;
    for (key, value) in (documents.saved)(&state) {
        is_kept &= storage::write(key, value.as_deref()).is_ok();
    }
    if !is_kept {
        not_kept(keeper, dispatch, NoticeKind::NotKept);
    }
}

/// Says once that nothing is kept, and why.
fn not_kept(keeper: &Shared, dispatch: &Dispatch, why: NoticeKind) {
    if !std::mem::replace(&mut keeper.borrow_mut().has_warned, true) {
        dispatch.dispatch(Action::Notify(why));
    }
}

/// Puts the work into the storage and into the address.
fn keep_with_address(documents: &Documents, keeper: &Shared, dispatch: &Dispatch) {
    keep(documents, keeper, dispatch);
    let link = (documents.encode)(&keeper.borrow().last.scenario);
    address::replace(&link);
}

/// Asks before the page goes, in the first moments of a visit in which an edit cannot be kept yet.
fn stay(keeper: &Shared, event: &Event) {
    let keeper = keeper.borrow();
    if keeper.pending.is_some() && !keeper.can_keep {
        event.prevent_default();
    }
}

/// Keeps what is pending; the page may not come back.
fn leave(keeper: &Shared, dispatch: &Dispatch) {
    if keeper.borrow().pending.is_some() {
        with_documents(keeper, dispatch, keep_with_address);
    }
}

/// Follows the link that came into the address.
fn follow(keeper: &Shared, dispatch: &Dispatch) {
    // Another may follow before what reads it has come.
    let fragment = address::fragment();
    with_documents(keeper, dispatch, move |documents, keeper, dispatch| {
        if keeper.borrow().pending.is_some() {
            // Not into the address: it is no longer that of this work.
            keep(documents, keeper, dispatch);
        }
        if !looks_like_link(&fragment) {
            return;
        }
        let action = (documents.follow)(&fragment);
        let open = Rc::clone(&keeper.borrow().last.scenario);
        keeper.borrow_mut().is_followed = matches!(&action, Action::Follow { scenario, .. } if **scenario != *open);
        dispatch.dispatch(action);
    });
}
