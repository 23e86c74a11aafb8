//! The line of kappa on the curve, a slider for pointer and keys.

use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::curve::{BOTTOM, Scale, TOP, WIDTH};
use super::kappa;
use super::study::Study;
use crate::ui::format;
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::use_messages;
use yuma_engine::fixed::from_share;
use yuma_engine::quantity::Share;
use yuma_engine::yuma::Parameters;
use yuma_scenario::Edit;

/// The properties of [`KappaLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct KappaLineProps {
    /// The data of the inspector.
    pub study: Study,
    /// The scale of the drawing.
    pub scale: Scale,
    /// The y position of consensus.
    pub consensus_y: f64,
}

/// Renders kappa, which can be dragged across the stake.
#[component]
pub fn KappaLine(props: &KappaLineProps) -> Html {
    let messages = use_messages();
    let line = use_node_ref();
    let gesture = use_mut_ref(|| None::<u32>);
    let study = &props.study;
    let kappa = study.scenario.parameters.kappa;
    let set = {
        let study = study.clone();
        move |kappa: Share, gesture: u32| {
            let parameters = Parameters { kappa, ..study.scenario.parameters.clone() };
            study.edit(Edit::Parameters(parameters), Some(gesture));
        }
    };
    let onpointerdown = {
        let (gesture, line) = (gesture.clone(), line.clone());
        Callback::from(move |event: PointerEvent| {
            *gesture.borrow_mut() = Some(next_gesture());
            if let Some(line) = line.cast::<Element>() {
                // Without pointer capture the drag only ends at the edge of the line.
                let _ = line.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let onpointermove = {
        let (gesture, set, line) = (gesture.clone(), set.clone(), line.clone());
        Callback::from(move |event: PointerEvent| {
            let dragged = *gesture.borrow();
            if let (Some(dragged), Some(stake)) = (dragged, stake_under(&line, &event)) {
                set(kappa::at(stake), dragged);
            }
        })
    };
    let onpointerup = Callback::from(move |_: PointerEvent| *gesture.borrow_mut() = None);
    let key_gesture = use_mut_ref(|| 0u32);
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some(moved) = kappa::after_key(kappa, &event.key()) {
            event.prevent_default();
            // A held key is one gesture.
            if !event.repeat() {
                *key_gesture.borrow_mut() = next_gesture();
            }
            set(moved, *key_gesture.borrow());
        }
    });
    let x = props.scale.x(from_share(kappa).to_num());
    let percent = format::percent_number(kappa);
    let text = messages.numbers().share_percent(kappa);
    // The label is on the side with enough space.
    let (label_x, anchor) = if x > WIDTH / 2.0 { (-7, "end") } else { (7, "start") };
    html! {
        <g ref={line} class="kappa" role="slider" tabindex="0" aria-label={messages.text("inspector.kappa_slider")}
            aria-valuemin="0" aria-valuemax="100" aria-valuenow={percent} aria-valuetext={text.clone()}
            transform={format!("translate({x:.1} 0)")} {onkeydown} {onpointerdown} {onpointermove}
            onpointercancel={onpointerup.clone()} {onpointerup}>
            <rect class="reach" x="-14" y={TOP.to_string()} width="28" height={(BOTTOM - TOP).to_string()} />
            <line x1="0" x2="0" y1={(TOP - 14.0).to_string()} y2={BOTTOM.to_string()} />
            <circle cx="0" cy={format!("{:.1}", props.consensus_y)} r="5" />
            <text x={label_x.to_string()} y="13" text-anchor={anchor}>{ format!("κ {text}") }</text>
        </g>
    }
}

/// Returns the fraction of the stake under the pointer.
fn stake_under(line: &NodeRef, event: &PointerEvent) -> Option<f64> {
    let drawing = line.cast::<Element>()?.closest("svg").ok()??.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - drawing.left()) / drawing.width();
    across.is_finite().then(|| Scale::stake_at(across * WIDTH))
}
