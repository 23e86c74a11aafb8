//! The line of kappa on the curve, a slider for pointer and keys.

use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::curve::{BOTTOM, LEFT, PILL, Scale};
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

/// The movement in CSS pixels that makes a press a drag.
const DRAG: i32 = 3;

/// A press on the curve.
#[derive(Clone, Copy)]
struct Press {
    /// Where it began.
    x: i32,
    /// The gesture of its edits; `None` until the pointer has moved.
    gesture: Option<u32>,
}

/// Renders kappa, which can be dragged from anywhere on the curve.
#[component]
pub fn KappaLine(props: &KappaLineProps) -> Html {
    let messages = use_messages();
    let line = use_node_ref();
    let press = use_mut_ref(|| None::<Press>);
    let (study, scale) = (&props.study, props.scale);
    let kappa = study.scenario.parameters.kappa;
    let set = {
        let study = study.clone();
        move |kappa: Share, gesture: u32| {
            let parameters = Parameters { kappa, ..study.scenario.parameters.clone() };
            study.edit(Edit::Parameters(parameters), Some(gesture));
        }
    };
    let onpointerdown = {
        let (press, line) = (press.clone(), line.clone());
        Callback::from(move |event: PointerEvent| {
            *press.borrow_mut() = Some(Press { x: event.client_x(), gesture: None });
            if let Some(line) = line.cast::<Element>() {
                // Without pointer capture the drag only ends at the edge of the curve.
                let _ = line.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let onpointermove = {
        let (press, set, line) = (press.clone(), set.clone(), line.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(mut pressed) = *press.borrow() else { return };
            if pressed.gesture.is_none() && (event.client_x() - pressed.x).abs() < DRAG {
                return;
            }
            let gesture = *pressed.gesture.get_or_insert_with(next_gesture);
            *press.borrow_mut() = Some(pressed);
            if let Some(stake) = stake_under(&line, scale, &event) {
                set(kappa::at(stake), gesture);
            }
        })
    };
    let onpointerup = Callback::from(move |_: PointerEvent| *press.borrow_mut() = None);
    let key_gesture = use_mut_ref(|| 0u32);
    // The next key may arrive before the next rendering.
    let now = use_mut_ref(|| kappa);
    now.replace(kappa);
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let moved = kappa::after_key(*now.borrow(), &event.key());
        if let Some(moved) = moved {
            event.prevent_default();
            now.replace(moved);
            // A held key is one gesture.
            if !event.repeat() {
                *key_gesture.borrow_mut() = next_gesture();
            }
            set(moved, *key_gesture.borrow());
        }
    });
    let x = scale.x(from_share(kappa).to_num());
    let percent = format::percent_number(kappa);
    let text = messages.numbers().share_percent(kappa);
    let label_x = scale.pill_x(x) - x;
    let (pill_width, pill_height) = PILL;
    html! {
        <g ref={line} class="kappa" role="slider" tabindex="0" aria-label={messages.text("inspector.kappa_slider")}
            aria-valuemin="0" aria-valuemax="100" aria-valuenow={percent} aria-valuetext={text.clone()}
            {onkeydown} {onpointerdown} {onpointermove} onpointercancel={onpointerup.clone()} {onpointerup}>
            <rect class="reach" x={LEFT.to_string()} y="0" width={(scale.right() - LEFT).to_string()} height={BOTTOM.to_string()} />
            <g transform={format!("translate({x:.1} 0)")}>
                <line x1="0" x2="0" y1={pill_height.to_string()} y2={BOTTOM.to_string()} />
                <circle cx="0" cy={format!("{:.1}", props.consensus_y)} r="5" />
                <rect class="pill" x={format!("{:.1}", label_x - pill_width / 2.0)} y="0" width={pill_width.to_string()} height={pill_height.to_string()} rx="9" />
                <text x={format!("{label_x:.1}")} y="13" text-anchor="middle">{ format!("◂ κ {text} ▸") }</text>
            </g>
        </g>
    }
}

/// Returns the fraction of the stake under the pointer.
fn stake_under(line: &NodeRef, scale: Scale, event: &PointerEvent) -> Option<f64> {
    let drawing = line.cast::<Element>()?.closest("svg").ok()??.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - drawing.left()) / drawing.width();
    across.is_finite().then(|| scale.stake_at(across * scale.width))
}
