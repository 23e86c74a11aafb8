//! Changes of the stored state over time.

use super::find::neuron;
use crate::invalid::Invalid;
use crate::model::{Document, Scenario};
use crate::timeline::{Activity, Change, EpochState, Keyframe, replace, reset, with};
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::epoch;

/// Replaces the neuron of a uid with a new one in the block of the epoch. Its own weights and bonds are deleted and
/// weights on it become explicit zeros. Bonds with it stay stored and are masked by the epoch. Validators that update
/// later may weight it again.
///
/// Source: spec 7; chain `replace_neuron`.
pub fn replace_neuron(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    if document.owner == Some(uid) {
        return Err(Invalid::OwnerReplaced { uid });
    }
    neuron(document, uid)?;
    replace(document, uid, document.current_block);
    Ok(())
}

/// Removes every validator's bond with a neuron.
///
/// Source: spec 7; chain `do_reset_bonds`.
pub fn reset_bonds(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    neuron(document, uid)?;
    reset(document, uid);
    Ok(())
}

/// Runs the epoch and moves to the next: the state before the second epoch becomes the initial state, and the
/// keyframes move one epoch earlier.
///
/// The past epochs that copiers could still read are dropped.
pub fn next_epoch(scenario: &Scenario) -> Result<Scenario, Invalid> {
    let mut epoch_state = EpochState::first(scenario, &scenario.timeline);
    epoch_state.advance(epoch(&epoch_state.input()), &scenario.timeline);
    let mut document = epoch_state.document().clone();
    document.comparison = scenario.comparison.clone();
    document.timeline = scenario.timeline.clone();
    document.timeline.epochs = Epoch(scenario.timeline.epochs.0.saturating_sub(1).max(1));
    document.timeline.map(&|keyframe| {
        let epoch = Epoch(keyframe.epoch.0.checked_sub(1).filter(|&epoch| epoch > 0)?);
        Some(Keyframe { epoch, change: keyframe.change.clone() })
    });
    for uid in Uid::all(document.uid_count()) {
        if let Some((source, delay)) = epoch_state.copied(uid) {
            with(&mut document.weights, uid, |row| *row = epoch_state.own(uid));
            document.timeline.set(Epoch(0), Change::Copy { uid, source, delay });
        }
        if !epoch_state.submits(uid) {
            document.timeline.set(Epoch(0), Change::Activity { uid, activity: Activity::Stops });
        }
    }
    Scenario::new(document)
}
