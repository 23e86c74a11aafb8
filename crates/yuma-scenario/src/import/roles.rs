//! The permits, rows and columns of an imported subnet.

use std::collections::HashSet;

use super::merge::Merged;
use crate::limits;
use crate::model::Neuron;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::Uid;

/// Gives permits to the largest stakes above zero, a tie to the higher uid, and returns their number.
pub(super) fn grant_permits(neurons: &mut [Neuron], stakes: &[i128], limit: u16) -> usize {
    let staked = neurons.iter_mut().zip(stakes).enumerate().filter(|(_, (_, stake))| **stake > 0);
    let sorted = ascending(staked.collect(), |(uid, (_, stake))| (-**stake).saturating_sub(i128::from(*uid as u32)));
    let mut count = 0;
    for (_, (neuron, _)) in sorted.into_iter().take(limit.into()) {
        neuron.validator_permit = true;
        count += 1;
    }
    count
}

/// Returns the rows and the columns.
pub(super) fn roles(merged: &Merged, neurons: &[Neuron], has_enough: impl Fn(Uid) -> bool) -> (Vec<Uid>, Vec<Uid>) {
    let all = || (0..).map(Uid).zip(neurons).map(|(uid, _)| uid);
    let row_uids: Vec<Uid> = merged.rows.iter().map(|(uid, _)| *uid).collect();
    let has_permit = |uid: Uid| neurons.get(uid.index()).is_some_and(|neuron| neuron.validator_permit);
    if !merged.columns.is_empty() {
        let others = all().filter(|uid| !row_uids.contains(uid) && !merged.columns.contains(uid));
        let validators = row_uids.iter().copied().chain(others).collect();
        return (validators, merged.columns.clone());
    }
    let is_validator =
        |uid: Uid| row_uids.contains(&uid) || has_permit(uid) && (has_enough(uid) || row_uids.is_empty());
    let mut validators: Vec<Uid> = all().filter(|&uid| is_validator(uid)).collect();
    if validators.len() > limits::VALIDATORS {
        validators.retain(|uid| row_uids.contains(uid));
    }
    let weighed: HashSet<Uid> = merged.rows.iter().flat_map(|(_, row)| row.iter().map(|(miner, _)| *miner)).collect();
    let miners = all().filter(|uid| !validators.contains(uid) || weighed.contains(uid)).collect();
    (validators, miners)
}
