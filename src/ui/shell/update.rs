//! The notice about a new version of the page. The service worker belongs to boot.js.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::store::{Action, NoticeKind};
use crate::ui::hooks::Dispatch;

/// The event of boot.js when a new version is ready, and the attribute of the root element from then on.
const READY: &str = "yuma-update-ready";
const READY_ATTRIBUTE: &str = "data-update";
/// The event on which boot.js reloads the page in the new version.
const APPLY: &str = "yuma-update";

/// Shows a notice once when a new version is ready, also if it was before the app listened.
#[hook]
pub fn use_update_notice(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        let notify = move || dispatch.dispatch(Action::Notify(NoticeKind::UpdateReady));
        let window = web_sys::window();
        let root = window.as_ref().and_then(|window| window.document()?.document_element());
        if root.is_some_and(|root| root.has_attribute(READY_ATTRIBUTE)) {
            notify();
        }
        let listener = window.map(|window| EventListener::new(&window, READY, move |_| notify()));
        move || drop(listener)
    });
}

/// Reloads the page in the new version.
pub fn apply_update() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(APPLY)) {
        // Fails only for an event that is being dispatched already.
        let _ = window.dispatch_event(&event);
    }
}
