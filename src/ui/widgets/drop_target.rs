//! Opens files that are dropped anywhere on the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::prelude::*;

use crate::ui::hooks::Dispatch;
use crate::ui::open_file::open_file;
use yuma_scenario::Scenario;

/// Opens a dropped file. Returns whether one is over the page.
#[hook]
pub fn use_drop(scenario: Rc<Scenario>, dispatch: Dispatch) -> bool {
    let is_over = use_state(|| false);
    let open = use_mut_ref(|| Rc::clone(&scenario));
    *open.borrow_mut() = scenario;
    let over = is_over.setter();
    use_effect_with((), move |()| {
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
                    opened(event, &open, &dispatch);
                }),
            ),
        ];
        move || drop(listeners)
    });
    *is_over
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn opened(event: &DragEvent, scenario: &Rc<RefCell<Rc<Scenario>>>, dispatch: &Dispatch) {
    let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
    if let Some(file) = file {
        open_file(file, Rc::clone(&scenario.borrow()), dispatch.clone());
    }
}
