//! The right side of the page, which explains the selection.

use std::rc::Rc;

use yew::prelude::*;

use super::cell_pane::cell_pane;
use super::miner_pane::miner_pane;
use super::orientation::orientation;
use super::steps_dialog::StepsDialog;
use super::study::Study;
use super::title_pane::title_pane;
use super::validator_pane::validator_pane;
use super::why::Why;
use crate::store::{Action, Selection, ViewChange, ViewState};
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::{Quantity, Shape};

/// Renders the explanation of the selection.
#[component]
pub fn Inspector(props: &LabProps) -> Html {
    let messages = use_messages();
    let arithmetic = use_state(|| false);
    let raw = props.view.raw;
    let step = use_state(|| None::<&'static str>);
    let open_step = use_callback((), {
        let step = step.setter();
        move |id: &'static str, ()| step.set(Some(id))
    });
    let on_close = use_callback((), {
        let step = step.setter();
        move |(), ()| step.set(None)
    });
    let turn_raw = use_callback((props.dispatch.clone(), raw), |_: MouseEvent, (dispatch, raw)| {
        dispatch.dispatch(Action::View(ViewChange::ShowRaw(!raw)));
    });
    let toggle_arithmetic = use_callback(arithmetic.clone(), |(), arithmetic| arithmetic.set(!**arithmetic));
    let study = Study {
        scenario: Rc::clone(&props.scenario),
        whole: Rc::clone(&props.whole),
        playhead: props.view.shared.playhead,
        evaluation: props.evaluation.clone(),
        raw,
        // Raw numbers are those of the formulas.
        shows_arithmetic: *arithmetic || raw,
        toggle_arithmetic,
        dispatch: props.dispatch.clone(),
        open_step,
    };
    html! {
        <aside class="inspector" aria-label={messages.text("inspector.label")}>
            <button type="button" class="raw" aria-pressed={raw.to_string()} title={messages.text("inspector.raw.about")}
                onclick={turn_raw}>{ messages.text("inspector.raw") }</button>
            <Why ..props.clone() />
            <p class="of-epoch" hidden={props.whole.timeline.epochs <= Epoch(1)}>
                { messages.fill("inspector.epoch", &[("epoch", &props.evaluation.epoch.0.to_string())]) }
            </p>
            <div class="pane" key={pane_key(props.view.shared.selection)}>{ pane(&messages, &study, props.view) }</div>
            <p class="raw-note" hidden={!raw}>{ messages.text("inspector.raw.note") }</p>
            <StepsDialog step={*step} {on_close} />
        </aside>
    }
}

fn pane(messages: &Messages, study: &Study, view: ViewState) -> Html {
    match view.shared.selection {
        Selection::None => orientation(messages, study),
        Selection::Title(title) => title_pane(messages, study, title),
        Selection::Cell { row, column } => cell_pane(messages, study, row, column, view.shared.lens),
        Selection::Validator(uid) => validator_pane(messages, study, uid, None),
        Selection::Miner(uid) => miner_pane(messages, study, uid, None),
        Selection::Result(quantity, uid) if explains_miner(study, quantity, uid) => {
            miner_pane(messages, study, uid, Some(quantity))
        }
        Selection::Result(quantity, uid) => validator_pane(messages, study, uid, Some(quantity)),
    }
}

/// Returns whether a result belongs to a miner's pane rather than a validator's.
fn explains_miner(study: &Study, quantity: Quantity, uid: Uid) -> bool {
    match quantity.shape() {
        Shape::PerMiner => true,
        Shape::PerValidator | Shape::Matrix => false,
        Shape::PerNeuron => !study.scenario.validators.contains(&uid),
    }
}

/// Returns the key of a pane: a pane is recreated for another neuron, and updated when only a number changes.
fn pane_key(selection: Selection) -> String {
    match selection {
        Selection::None => "none".to_owned(),
        Selection::Title(title) => title.id().to_owned(),
        Selection::Cell { .. } => "cell".to_owned(),
        Selection::Miner(uid) => format!("miner-{}", uid.0),
        Selection::Validator(uid) => format!("validator-{}", uid.0),
        Selection::Result(quantity, uid) => format!("{:?}-{}", quantity.shape(), uid.0),
    }
}
