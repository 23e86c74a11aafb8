//! Scrolls the subject of a step into view.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use web_sys::{Element, MutationObserverInit};
use yew::prelude::*;

use super::highlight::{first, first_ringed};
use crate::ui::widgets::mutations::Mutations;
use yuma_lessons::{Region, Step};

/// The parts of a lab arrive one after the other, and move those below them, for about this time.
const ARRIVAL_MS: u32 = 3000;
/// The space above the target, in pixels.
const ABOVE: f64 = 8.0;
/// The events with which a reader scrolls or begins to work.
const READER_EVENTS: [&str; 4] = ["wheel", "pointerdown", "touchstart", "keydown"];

/// Scrolls the lab to a part or to the first ringed cell when a step opens and after its bet, until the reader acts.
#[hook]
pub fn use_sight(root: &NodeRef, step: Option<&Step>, is_covered: bool) {
    let root = root.clone();
    // The subject of a bet shows only after it.
    let region = step.and_then(|step| step.scrolls_to).filter(|_| !is_covered);
    let key = (step.map(|step| step.id.clone()), is_covered);
    use_effect_with(key, move |_| {
        let arrival = Rc::new(RefCell::new(root.cast::<Element>().map(|root| arrival(root, region))));
        let end = {
            let arrival = Rc::clone(&arrival);
            move || drop(arrival.take())
        };
        let listeners = root.cast::<Element>().map(|root| {
            READER_EVENTS.map(|event| {
                let end = end.clone();
                EventListener::new(&root, event, move |_| end())
            })
        });
        let timeout = Timeout::new(ARRIVAL_MS, end.clone());
        move || {
            end();
            drop((timeout, listeners));
        }
    });
}

/// Shows a part or the first ringed cell in the next frame, and after every change of the lab until the observer is dropped.
fn arrival(root: Element, region: Option<Region>) -> Mutations {
    let frame = RefCell::new(None::<AnimationFrame>);
    let on_change = {
        let root = root.clone();
        move || {
            let root = root.clone();
            frame.replace(Some(request_animation_frame(move |_| show(&root, region))));
        }
    };
    on_change();
    let all = MutationObserverInit::new();
    all.set_child_list(true);
    all.set_subtree(true);
    all.set_attributes(true);
    Mutations::new(Some(&root), &all, on_change)
}

/// Scrolls a part to the top, or a ringed cell that is out of sight into the middle.
fn show(root: &Element, region: Option<Region>) {
    let target = match region {
        Some(region) => first(root, selector(region)),
        None => first_ringed(root),
    };
    let Some(target) = target else { return };
    let (frame, shown) = (root.get_bounding_client_rect(), target.get_bounding_client_rect());
    let by = match region {
        Some(_) => shown.top() - frame.top() - ABOVE,
        None if shown.top() >= frame.top() && shown.bottom() <= frame.bottom() => return,
        None => shown.top() - frame.top() - frame.height() / 2.0,
    };
    root.set_scroll_top(root.scroll_top() + by.round() as i32);
}

/// Returns the selector of a part.
const fn selector(region: Region) -> &'static str {
    match region {
        Region::Grid => ".sheet, .market-sheet",
        Region::Inspector => ".inspector",
        Region::Time => ".time, .days",
        Region::Comparison => ".compare",
        Region::Eras => ".market-eras",
        Region::Curves => ".curves",
    }
}
