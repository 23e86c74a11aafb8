//! The stored documents in the scenario panel.

use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::platform::storage::BrowserStorage;
use crate::store::stored_documents::StoredDocument;
use crate::store::{ActionOf, Language, NoticeKind};
use crate::ui::documents::StoredLab;
use crate::ui::hooks::{DispatchOf, use_messages};
use crate::ui::messages::Messages;
use crate::ui::part::Missing;
use crate::ui::shell::notices::{named, open_stored};
use crate::ui::widgets::icons::{Icon, icon};

/// The properties of [`Recent`].
#[derive(Clone, PartialEq, Properties)]
pub struct RecentProps<L: StoredLab> {
    /// The open scenario.
    pub scenario: Rc<L::Scenario>,
    /// Dispatches actions.
    pub dispatch: DispatchOf<L>,
    /// Closes the panel.
    pub on_close: Callback<()>,
}

/// The stored documents, the newest first, and the link of the open one.
#[derive(Default)]
struct DocumentList {
    entries: Vec<StoredDocument>,
    open: String,
}

/// Lists the stored documents, with buttons that open and remove each.
#[component]
pub fn Recent<L: StoredLab>(props: &RecentProps<L>) -> Html {
    let messages = use_messages();
    let list = use_state(DocumentList::default);
    // Counts the possible changes of the list.
    let changes = use_state(|| 0u32);
    let refresh = use_callback(changes.clone(), |(), changes| changes.set(**changes + 1));
    use_effect_with((Rc::clone(&props.scenario), *changes), {
        let (list, dispatch) = (list.setter(), props.dispatch.clone());
        move |(scenario, _)| {
            let scenario = Rc::clone(scenario);
            spawn_local(async move {
                match L::documents().await {
                    Ok(documents) => list.set(DocumentList {
                        entries: (documents.stored)(&BrowserStorage),
                        open: (documents.encode)(&scenario),
                    }),
                    Err(Missing(failure)) => dispatch.dispatch(ActionOf::Notify(NoticeKind::PartMissing(failure))),
                }
            });
        }
    });
    use_effect_with(refresh.clone(), |refresh| {
        let refresh = refresh.clone();
        let other_tabs =
            web_sys::window().map(|window| EventListener::new(&window, "storage", move |_| refresh.emit(())));
        move || drop(other_tabs)
    });
    let entry = |document: &StoredDocument| {
        let remove = {
            let (refresh, dispatch, key) = (refresh.clone(), props.dispatch.clone(), document.key.clone());
            Callback::from(move |_: MouseEvent| remove(key.clone(), refresh.clone(), dispatch.clone()))
        };
        html! { <li key={document.key.clone()}>{ row(&messages, props, document, &list.open, remove) }</li> }
    };
    html! {
        <section hidden={list.entries.is_empty()}>
            <h3>{ messages.text("recent.title") }</h3>
            <p class="about">{ messages.text("recent.about") }</p>
            <ul class="recent">{ for list.entries.iter().map(entry) }</ul>
        </section>
    }
}

fn row<L: StoredLab>(
    messages: &Messages,
    props: &RecentProps<L>,
    document: &StoredDocument,
    open: &str,
    remove: Callback<MouseEvent>,
) -> Html {
    let (dispatch, on_close, link) = (props.dispatch.clone(), props.on_close.clone(), document.text().to_owned());
    let is_open = link == open;
    let onclick = Callback::from(move |_: MouseEvent| {
        if !is_open {
            open_stored(link.clone(), &dispatch);
        }
        on_close.emit(());
    });
    let mut name = named(messages, document.title());
    if document.is_changed() {
        name = messages.fill("recent.changed", &[("title", &name)]);
    }
    let remove_label = messages.fill("recent.remove", &[("title", &name)]);
    html! {
        <>
            <button type="button" aria-current={is_open.then_some("true")} {onclick}>
                <b>{ name }</b>
                <span>{ about(messages, document, is_open) }</span>
            </button>
            <button type="button" class="quiet icon-button" aria-label={remove_label.clone()} title={remove_label}
                onclick={remove}>{ icon(Icon::Close) }</button>
        </>
    }
}

/// Removes a document and shows a notice with its link.
fn remove<L: StoredLab>(key: String, refresh: Callback<()>, dispatch: DispatchOf<L>) {
    spawn_local(async move {
        let Ok(documents) = L::documents().await else { return };
        if let Some(taken) = (documents.take)(&BrowserStorage, &key) {
            let (title, raw) = (taken.title().to_owned(), taken.text().to_owned());
            dispatch.dispatch(ActionOf::Notify(NoticeKind::DocumentRemoved { title, raw }));
        }
        refresh.emit(());
    });
}

/// Describes the time of the last change.
fn about(messages: &Messages, document: &StoredDocument, is_open: bool) -> AttrValue {
    let time = match document.time() {
        Some(milliseconds) => time(messages.language(), milliseconds),
        None if document.is_readable() => messages.text("recent.earlier"),
        None => messages.text("recent.unreadable"),
    };
    if is_open { messages.fill("recent.open", &[("time", &time)]) } else { time }
}

/// Formats a time as is usual in the language.
fn time(language: Language, milliseconds: u64) -> AttrValue {
    // Exact for a quarter of a million years.
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    let options = Object::new();
    for (part, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A plain object takes any field.
        let _ = Reflect::set(&options, &part.into(), &style.into());
    }
    let locales = Array::of1(&language.tag().into());
    let format = js_sys::Intl::DateTimeFormat::new(&locales, &options);
    let text = format.format().call1(&JsValue::UNDEFINED, date.unchecked_ref());
    AttrValue::from(text.ok().and_then(|text| text.as_string()).unwrap_or_default())
}
