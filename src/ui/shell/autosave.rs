//! Stores the document in the browser's storage and in the address, shortly after each change.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::prelude::*;

use crate::platform::address;
use crate::platform::storage::{BrowserStorage, mark_unsaved};
use crate::store::stored_documents::{DOCUMENT_PREFIX, TabDocuments};
use crate::store::{ActionOf, DocumentOf, Lab, NoticeKind, StateOf, Trouble};
use crate::ui::documents::{Documents, StoredLab};
use crate::ui::hooks::{DispatchOf, use_messages};
use crate::ui::messages::Messages;
use yuma_scenario::looks_like_link;

/// The delay after the last edit. Browsers refuse an address that changes too often.
const QUIET_MS: u32 = 400;

/// The properties of [`Autosave`].
#[derive(Clone, PartialEq, Properties)]
pub struct AutosaveProps<L: StoredLab> {
    /// The state.
    pub state: Rc<StateOf<L>>,
    /// The fragment of the address that the state was opened from; another link is followed.
    pub opened_at: AttrValue,
    /// The functions that read and write documents.
    pub documents: Documents<L>,
    /// Dispatches actions.
    pub dispatch: DispatchOf<L>,
}

/// The state of the autosave outside of the reducer.
struct Autosaver<L: Lab> {
    /// The last state, with the title that the page showed.
    last: (Rc<StateOf<L>>, AttrValue),
    tab_documents: TabDocuments<L>,
    documents: Documents<L>,
    dispatch: DispatchOf<L>,
    /// Tasks that wait for their turn, in order.
    waiting: VecDeque<Task<L>>,
    /// Saves after the last edit; `None` if everything is stored.
    pending: Option<Timeout>,
    /// Writes the address after the last change of the view.
    pending_view: Option<Timeout>,
    /// Whether the next document to open comes from the address, which has its link already.
    is_followed: bool,
}

type SharedAutosaver<L> = Rc<RefCell<Autosaver<L>>>;
type Task<L> = Box<dyn FnOnce(&SharedAutosaver<L>)>;

/// Stores every change of the document, and opens links that are put into the address. Renders nothing to see.
#[component]
pub fn Autosave<L: StoredLab>(props: &AutosaveProps<L>) -> Html {
    let AutosaveProps { state, opened_at, documents, dispatch } = props.clone();
    let messages = use_messages();
    let now = (Rc::clone(&state), L::title(&messages, &state.document.scenario));
    let saver: SharedAutosaver<L> = {
        let last = now.clone();
        use_mut_ref(move || Autosaver {
            last,
            tab_documents: TabDocuments::default(),
            documents,
            dispatch,
            waiting: VecDeque::new(),
            pending: None,
            pending_view: None,
            is_followed: false,
        })
    };
    {
        let saver = Rc::clone(&saver);
        use_effect_with((state.revision, L::address_view(state.view)), move |_| changed(&saver, now));
    }
    use_effect_with((), move |()| {
        catch_up(&saver, &opened_at, &messages);
        let listen = |event: &'static str, react: fn(&SharedAutosaver<L>, &Event)| {
            let saver = Rc::clone(&saver);
            web_sys::window().map(|window| EventListener::new(&window, event, move |event| react(&saver, event)))
        };
        let listeners = (
            listen("pagehide", |saver, _| leave(saver)),
            listen("hashchange", |saver, _| follow(saver)),
            listen("storage", other_tab_stored),
        );
        move || {
            leave(&saver);
            drop(listeners);
        }
    });
    html! { <span hidden=true></span> }
}

/// Handles what happened before the autosave started, or while another lab was open: edits, other documents, and another
/// address.
fn catch_up<L: StoredLab>(saver: &SharedAutosaver<L>, opened_at: &str, messages: &Messages) {
    let (state, documents) = {
        let saver = &mut *saver.borrow_mut();
        (saver.documents.adopt)(&mut saver.tab_documents, &BrowserStorage, &saver.last.0.document);
        (Rc::clone(&saver.last.0), saver.documents)
    };
    for left in state.left_documents() {
        store_document(saver, left, &L::title(messages, &left.scenario));
    }
    let fragment = address::fragment();
    if L::is_link(&fragment) && fragment != opened_at {
        if state.revision > 0 {
            save(saver);
        }
        follow(saver);
    } else if state.revision > 0 {
        save_later(saver);
    } else if L::is_foreign(&fragment) && looks_like_link(&fragment) {
        let link = (documents.encode)(&state.document.scenario);
        address::replace(&with_view(&state, link));
    }
}

/// Returns the link for the address: that of the document, with the part of the view that the address holds.
fn with_view<L: Lab>(state: &StateOf<L>, link: String) -> String {
    L::address_view(state.view).map_or(link, |view| L::encode_with_view(&state.document.scenario, &view))
}

/// Runs a task after all waiting ones.
fn run<L: Lab>(saver: &SharedAutosaver<L>, task: impl FnOnce(&SharedAutosaver<L>) + 'static) {
    enqueue(saver, Box::new(task));
    run_all(saver);
}

/// Runs a task after all waiting ones in a later task of the browser, because encoding a large document takes long.
fn run_later<L: Lab>(saver: &SharedAutosaver<L>, task: impl FnOnce(&SharedAutosaver<L>) + 'static) {
    enqueue(saver, Box::new(task));
    run_waiting(Rc::clone(saver));
}

fn enqueue<L: Lab>(saver: &SharedAutosaver<L>, task: Task<L>) {
    saver.borrow_mut().waiting.push_back(task);
}

fn run_all<L: Lab>(saver: &SharedAutosaver<L>) {
    while run_next(saver) {}
}

fn run_waiting<L: Lab>(saver: SharedAutosaver<L>) {
    let run = move || {
        if run_next(&saver) {
            run_waiting(saver);
        }
    };
    Timeout::new(0, run).forget();
}

/// Runs the first waiting task. Returns whether there was one.
fn run_next<L: Lab>(saver: &SharedAutosaver<L>) -> bool {
    let task = saver.borrow_mut().waiting.pop_front();
    task.map(|task| task(saver)).is_some()
}

fn save_later<L: Lab>(saver: &SharedAutosaver<L>) {
    let shared = Rc::clone(saver);
    let quiet = Timeout::new(QUIET_MS, move || {
        run_later(&shared, |saver| {
            let link = save(saver);
            // A task of its own: a browser takes long to accept a large address.
            enqueue(saver, Box::new(move |_| address::replace(&link)));
        });
    });
    saver.borrow_mut().pending = Some(quiet);
}

/// Writes the view into the address after the last change of it. A save that waits does so too.
fn show_later<L: Lab>(saver: &SharedAutosaver<L>) {
    let shared = Rc::clone(saver);
    let quiet = Timeout::new(QUIET_MS, move || run_later(&shared, show));
    let mut saver = saver.borrow_mut();
    if saver.pending.is_none() {
        saver.pending_view = Some(quiet);
    }
}

/// Writes the view into the address.
fn show<L: Lab>(saver: &SharedAutosaver<L>) {
    let (state, documents) = {
        let mut saver = saver.borrow_mut();
        saver.pending_view = None;
        (Rc::clone(&saver.last.0), saver.documents)
    };
    // A link of another lab that was put into the address stays there.
    let fragment = address::fragment();
    if !(L::is_foreign(&fragment) && looks_like_link(&fragment)) {
        address::replace(&with_view(&state, (documents.encode)(&state.document.scenario)));
    }
}

fn changed<L: Lab>(saver: &SharedAutosaver<L>, now: (Rc<StateOf<L>>, AttrValue)) {
    let (state, title) = now.clone();
    let (before, title_before) = std::mem::replace(&mut saver.borrow_mut().last, now);
    if before.revision == state.revision {
        if L::address_view(before.view) != L::address_view(state.view) {
            show_later(saver);
        }
        return;
    }
    saver.borrow_mut().pending_view = None;
    if Rc::ptr_eq(&before.document.opened, &state.document.opened) {
        save_later(saver);
        return;
    }
    let (is_followed, is_unsaved) = {
        let mut saver = saver.borrow_mut();
        (std::mem::take(&mut saver.is_followed), saver.pending.take().is_some())
    };
    // The previous document may have an unsaved edit. It gets its link too, so that the browser's back button finds it.
    if is_unsaved || !is_followed {
        run_later(saver, move |saver| {
            let link = if is_unsaved {
                store(saver, &before, &title_before)
            } else {
                let encode = saver.borrow().documents.encode;
                with_view(&before, encode(&before.document.scenario))
            };
            if !is_followed {
                address::replace(&link);
            }
        });
    }
    if is_followed {
        // At once: the browser may move on to another address later.
        run(saver, move |saver| address::replace(&store(saver, &state, &title)));
    } else {
        run_later(saver, move |saver| address::push(&store(saver, &state, &title)));
    }
}

/// Stores the open document and returns the link for the address.
fn save<L: Lab>(saver: &SharedAutosaver<L>) -> String {
    saver.borrow_mut().pending = None;
    let (state, title) = saver.borrow().last.clone();
    store(saver, &state, &title)
}

/// Stores the document of a state, shows the resulting notices, and returns the link for the address.
fn store<L: Lab>(saver: &SharedAutosaver<L>, state: &StateOf<L>, title: &str) -> String {
    let link = store_document(saver, &state.document, title);
    with_view(state, link)
}

/// Stores a document, shows the resulting notices, and returns its link.
fn store_document<L: Lab>(saver: &SharedAutosaver<L>, document: &DocumentOf<L>, title: &str) -> String {
    let (documents, dispatch) = {
        let saver = saver.borrow();
        (saver.documents, saver.dispatch.clone())
    };
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
fn save_with_address<L: Lab>(saver: &SharedAutosaver<L>) {
    address::replace(&save(saver));
}

/// Stores pending changes; the page may not return.
fn leave<L: Lab>(saver: &SharedAutosaver<L>) {
    if saver.borrow().pending.is_some() {
        run(saver, save_with_address);
    } else if saver.borrow().pending_view.is_some() {
        run(saver, show);
    }
    run_all(saver);
}

/// Stores this tab's document under a new key after another tab has written under the shared one.
fn other_tab_stored<L: Lab>(saver: &SharedAutosaver<L>, event: &Event) {
    let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
    if !key.is_some_and(|key| key.starts_with(DOCUMENT_PREFIX)) {
        return;
    }
    run(saver, |saver| {
        let is_changed = {
            let saver = saver.borrow();
            (saver.documents.is_changed_elsewhere)(&saver.tab_documents, &BrowserStorage, &saver.last.0.document)
        };
        if is_changed {
            save_with_address(saver);
        }
    });
}

/// Opens the link that was put into the address.
fn follow<L: Lab>(saver: &SharedAutosaver<L>) {
    let fragment = address::fragment();
    // The address has another link already, maybe one of another lab.
    saver.borrow_mut().pending_view = None;
    run(saver, move |saver| {
        if saver.borrow().pending.is_some() {
            // Not into the address, which has the link of the next document already.
            save(saver);
        }
        if !L::is_link(&fragment) {
            return;
        }
        let (follow, dispatch, open) = {
            let saver = saver.borrow();
            (saver.documents.follow, saver.dispatch.clone(), Rc::clone(&saver.last.0.document.scenario))
        };
        let action = follow(&fragment);
        saver.borrow_mut().is_followed = matches!(&action, ActionOf::Follow { scenario, .. } if **scenario != *open);
        dispatch.dispatch(action);
    });
}
