//! Takes files that are dropped, and texts that are pasted, anywhere on the page.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event};
use yew::prelude::*;

use crate::ui::given::Given;
use crate::ui::hooks::use_messages;
use crate::ui::page_keys::belongs_elsewhere;

/// The properties of [`DropTarget`].
#[derive(Clone, PartialEq, Properties)]
pub struct DropTargetProps {
    /// Called with dropped files or a pasted text.
    pub on_given: Callback<Given>,
}

/// Takes dropped files and pasted texts, and renders a hint while files are over the page.
#[component]
pub fn DropTarget(props: &DropTargetProps) -> Html {
    let messages = use_messages();
    let is_file_over = use_drop(props.on_given.clone());
    use_paste(props.on_given.clone());
    html! { <div class="drop-hint" hidden={!is_file_over}>{ messages.text("menu.drop") }</div> }
}

/// Hands over dropped files. Returns whether files are over the page.
#[hook]
fn use_drop(on_given: Callback<Given>) -> bool {
    let is_over = use_state(|| false);
    let over = is_over.setter();
    use_effect_with(on_given, move |on_given| {
        let on_given = on_given.clone();
        let listen = |event: &'static str, react: Rc<dyn Fn(&DragEvent)>| {
            let options = EventListenerOptions::enable_prevent_default();
            web_sys::window().map(|window| {
                EventListener::new_with_options(&window, event, options, move |event| {
                    if let Some(event) = event.dyn_ref::<DragEvent>().filter(|event| holds_files(event)) {
                        event.prevent_default();
                        react(event);
                    }
                })
            })
        };
        let (hover, leave) = (over.clone(), over.clone());
        let listeners = [
            listen("dragover", Rc::new(move |_| hover.set(true))),
            // Without a related target the pointer has left the window.
            listen("dragleave", Rc::new(move |event| leave.set(event.related_target().is_some()))),
            listen(
                "drop",
                Rc::new(move |event| {
                    over.set(false);
                    let list = event.data_transfer().and_then(|data| data.files());
                    let files = list.iter().flat_map(|list| (0..list.length()).filter_map(|index| list.get(index)));
                    on_given.emit(Given::Files(files.collect()));
                }),
            ),
        ];
        move || drop(listeners)
    });
    *is_over
}

/// Hands over pasted texts that look like a file: JSON anywhere but in text fields, and tables outside of the grid.
#[hook]
fn use_paste(on_given: Callback<Given>) {
    use_effect_with(on_given, move |on_given| {
        let on_given = on_given.clone();
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            let options = EventListenerOptions::run_in_capture_phase();
            let options = EventListenerOptions { passive: false, ..options };
            EventListener::new_with_options(&document, "paste", options, move |event| {
                let text = pasted_text(event).filter(|text| is_file(text, event) && !belongs_elsewhere(event));
                if let Some(text) = text {
                    event.prevent_default();
                    event.stop_propagation();
                    on_given.emit(Given::Text(text));
                }
            })
        });
        move || drop(listener)
    });
}

/// Returns the handler of an element that takes pasted texts of several lines. One line may be meant for a text field.
pub fn on_paste_of_lines(on_given: &Callback<Given>) -> Callback<Event> {
    let on_given = on_given.clone();
    Callback::from(move |event: Event| {
        if let Some(text) = pasted_text(&event).filter(|text| text.trim().contains('\n')) {
            event.prevent_default();
            on_given.emit(Given::Text(text));
        }
    })
}

/// Returns the text of a paste.
pub fn pasted_text(event: &Event) -> Option<String> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data("text/plain").ok()
}

fn is_file(text: &str, event: &Event) -> bool {
    let text = text.trim_start();
    let is_in_grid = || {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|target| target.closest("[role=grid]").ok().flatten().is_some())
    };
    text.starts_with(['{', '[']) || text.contains('\n') && text.contains([',', ';', '\t']) && !is_in_grid()
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
