//! The first results of an imported subnet.

use crate::Scenario;
use yuma_engine::quantity::{Share, Uid};
use yuma_engine::yuma::{totals, trace};

/// The first results of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstLook {
    /// The number of validators whose stake votes.
    pub voting_validators: usize,
    /// The number of miners with incentive.
    pub paid_miners: usize,
    /// The voting validator with the lowest vtrust, and its vtrust.
    pub lowest_trust: Option<(Uid, Share)>,
}

/// Runs an epoch of a scenario and returns its first results.
pub fn first_look(scenario: &Scenario) -> FirstLook {
    let trace = trace(&scenario.epoch_input());
    let votes = |uid: &Uid| trace.voting_stake.get(uid.index()).is_some_and(|stake| *stake > 0);
    let voting: Vec<Uid> = scenario.validators.iter().copied().filter(votes).collect();
    let trust = |uid: &Uid| trace.outcome.validator_trust.get(uid.index()).copied().unwrap_or_default();
    let with_weights = voting.iter().filter(|uid| !scenario.row(crate::Matrix::Weights, **uid).is_empty());
    FirstLook {
        voting_validators: voting.len(),
        paid_miners: totals(&trace).paid_miners,
        lowest_trust: with_weights.min_by_key(|uid| trust(uid)).map(|uid| (*uid, trust(uid))),
    }
}
