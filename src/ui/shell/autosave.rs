//! Stores the work: in the browser's storage and in the address, a moment after each change.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::StorageEvent;
use yew::prelude::*;

use crate::platform::address;
use crate::platform::storage::{BrowserStorage, mark_unsaved};
use crate::store::state::OpenDocument;
use crate::store::stored_documents::{DOCUMENT_PREFIX, TabDocuments};
use crate::store::{Action, NoticeKind, State, Trouble};
use crate::ui::documents::{Documents, documents};
use crate::ui::hooks::Dispatch;
use crate::ui::part::use_tries;
use yuma_scenario::looks_like_link;

/// Edits that follow each other faster are stored together; browsers refuse an address that changes too often.
const QUIET_MS: u32 = 400;

/// What the page knows of its work outside of the state.
struct Autosaver {
    /// The work as it was last seen, with the title that the page showed.
    last: (Rc<State>, AttrValue),
    tab_documents: TabDocuments,
    /// The part that reads and writes documents; `None` until it is loaded.
    documents: Option<Documents>,
    /// Tasks that wait for their turn or for that part, in order.
    waiting: VecDeque<Task>,
    /// Runs when the work has been quiet; `None` if all is stored.
    pending: Option<Timeout>,
    /// Whether the work that opens next comes from the address, which then has it already.
    is_followed: bool,
}

type SharedAutosaver = Rc<RefCell<Autosaver>>;
type Task = Box<dyn FnOnce(&Documents, &SharedAutosaver, &Dispatch)>;

/// Stores every change of the work, and opens links that come into the address.
#[hook]
pub fn use_autosave(state: Rc<State>, title: AttrValue, dispatch: Dispatch) {
    let saver: SharedAutosaver = {
        let last = (Rc::clone(&state), title.clone());
        use_mut_ref(move || Autosaver {
            last,
            tab_documents: TabDocuments::default(),
            documents: None,
            waiting: VecDeque::new(),
            pending: None,
            is_followed: false,
        })
    };
    let tries = use_tries();
    {
        let (saver, dispatch) = (Rc::clone(&saver), dispatch.clone());
        use_effect_with(tries.retries, move |_| {
            spawn_local(async move {
                match documents().await {
                    Ok(documents) => {
                        loaded(documents, &saver, &dispatch);
                        tries.succeeded(&dispatch);
                    }
                    Err(missing) => tries.failed(missing, &dispatch),
                }
            });
        });
    }
    {
        let (saver, dispatch) = (Rc::clone(&saver), dispatch.clone());
        use_effect_with(state.revision, move |_| changed(&saver, (state, title), &dispatch));
    }
    use_effect_with((), move |()| {
        let listen = |event: &'static str, react: fn(&SharedAutosaver, &Dispatch, &Event)| {
            let (saver, dispatch) = (Rc::clone(&saver), dispatch.clone());
            web_sys::window()
                .map(|window| EventListener::new(&window, event, move |event| react(&saver, &dispatch, event)))
        };
        let guard = {
            let saver = Rc::clone(&saver);
            let react = move |event: &Event| stay(&saver, event);
            let options = EventListenerOptions::enable_prevent_default();
            web_sys::window().map(|page| EventListener::new_with_options(&page, "beforeunload", options, react))
        };
        let listeners = (
            listen("pagehide", |saver, dispatch, _| leave(saver, dispatch)),
            listen("hashchange", |saver, dispatch, _| follow(saver, dispatch)),
            listen("storage", other_tab_stored),
            guard,
        );
        move || drop(listeners)
    });
}

/// Takes over the part that reads and writes documents, and does what waited for it.
fn loaded(documents: Documents, saver: &SharedAutosaver, dispatch: &Dispatch) {
    {
        let saver = &mut *saver.borrow_mut();
        saver.documents = Some(documents);
        (documents.adopt)(&mut saver.tab_documents, &BrowserStorage, &saver.last.0.document);
    }
    run_all(saver, dispatch);
}

/// Runs a task after all that wait: at once, or when the part that it needs is loaded.
fn with_documents(
    saver: &SharedAutosaver,
    dispatch: &Dispatch,
    task: impl FnOnce(&Documents, &SharedAutosaver, &Dispatch) + 'static,
) {
    enqueue(saver, Box::new(task));
    run_all(saver, dispatch);
}

/// Runs a task after all that wait, in a task of the browser of its own: writing a large document takes long.
fn with_documents_later(
    saver: &SharedAutosaver,
    dispatch: &Dispatch,
    task: impl FnOnce(&Documents, &SharedAutosaver, &Dispatch) + 'static,
) {
    enqueue(saver, Box::new(task));
    run_later(Rc::clone(saver), dispatch.clone());
}

fn enqueue(saver: &SharedAutosaver, task: Task) {
    saver.borrow_mut().waiting.push_back(task);
}

fn run_all(saver: &SharedAutosaver, dispatch: &Dispatch) {
    while run_next(saver, dispatch) {}
}

fn run_later(saver: SharedAutosaver, dispatch: Dispatch) {
    let run = move || {
        if run_next(&saver, &dispatch) {
            run_later(saver, dispatch);
        }
    };
    Timeout::new(0, run).forget();
}

/// Runs the first task that waits. Returns whether there was one that could run.
fn run_next(saver: &SharedAutosaver, dispatch: &Dispatch) -> bool {
    let Some(documents) = saver.borrow().documents else { return false };
    let task = saver.borrow_mut().waiting.pop_front();
    if let Some(task) = task {
        task(&documents, saver, dispatch);
        true
    } else {
        false
    }
}

fn save_later(saver: &SharedAutosaver, dispatch: &Dispatch) {
    let (shared, dispatch) = (Rc::clone(saver), dispatch.clone());
    let quiet = Timeout::new(QUIET_MS, move || {
        with_documents_later(&shared, &dispatch, |documents, saver, dispatch| {
            let link = save(documents, saver, dispatch);
            // A task of its own: a browser takes long to take over a large address.
            enqueue(saver, Box::new(move |_, _, _| address::replace(&link)));
        });
    });
    saver.borrow_mut().pending = Some(quiet);
}

fn changed(saver: &SharedAutosaver, now: (Rc<State>, AttrValue), dispatch: &Dispatch) {
    let (state, title) = now.clone();
    let (before, title_before) = std::mem::replace(&mut saver.borrow_mut().last, now);
    if before.revision == state.revision {
        return;
    }
    if Rc::ptr_eq(&before.opened, &state.opened) {
        save_later(saver, dispatch);
        return;
    }
    let (is_followed, is_unsaved) = {
        let mut saver = saver.borrow_mut();
        (std::mem::take(&mut saver.is_followed), saver.pending.take().is_some())
    };
    // What is left may have an edit that is not stored yet, and it gets its link too, so that going back finds it.
    if is_unsaved || !is_followed {
        with_documents_later(saver, dispatch, move |documents, saver, dispatch| {
            let link = if is_unsaved {
                store(documents, saver, dispatch, &before.document, &title_before)
            } else {
                (documents.encode)(&before.scenario)
            };
            if !is_followed {
                address::replace(&link);
            }
        });
    }
    if is_followed {
        // At once: later the browser may have gone on to another address.
        with_documents(saver, dispatch, move |documents, saver, dispatch| {
            address::replace(&store(documents, saver, dispatch, &state.document, &title));
        });
    } else {
        with_documents_later(saver, dispatch, move |documents, saver, dispatch| {
            address::push(&store(documents, saver, dispatch, &state.document, &title));
        });
    }
}

/// Stores the open work and returns its link.
fn save(documents: &Documents, saver: &SharedAutosaver, dispatch: &Dispatch) -> String {
    saver.borrow_mut().pending = None;
    let (state, title) = saver.borrow().last.clone();
    store(documents, saver, dispatch, &state.document, &title)
}

/// Stores a work, shows the notices that result, and returns the work's link.
fn store(
    documents: &Documents,
    saver: &SharedAutosaver,
    dispatch: &Dispatch,
    document: &OpenDocument,
    title: &str,
) -> String {
    let link = (documents.encode)(&document.scenario);
    if let Some(notices) =
        (documents.save)(&mut saver.borrow_mut().tab_documents, &BrowserStorage, document, title, &link)
    {
        let is_kept = !notices.contains(&NoticeKind::NotKept);
        mark_unsaved(!is_kept);
        if is_kept {
            dispatch.dispatch(Action::Resolve(Trouble::NotKept));
        }
        notices.into_iter().for_each(|kind| dispatch.dispatch(Action::Notify(kind)));
    }
    link
}

/// Puts the work into the storage and into the address.
fn save_with_address(documents: &Documents, saver: &SharedAutosaver, dispatch: &Dispatch) {
    address::replace(&save(documents, saver, dispatch));
}

/// Asks before the page goes, in the first moments of a visit in which an edit cannot be stored yet.
fn stay(saver: &SharedAutosaver, event: &Event) {
    let saver = saver.borrow();
    if (saver.pending.is_some() || !saver.waiting.is_empty()) && saver.documents.is_none() {
        event.prevent_default();
    }
}

/// Stores what is pending; the page may not come back.
fn leave(saver: &SharedAutosaver, dispatch: &Dispatch) {
    if saver.borrow().pending.is_some() {
        with_documents(saver, dispatch, save_with_address);
    }
    run_all(saver, dispatch);
}

/// Stores this tab's work under a key of its own after another tab has written under the one that both had.
fn other_tab_stored(saver: &SharedAutosaver, dispatch: &Dispatch, event: &Event) {
    let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
    if !key.is_some_and(|key| key.starts_with(DOCUMENT_PREFIX)) {
        return;
    }
    with_documents(saver, dispatch, |documents, saver, dispatch| {
        let is_changed = {
            let saver = saver.borrow();
            (documents.is_changed_elsewhere)(&saver.tab_documents, &BrowserStorage, &saver.last.0.document)
        };
        if is_changed {
            save_with_address(documents, saver, dispatch);
        }
    });
}

/// Follows the link that came into the address.
fn follow(saver: &SharedAutosaver, dispatch: &Dispatch) {
    // Another may follow before what reads it is loaded.
    let fragment = address::fragment();
    with_documents(saver, dispatch, move |documents, saver, dispatch| {
        if saver.borrow().pending.is_some() {
            // Not into the address: it is no longer that of this work.
            save(documents, saver, dispatch);
        }
        if !looks_like_link(&fragment) {
            return;
        }
        let action = (documents.follow)(&fragment);
        let open = Rc::clone(&saver.borrow().last.0.scenario);
        saver.borrow_mut().is_followed = matches!(&action, Action::Follow { scenario, .. } if **scenario != *open);
        dispatch.dispatch(action);
    });
}
