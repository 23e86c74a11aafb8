//! The consensus scenario of a market's subnet: its neurons, weights and hyperparameters.

use std::sync::Arc;

use thiserror::Error;

use crate::invalid::Invalid;
use crate::model::{Comparison, Scenario};
use yuma_engine::issuance::MAXIMUM;
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_engine::wide::{FineAmount, amount, safe_div_amount};
use yuma_engine::yuma::epoch;

/// A scenario that determines the earnings inside a subnet. Copies are cheap.
///
/// [`crate::Document::owner`] names the owner's neuron: its incentive is withheld and makes the subnet's miner burn. The
/// market replaces the emission, the block and the TAO weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubnetConsensus(Arc<Linked>);

#[derive(Debug, PartialEq, Eq)]
struct Linked {
    scenario: Scenario,
    miner_burn: FineAmount,
}

/// The reason why a scenario cannot determine the earnings of a subnet.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConsensusError {
    /// The written scenario is not valid.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// The written scenario does not match the format.
    #[error("it is not what a scenario looks like: {reason}")]
    NotAScenario {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The scenario has several epochs or keyframes.
    #[error("it has several epochs, but the days of the market run them")]
    OverTime,
    /// The scenario compares runs.
    #[error("it has a comparison, which a market does not show")]
    Compared,
    /// The neurons hold more alpha than there can be.
    #[error("its neurons hold more alpha than the maximum supply")]
    TooMuchAlpha,
    /// More subnets with a scenario than allowed.
    #[error("{count} subnets with a consensus are too many, a market has at most {limit}")]
    TooMany {
        /// The number found.
        count: usize,
        /// The maximum number.
        limit: usize,
    },
    /// More weights and bonds than allowed.
    #[error("{count} weights and bonds of all such subnets are too many, a market has at most {limit}")]
    TooManyWeights {
        /// The number found.
        count: usize,
        /// The maximum number.
        limit: usize,
    },
    /// An edit sets the miner burn, which follows from the weights.
    #[error("the miner burn follows from the weights of its consensus")]
    SetsMinerBurn,
}

impl SubnetConsensus {
    /// Checks a scenario and computes the miner burn that follows from it.
    ///
    /// # Errors
    /// [`ConsensusError::OverTime`], [`ConsensusError::Compared`] or [`ConsensusError::TooMuchAlpha`].
    pub fn new(scenario: Scenario) -> Result<Self, ConsensusError> {
        if !scenario.timeline.is_single() {
            return Err(ConsensusError::OverTime);
        }
        if scenario.comparison != Comparison::None {
            return Err(ConsensusError::Compared);
        }
        if total_alpha(&scenario) > u128::from(MAXIMUM) {
            return Err(ConsensusError::TooMuchAlpha);
        }
        let miner_burn = miner_burn(&scenario);
        Ok(SubnetConsensus(Arc::new(Linked { scenario, miner_burn })))
    }

    /// Returns the scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.0.scenario
    }

    /// Returns the fraction of the miners' alpha that the scenario's epoch withholds from the owner's neuron.
    pub fn miner_burn(&self) -> FineAmount {
        self.0.miner_burn
    }

    /// Returns the number of weights and bonds.
    pub fn entries(&self) -> usize {
        let scenario = self.scenario();
        scenario.weights.iter().chain(&scenario.bonds).map(|row| row.len()).sum()
    }
}

fn total_alpha(scenario: &Scenario) -> u128 {
    scenario.neurons.iter().map(|neuron| u128::from(neuron.alpha_stake.0)).sum()
}

/// Runs the scenario's epoch and returns the owner's part of the incentives, as an epoch of the chain stores it.
fn miner_burn(scenario: &Scenario) -> FineAmount {
    let mut input = scenario.epoch_input();
    // Without emission there would be no incentive to divide.
    input.emission.0 = input.emission.0.max(RAO_PER_TAO);
    let paid = epoch(&input).server_emission;
    let withheld = scenario.owner.and_then(|owner| paid.get(owner.index())).map_or(0, |paid| paid.0);
    let total = paid.iter().fold(0, |sum: u64, paid| sum.saturating_add(paid.0));
    safe_div_amount(amount(withheld), amount(total))
}
