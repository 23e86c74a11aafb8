//! The bar at the bottom of a phone that changes the selected cell, so that a swipe over the grid only scrolls.

use gloo_timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::entry;
use super::entry_text::error_key;
use super::layout::Part;
use super::typed::{CellMode, edit, nudged};
use crate::store::{Action, Selection, ViewChange};
use crate::ui::format;
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::widgets::field::Field;
use yuma_engine::quantity::{Millionths, Uid};
use yuma_engine::yuma::Quantity;
use yuma_scenario::edit::row_sum;
use yuma_scenario::{Edit, Matrix, presets};

/// The time after which the click of the tap that selected a cell has passed. Earlier it would hit the bar, which appears
/// under the finger.
const CLICK_MS: u32 = 350;

/// Renders the bar; hidden unless somebody selects a cell that can be edited. The style sheet shows it on phones only.
#[component]
pub fn Dock(props: &LabProps) -> Html {
    let focus = props.whole.preset.as_deref().and_then(presets::focus);
    let first = focus.map(|(row, column)| Selection::Cell { row, column }).unwrap_or_default();
    let is_ready = use_state_eq(|| false);
    let was_touched = use_mut_ref(|| false);
    let selection = props.view.shared.selection;
    if selection != first {
        was_touched.replace(true);
    }
    let is_chosen = *was_touched.borrow() && selection != Selection::None;
    {
        let is_ready = is_ready.setter();
        use_effect_with(is_chosen, move |&is_chosen| {
            if !is_chosen {
                is_ready.set(false);
            }
            let later = is_chosen.then(|| Timeout::new(CLICK_MS, move || is_ready.set(true)));
            move || drop(later)
        });
    }
    let matrix = props.view.shared.lens.matrix();
    let cell = match props.view.shared.selection {
        Selection::Cell { row, column } if *is_ready => matrix.map(|matrix| (matrix, row, column)),
        _ => None,
    };
    html! {
        <div class="dock" hidden={cell.is_none()}>
            { for cell.map(|(matrix, row, column)| html! {
                <Controls key={format!("{matrix:?}-{}-{}", row.0, column.0)} lab={props.clone()} {matrix} {row} {column} />
            }) }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ControlsProps {
    lab: LabProps,
    matrix: Matrix,
    row: Uid,
    column: Uid,
}

impl ControlsProps {
    /// Returns the mode of edits of a row that has this sum.
    fn mode(&self, sum: u64) -> CellMode {
        let whole = if self.matrix == Matrix::Weights && sum > 0 { sum } else { u16::MAX.into() };
        CellMode { matrix: self.matrix, keep_sum: self.lab.view.keep_sum, raw: false, whole }
    }

    fn sum(&self) -> u64 {
        row_sum(&self.lab.scenario, self.row)
    }

    fn send(&self, edit: Option<Edit>, gesture: Option<u32>) {
        if let Some(edit) = edit {
            self.lab.dispatch.dispatch(Action::Edit { edit, gesture });
        }
    }
}

#[component]
fn Controls(props: &ControlsProps) -> Html {
    let messages = use_messages();
    // The gesture of the slider, and the sum of the row when it began.
    let sliding = use_mut_ref(|| None::<(u32, u64)>);
    let part = Part::Cell(props.row, props.column);
    let mode = props.mode(props.sum());
    let stored = props.lab.scenario.cell(props.matrix, props.row, props.column).unwrap_or_default();
    let shown = entry::percent_draft(stored, mode.whole);
    let consensus = props.lab.evaluation.trace.fraction(Quantity::Consensus, props.column).unwrap_or_default();
    let step = |steps: i32| {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let mode = props.mode(props.sum());
            props.send(nudged(&props.lab.scenario, Part::Cell(props.row, props.column), mode, steps), None);
        })
    };
    let check = {
        let messages = messages.clone();
        Callback::from(move |text: String| entry::percent(&text).err().map(|error| messages.text(error_key(error))))
    };
    let on_commit = {
        let props = props.clone();
        Callback::from(move |text: String| props.send(edit(part, &text, mode).ok().flatten(), None))
    };
    let oninput = {
        let (props, sliding) = (props.clone(), sliding.clone());
        Callback::from(move |event: InputEvent| {
            let percent = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            let (gesture, sum) = *sliding.borrow_mut().get_or_insert_with(|| (next_gesture(), props.sum()));
            let part = Millionths((percent.clamp(0.0, 100.0) * 10_000.0).round() as u64);
            props.send(Some(props.mode(sum).set_part(props.row, props.column, part)), Some(gesture));
        })
    };
    let onchange = Callback::from(move |_: Event| {
        sliding.take();
    });
    let done = {
        let dispatch = props.lab.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::View(ViewChange::Select(Selection::None))))
    };
    let [validator, miner] = [props.row, props.column].map(|uid| format::name(&props.lab.scenario, uid));
    let key = if props.matrix == Matrix::Bonds { "grid.field.bond" } else { "grid.field.weight" };
    let label = messages.fill(key, &[("validator", &validator), ("miner", &miner)]);
    let mark = format!("{}%", format::fixed(consensus.to_num::<f64>() * 100.0, 1));
    html! {
        <>
            <p><b>{ format!("{validator} → {miner}") }</b>{ messages.text("grid.dock.unit") }
                <button type="button" class="link" onclick={done}>{ messages.text("grid.dock.done") }</button></p>
            <div class="dock-controls" role="group" aria-label={label.clone()}>
                <button type="button" aria-label={messages.text("grid.dock.less")} onclick={step(-1)}>{ "−" }</button>
                <Field value={shown.clone()} label={label.clone()} {check} {on_commit} />
                <button type="button" aria-label={messages.text("grid.dock.more")} onclick={step(1)}>{ "+" }</button>
                <span class="dock-slider">
                    <svg width="100%" height="16" aria-hidden="true">
                        <text x={mark.clone()} y="11" text-anchor="middle">{ messages.text("grid.dock.consensus") }</text>
                        <rect x={mark} y="13" width="2" height="3" />
                    </svg>
                    <input type="range" min="0" max="100" step="0.5" value={shown} aria-label={label} {oninput} {onchange} />
                </span>
            </div>
        </>
    }
}
