//! Stores the document in the browser's storage and in the address, shortly after each change.

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
use crate::store::stored_documents::{DOCUMENT_PREFIX, TabDocuments};
use crate::store::{ActionOf, DocumentOf, Lab, NoticeKind, StateOf, Trouble};
use crate::ui::documents::{Documents, StoredLab};
use crate::ui::hooks::DispatchOf;
use crate::ui::part_loading::use_tries;
use yuma_scenario::looks_like_link;

/// The delay after the last edit. Browsers refuse an address that changes too often.
const QUIET_MS: u32 = 400;

/// The state of the autosave outside of the reducer.
struct Autosaver<L: Lab> {
    /// The last state, with the title that the page showed.
    last: (Rc<StateOf<L>>, AttrValue),
    tab_documents: TabDocuments<L>,
    /// The part that reads and writes documents; `None` until it is loaded.
    documents: Option<Documents<L>>,
    /// Tasks that wait for their turn or for that part, in order.
    waiting: VecDeque<Task<L>>,
    /// Saves after the last edit; `None` if everything is stored.
    pending: Option<Timeout>,
    /// Whether the next document to open comes from the address, which has its link already.
    is_followed: bool,
}

type SharedAutosaver<L> = Rc<RefCell<Autosaver<L>>>;
type Task<L> = Box<dyn FnOnce(&Documents<L>, &SharedAutosaver<L>, &DispatchOf<L>)>;

/// Stores every change of the document, and opens links that are put into the address. `opened_at` is the fragment of the
/// address when the lab opened.
#[hook]
pub fn use_autosave<L: StoredLab>(
    state: Rc<StateOf<L>>,
    title: AttrValue,
    opened_at: AttrValue,
    dispatch: DispatchOf<L>,
) {
    let saver: SharedAutosaver<L> = {
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
                match L::documents().await {
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
        catch_up(&saver, &opened_at, &dispatch);
        let listen = |event: &'static str, react: fn(&SharedAutosaver<L>, &DispatchOf<L>, &Event)| {
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
        move || {
            leave(&saver, &dispatch);
            drop(listeners);
        }
    });
}

/// Handles what happened while another lab was open: the address is that of its document, or of a link to this lab.
fn catch_up<L: Lab>(saver: &SharedAutosaver<L>, opened_at: &str, dispatch: &DispatchOf<L>) {
    let is_edited = saver.borrow().last.0.revision > 0;
    let fragment = address::fragment();
    if is_edited {
        save_later(saver, dispatch);
    } else if L::is_link(&fragment) && fragment != opened_at {
        follow(saver, dispatch);
    } else if L::is_foreign(&fragment) && looks_like_link(&fragment) {
        with_documents_later(saver, dispatch, save_with_address);
    }
}

/// Receives the part that reads and writes documents, and runs the waiting tasks.
fn loaded<L: Lab>(documents: Documents<L>, saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) {
    {
        let saver = &mut *saver.borrow_mut();
        saver.documents = Some(documents);
        (documents.adopt)(&mut saver.tab_documents, &BrowserStorage, &saver.last.0.document);
    }
    run_all(saver, dispatch);
}

/// Runs a task after all waiting ones, at once or when the part that it needs is loaded.
fn with_documents<L: Lab>(
    saver: &SharedAutosaver<L>,
    dispatch: &DispatchOf<L>,
    task: impl FnOnce(&Documents<L>, &SharedAutosaver<L>, &DispatchOf<L>) + 'static,
) {
    enqueue(saver, Box::new(task));
    run_all(saver, dispatch);
}

/// Runs a task after all waiting ones in a later task of the browser, because encoding a large document takes long.
fn with_documents_later<L: Lab>(
    saver: &SharedAutosaver<L>,
    dispatch: &DispatchOf<L>,
    task: impl FnOnce(&Documents<L>, &SharedAutosaver<L>, &DispatchOf<L>) + 'static,
) {
    enqueue(saver, Box::new(task));
    run_later(Rc::clone(saver), dispatch.clone());
}

fn enqueue<L: Lab>(saver: &SharedAutosaver<L>, task: Task<L>) {
    saver.borrow_mut().waiting.push_back(task);
}

fn run_all<L: Lab>(saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) {
    while run_next(saver, dispatch) {}
}

fn run_later<L: Lab>(saver: SharedAutosaver<L>, dispatch: DispatchOf<L>) {
    let run = move || {
        if run_next(&saver, &dispatch) {
            run_later(saver, dispatch);
        }
    };
    Timeout::new(0, run).forget();
}

/// Runs the first waiting task. Returns whether one could run.
fn run_next<L: Lab>(saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) -> bool {
    let Some(documents) = saver.borrow().documents else { return false };
    let task = saver.borrow_mut().waiting.pop_front();
    if let Some(task) = task {
        task(&documents, saver, dispatch);
        true
    } else {
        false
    }
}

fn save_later<L: Lab>(saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) {
    let (shared, dispatch) = (Rc::clone(saver), dispatch.clone());
    let quiet = Timeout::new(QUIET_MS, move || {
        with_documents_later(&shared, &dispatch, |documents, saver, dispatch| {
            let link = save(documents, saver, dispatch);
            // A task of its own: a browser takes long to accept a large address.
            enqueue(saver, Box::new(move |_, _, _| address::replace(&link)));
        });
    });
    saver.borrow_mut().pending = Some(quiet);
}

fn changed<L: Lab>(saver: &SharedAutosaver<L>, now: (Rc<StateOf<L>>, AttrValue), dispatch: &DispatchOf<L>) {
    let (state, title) = now.clone();
    let (before, title_before) = std::mem::replace(&mut saver.borrow_mut().last, now);
    if before.revision == state.revision {
        return;
    }
    if Rc::ptr_eq(&before.document.opened, &state.document.opened) {
        save_later(saver, dispatch);
        return;
    }
    let (is_followed, is_unsaved) = {
        let mut saver = saver.borrow_mut();
        (std::mem::take(&mut saver.is_followed), saver.pending.take().is_some())
    };
    // The previous document may have an unsaved edit. It gets its link too, so that the browser's back button finds it.
    if is_unsaved || !is_followed {
        with_documents_later(saver, dispatch, move |documents, saver, dispatch| {
            let link = if is_unsaved {
                store(documents, saver, dispatch, &before.document, &title_before)
            } else {
                (documents.encode)(&before.document.scenario)
            };
            if !is_followed {
                address::replace(&link);
            }
        });
    }
    if is_followed {
        // At once: the browser may move on to another address later.
        with_documents(saver, dispatch, move |documents, saver, dispatch| {
            address::replace(&store(documents, saver, dispatch, &state.document, &title));
        });
    } else {
        with_documents_later(saver, dispatch, move |documents, saver, dispatch| {
            address::push(&store(documents, saver, dispatch, &state.document, &title));
        });
    }
}

/// Stores the open document and returns its link.
fn save<L: Lab>(documents: &Documents<L>, saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) -> String {
    saver.borrow_mut().pending = None;
    let (state, title) = saver.borrow().last.clone();
    store(documents, saver, dispatch, &state.document, &title)
}

/// Stores a document, shows the resulting notices, and returns its link.
fn store<L: Lab>(
    documents: &Documents<L>,
    saver: &SharedAutosaver<L>,
    dispatch: &DispatchOf<L>,
    document: &DocumentOf<L>,
    title: &str,
) -> String {
    let link = (documents.encode)(&document.scenario);
    if let Some(notices) =
        (documents.save)(&mut saver.borrow_mut().tab_documents, &BrowserStorage, document, title, &link)
    {
        let is_kept = !notices.contains(&NoticeKind::NotStored);
        mark_unsaved(!is_kept);
        if is_kept {
            dispatch.dispatch(ActionOf::Resolve(Trouble::NotStored));
        }
        notices.into_iter().for_each(|kind| dispatch.dispatch(ActionOf::Notify(kind)));
    }
    link
}

/// Stores the document, and puts its link into the address.
fn save_with_address<L: Lab>(documents: &Documents<L>, saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) {
    address::replace(&save(documents, saver, dispatch));
}

/// Asks for confirmation before the page closes while an edit cannot be stored yet, in the first moments of a visit.
fn stay<L: Lab>(saver: &SharedAutosaver<L>, event: &Event) {
    let saver = saver.borrow();
    if (saver.pending.is_some() || !saver.waiting.is_empty()) && saver.documents.is_none() {
        event.prevent_default();
    }
}

/// Stores pending changes; the page may not return.
fn leave<L: Lab>(saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) {
    if saver.borrow().pending.is_some() {
        with_documents(saver, dispatch, save_with_address);
    }
    run_all(saver, dispatch);
}

/// Stores this tab's document under a new key after another tab has written under the shared one.
fn other_tab_stored<L: Lab>(saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>, event: &Event) {
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

/// Opens the link that was put into the address.
fn follow<L: Lab>(saver: &SharedAutosaver<L>, dispatch: &DispatchOf<L>) {
    // Another link may follow before the part is loaded.
    let fragment = address::fragment();
    with_documents(saver, dispatch, move |documents, saver, dispatch| {
        if saver.borrow().pending.is_some() {
            // Not into the address, which has the link of the next document already.
            save(documents, saver, dispatch);
        }
        if !L::is_link(&fragment) {
            return;
        }
        let action = (documents.follow)(&fragment);
        let open = Rc::clone(&saver.borrow().last.0.document.scenario);
        saver.borrow_mut().is_followed = matches!(&action, ActionOf::Follow { scenario, .. } if **scenario != *open);
        dispatch.dispatch(action);
    });
}
