//! One epoch, from the stored state to the next stored state and the payouts (spec 5).

use std::borrow::Cow;

use super::active_stake::active_stake;
use super::activity::active;
use super::bonds::old_bonds;
use super::clip::{clipped, validator_trust};
use super::columns::{normalize_columns, upscale_columns};
use super::consensus::{consensus, voting_stake};
use super::dividends::{dividends, earnings};
use super::emission::emission_shares;
use super::incentive::{incentive, ranks};
use super::input::EpochInput;
use super::liquid_alpha::{consensus_read, liquid_bonds};
use super::moving_average::moving_average;
use super::outcome::{Outcome, paid, quantized, stored_bonds};
use super::overrides::Override;
use super::parameters::YumaVersion;
use super::permits::{new_validator_permits, validator_permits};
use super::quantity::Quantity;
use super::sparse::Sparse;
use super::stake::stake;
use super::trace::Trace;
use super::weights::weights;
use super::weights_for_bonds::weights_for_bonds;
use crate::fixed::{ZERO, moving_average_rate, mul};
use substrate_fixed::types::I32F32;

/// Runs an epoch and returns what the chain stores and pays.
///
/// Source: spec 5; chain `epoch_mechanism`.
pub fn epoch(input: &EpochInput) -> Outcome {
    run(input, &mut NoTrace)
}

/// Runs an epoch and keeps every intermediate.
pub fn trace(input: &EpochInput) -> Trace {
    recorded(input, None)
}

/// Runs an epoch in which one intermediate is replaced by another epoch's value.
///
/// This is not an epoch of the chain; it shows the effect of that intermediate alone.
pub fn trace_with(input: &EpochInput, replacement: &Override<'_>) -> Trace {
    recorded(input, Some(replacement))
}

fn recorded(input: &EpochInput, replacement: Option<&Override<'_>>) -> Trace {
    let mut tracing = Tracing { trace: Trace::default(), replacement };
    tracing.trace.outcome = run(input, &mut tracing);
    tracing.trace
}

/// Observes the intermediates of an epoch and may replace them.
trait EpochObserver {
    fn keep(&mut self, record: impl FnOnce(&mut Trace));

    /// Returns the value that the epoch continues with.
    fn flags(&self, _: Quantity, computed: Vec<bool>) -> Vec<bool> {
        computed
    }

    fn vector(&self, _: Quantity, computed: Vec<I32F32>) -> Vec<I32F32> {
        computed
    }

    fn matrix<'a>(&self, _: Quantity, computed: Cow<'a, Sparse<I32F32>>) -> Cow<'a, Sparse<I32F32>> {
        computed
    }
}

struct NoTrace;

impl EpochObserver for NoTrace {
    fn keep(&mut self, _: impl FnOnce(&mut Trace)) {}
}

struct Tracing<'a> {
    trace: Trace,
    replacement: Option<&'a Override<'a>>,
}

impl EpochObserver for Tracing<'_> {
    fn keep(&mut self, record: impl FnOnce(&mut Trace)) {
        record(&mut self.trace);
    }

    fn flags(&self, quantity: Quantity, computed: Vec<bool>) -> Vec<bool> {
        match self.replacement {
            Some(replacement) => replacement.flags(quantity, computed),
            None => computed,
        }
    }

    fn vector(&self, quantity: Quantity, computed: Vec<I32F32>) -> Vec<I32F32> {
        match self.replacement {
            Some(replacement) => replacement.vector(quantity, computed),
            None => computed,
        }
    }

    fn matrix<'a>(&self, quantity: Quantity, computed: Cow<'a, Sparse<I32F32>>) -> Cow<'a, Sparse<I32F32>> {
        match self.replacement {
            Some(replacement) => replacement.matrix(quantity, computed),
            None => computed,
        }
    }
}

fn run(input: &EpochInput, observer: &mut impl EpochObserver) -> Outcome {
    let parameters = &input.parameters;
    let count = input.uid_count;

    let active = observer.flags(Quantity::Active, active(input));
    let stake = observer.vector(Quantity::Stake, stake(input));
    let permits = observer.flags(Quantity::ValidatorPermits, validator_permits(input));
    let new_validator_permits = new_validator_permits(input, &stake);
    let active_stake = observer.vector(Quantity::ActiveStake, active_stake(input, &stake, &active, &permits));
    let weights = observer.matrix(Quantity::Weights, Cow::Owned(weights(input, &permits))).into_owned();
    let voting_stake = voting_stake(&active_stake);
    let consensus = observer.vector(Quantity::Consensus, consensus(count, &weights, &voting_stake, parameters.kappa));
    let clipped = observer.matrix(Quantity::Clipped, Cow::Owned(clipped(&weights, &consensus))).into_owned();
    let validator_trust = validator_trust(&clipped);
    let ranks = ranks(&clipped, &active_stake);
    let incentive = observer.vector(Quantity::Incentive, incentive(&ranks));
    let weights_for_bonds = weights_for_bonds(&weights, &clipped, parameters.bonds_penalty, count);
    let weights_for_bonds = observer.matrix(Quantity::WeightsForBonds, weights_for_bonds);
    let mut bonds = match parameters.yuma_version {
        YumaVersion::Two => yuma2_bonds(input, &weights_for_bonds, &active_stake, observer),
        YumaVersion::Three => yuma3_bonds(input, &weights_for_bonds, &consensus, observer),
    };
    bonds.shares = observer.matrix(Quantity::BondShares, Cow::Owned(bonds.shares)).into_owned();
    let earnings = earnings(&bonds.shares, &incentive, &active_stake, parameters.yuma_version);
    let dividends = observer.vector(Quantity::Dividends, dividends(&earnings));
    let emission_shares = emission_shares(&incentive, &dividends, &active_stake, &stake);
    let [server_emission, validator_emission, emission] = paid(&emission_shares, input.emission);

    let outcome = Outcome {
        stake_weight: quantized(&stake),
        consensus: quantized(&consensus),
        incentive: quantized(&incentive),
        dividends: quantized(&dividends),
        validator_trust: quantized(&validator_trust),
        bonds: stored_bonds(&bonds.to_store, &new_validator_permits),
        active: active.clone(),
        new_validator_permits,
        emission,
        server_emission,
        validator_emission,
    };
    observer.keep(|trace| {
        trace.weights_for_bonds = weights_for_bonds.clone().into_owned();
        trace.ema_bonds = bonds.to_store;
        trace.bond_shares = bonds.shares;
        trace.active = active;
        trace.stake = stake;
        trace.validator_permits = permits;
        trace.active_stake = active_stake;
        trace.voting_stake = voting_stake;
        trace.consensus = consensus;
        trace.validator_trust = validator_trust;
        trace.ranks = ranks;
        trace.incentive = incentive;
        trace.earnings = earnings;
        trace.dividends = dividends;
        trace.emission_shares = emission_shares;
    });
    drop(weights_for_bonds);
    observer.keep(|trace| {
        trace.weights = weights;
        trace.clipped = clipped;
    });
    outcome
}

/// The bonds after an epoch: the stored values, and the shares of each miner's column.
struct Bonds {
    to_store: Sparse<I32F32>,
    shares: Sparse<I32F32>,
}

/// Computes Yuma 2 bonds: shares of a miner, bought with stake (spec 5.10).
fn yuma2_bonds(
    input: &EpochInput,
    weights_for_bonds: &Sparse<I32F32>,
    active_stake: &[I32F32],
    observer: &mut impl EpochObserver,
) -> Bonds {
    let old = observer.matrix(Quantity::OldBonds, Cow::Owned(old_bonds(input))).into_owned();
    let bought = weights_for_bonds
        .map(|validator, _, weight| mul(weight, active_stake.get(validator.index()).copied().unwrap_or(ZERO)));
    let targets = Cow::Owned(normalize_columns(&bought, input.uid_count));
    let targets = observer.matrix(Quantity::BondTargets, targets).into_owned();
    let rate = moving_average_rate(input.parameters.bonds_moving_average);
    let shares = normalize_columns(&moving_average(&targets, &old, rate, input.uid_count), input.uid_count);
    observer.keep(|trace| {
        trace.old_bonds = old;
        trace.bond_targets = targets;
    });
    Bonds { to_store: upscale_columns(&shares, input.uid_count), shares }
}

/// Computes Yuma 3 bonds: each bond follows its own weight (spec 5.11).
fn yuma3_bonds(
    input: &EpochInput,
    weights_for_bonds: &Sparse<I32F32>,
    consensus: &[I32F32],
    observer: &mut impl EpochObserver,
) -> Bonds {
    let parameters = &input.parameters;
    let old = observer.matrix(Quantity::OldBonds, Cow::Owned(old_bonds(input))).into_owned();
    let targets = observer.matrix(Quantity::BondTargets, Cow::Borrowed(weights_for_bonds));
    let is_liquid = parameters.liquid_alpha && consensus.iter().any(|&consensus| consensus != ZERO);
    let bonds = if is_liquid {
        let read = consensus_read(parameters, consensus, input.previous_consensus.as_deref());
        let (bonds, rates) = liquid_bonds(&targets, &old, &read, parameters);
        observer.keep(|trace| trace.alphas = Some(rates));
        bonds
    } else {
        let rate = moving_average_rate(parameters.bonds_moving_average);
        moving_average(&targets, &old, rate, input.uid_count)
    };
    observer.keep(|trace| {
        trace.old_bonds = old;
        trace.bond_targets = targets.into_owned();
    });
    Bonds { shares: normalize_columns(&bonds, input.uid_count), to_store: bonds }
}
