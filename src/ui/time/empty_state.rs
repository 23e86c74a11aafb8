//! The bar below a scenario of a single epoch: it starts a run, or steps to the next epoch.

use yew::prelude::*;

use crate::store::Action;
use crate::ui::gesture::next_gesture;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Epoch;
use yuma_scenario::edit::{RowOperation, TimelineEdit};
use yuma_scenario::{Document, Edit, Matrix};

/// The initial number of epochs: enough for bonds to settle at the chain's default rate.
const EPOCHS: Epoch = Epoch(40);

/// Renders the bar. `opened` is the document as it was opened, where epochs are counted from.
pub fn empty_state(messages: &Messages, lab: &LabProps, opened: &Document) -> Html {
    let edit = |edit: Edit| {
        let dispatch = lab.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Edit { edit: edit.clone(), gesture: None }))
    };
    let is_at_rest = is_at_rest(lab);
    let without_bonds = {
        let (dispatch, validators) = (lab.dispatch.clone(), lab.scenario.validators.clone());
        Callback::from(move |_: MouseEvent| {
            let gesture = next_gesture();
            for &row in &validators {
                let edit = Edit::Row { matrix: Matrix::Bonds, row, operation: RowOperation::Clear };
                dispatch.dispatch(Action::Edit { edit, gesture: Some(gesture) });
            }
        })
    };
    let about = if is_at_rest { "time.at_rest" } else { "time.run.about" };
    let epoch = epochs_since(&lab.scenario, opened).to_string();
    html! {
        <div class="time-empty-state">
            <button type="button" onclick={edit(Edit::Timeline(TimelineEdit::Epochs(EPOCHS)))}>{ messages.text("time.run") }</button>
            <button type="button" title={messages.find("grid.next_epoch.about")} onclick={edit(Edit::NextEpoch)}>
                { messages.text("grid.next_epoch") }
            </button>
            <small>{ messages.text(about) }</small>
            <button type="button" class="link" hidden={!is_at_rest} onclick={without_bonds}>{ messages.text("time.without_bonds") }</button>
            <b class="time-epoch">{ messages.fill("time.epoch", &[("epoch", &epoch)]) }</b>
        </div>
    }
}

/// Returns the number of epochs that the document has advanced since it was opened.
fn epochs_since(document: &Document, opened: &Document) -> u64 {
    let blocks = document.current_block.0.saturating_sub(opened.current_block.0);
    blocks / (u64::from(document.parameters.tempo) + 1)
}

/// Returns whether another epoch would store the bonds that are stored already.
fn is_at_rest(lab: &LabProps) -> bool {
    let stored = lab.evaluation.input.bonds.rows();
    let next = lab.evaluation.trace.outcome.bonds.rows();
    stored.map(|(_, row)| row).eq(next.map(|(_, row)| row))
}
