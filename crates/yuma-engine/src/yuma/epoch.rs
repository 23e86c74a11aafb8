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
use super::liquid_alpha::{Rates, consensus_read, liquid_bonds};
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
use super::weights_for_bonds::{WeightsForBonds, weights_for_bonds};
use super::workspace::Workspace;
use crate::fixed::{ZERO, moving_average_rate, mul};
use crate::quantity::Uid;
use substrate_fixed::types::I32F32;

/// Runs an epoch and returns what the chain stores and pays.
///
/// Source: spec 5; chain `epoch_mechanism`.
pub fn epoch(input: &EpochInput) -> Outcome {
    epoch_in(&mut Workspace::default(), input)
}

/// Runs an epoch as [`epoch`] does, in the memory of earlier ones.
pub fn epoch_in(workspace: &mut Workspace, input: &EpochInput) -> Outcome {
    run(input, &mut NoTrace, workspace)
}

/// Runs an epoch and keeps every intermediate.
pub fn trace(input: &EpochInput) -> Trace {
    trace_in(&mut Workspace::default(), input)
}

/// Traces an epoch as [`trace`] does, in the memory of earlier ones.
pub fn trace_in(workspace: &mut Workspace, input: &EpochInput) -> Trace {
    recorded(input, None, workspace)
}

/// Runs an epoch in which one intermediate is replaced by another epoch's value.
///
/// This is not an epoch of the chain; it shows the effect of that intermediate alone.
pub fn trace_with(workspace: &mut Workspace, input: &EpochInput, replacement: &Override<'_>) -> Trace {
    recorded(input, Some(replacement), workspace)
}

fn recorded(input: &EpochInput, replacement: Option<&Override<'_>>, workspace: &mut Workspace) -> Trace {
    let mut tracing = Tracing { trace: Trace::default(), replacement };
    tracing.trace.outcome = run(input, &mut tracing, workspace);
    tracing.trace
}

/// Observes the intermediates of an epoch and may replace them.
trait EpochObserver {
    fn keep(&mut self, record: impl FnOnce(&mut Trace));

    /// Keeps a matrix in its field of the trace, or recycles it.
    fn keep_matrix(
        &mut self,
        matrix: Sparse<I32F32>,
        workspace: &mut Workspace,
        field: impl FnOnce(&mut Trace) -> &mut Sparse<I32F32>,
    );

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

    /// Returns the matrix that replaces the computed one, if it differs.
    fn replacement(&self, quantity: Quantity, computed: &Sparse<I32F32>) -> Option<Sparse<I32F32>> {
        match self.matrix(quantity, Cow::Borrowed(computed)) {
            Cow::Owned(replacement) if replacement != *computed => Some(replacement),
            _ => None,
        }
    }
}

struct NoTrace;

impl EpochObserver for NoTrace {
    fn keep(&mut self, _: impl FnOnce(&mut Trace)) {}

    fn keep_matrix(
        &mut self,
        matrix: Sparse<I32F32>,
        workspace: &mut Workspace,
        _: impl FnOnce(&mut Trace) -> &mut Sparse<I32F32>,
    ) {
        workspace.recycle(matrix);
    }
}

struct Tracing<'a> {
    trace: Trace,
    replacement: Option<&'a Override<'a>>,
}

impl EpochObserver for Tracing<'_> {
    fn keep(&mut self, record: impl FnOnce(&mut Trace)) {
        record(&mut self.trace);
    }

    fn keep_matrix(
        &mut self,
        matrix: Sparse<I32F32>,
        _: &mut Workspace,
        field: impl FnOnce(&mut Trace) -> &mut Sparse<I32F32>,
    ) {
        *field(&mut self.trace) = matrix;
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

fn run(input: &EpochInput, observer: &mut impl EpochObserver, workspace: &mut Workspace) -> Outcome {
    let parameters = &input.parameters;
    let count = input.uid_count;

    let active = observer.flags(Quantity::Active, active(input));
    let stake = observer.vector(Quantity::Stake, stake(input));
    let permits = observer.flags(Quantity::ValidatorPermits, validator_permits(input));
    let new_validator_permits = new_validator_permits(input, &stake);
    let active_stake = observer.vector(Quantity::ActiveStake, active_stake(input, &stake, &active, &permits));
    let weights = observer.matrix(Quantity::Weights, Cow::Owned(weights(input, &permits, workspace))).into_owned();
    let voting_stake = voting_stake(&active_stake);
    let consensus = consensus(count, &weights, &voting_stake, parameters.kappa, &mut workspace.columns);
    let consensus = observer.vector(Quantity::Consensus, consensus);
    let clipped = Cow::Owned(clipped(&weights, &consensus, workspace));
    let clipped = observer.matrix(Quantity::Clipped, clipped).into_owned();
    let validator_trust = validator_trust(&clipped);
    let ranks = ranks(&clipped, &active_stake);
    let incentive = observer.vector(Quantity::Incentive, incentive(&ranks));
    let mut for_bonds = weights_for_bonds(&weights, &clipped, parameters.bonds_penalty, count, workspace);
    if let Some(own) = observer.replacement(Quantity::WeightsForBonds, for_bonds.matrix(&weights, &clipped)) {
        for_bonds = WeightsForBonds::Own(own);
    }
    let weights_for_bonds = for_bonds.matrix(&weights, &clipped);
    let mut bonds = match parameters.yuma_version {
        YumaVersion::Two => yuma2_bonds(input, weights_for_bonds, &active_stake, observer, workspace),
        YumaVersion::Three => yuma3_bonds(input, weights_for_bonds, &consensus, observer, workspace),
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
    observer.keep_matrix(weights, workspace, |trace| &mut trace.weights);
    observer.keep_matrix(clipped, workspace, |trace| &mut trace.clipped);
    observer.keep_matrix(bonds.to_store, workspace, |trace| &mut trace.ema_bonds);
    observer.keep_matrix(bonds.shares, workspace, |trace| &mut trace.bond_shares);
    observer.keep(|trace| {
        trace.weights_for_bonds = for_bonds;
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
    workspace: &mut Workspace,
) -> Bonds {
    let count = input.uid_count;
    let old = observer.matrix(Quantity::OldBonds, Cow::Owned(old_bonds(input, workspace))).into_owned();
    let stake = |validator: Uid| active_stake.get(validator.index()).copied().unwrap_or(ZERO);
    let bought = |validator, _, weight| Some(mul(weight, stake(validator)));
    let mut targets = weights_for_bonds
        .filter_map_into(workspace.matrix(weights_for_bonds.row_count(), weights_for_bonds.entry_count()), bought);
    normalize_columns(&mut targets, count);
    let targets = observer.matrix(Quantity::BondTargets, Cow::Owned(targets)).into_owned();
    let rate = moving_average_rate(input.parameters.bonds_moving_average);
    let mut shares = moving_average(&targets, &old, rate, count, workspace);
    normalize_columns(&mut shares, count);
    let mut to_store = workspace.copy(&shares);
    upscale_columns(&mut to_store, count);
    observer.keep_matrix(old, workspace, |trace| &mut trace.old_bonds);
    observer.keep_matrix(targets, workspace, |trace| trace.bond_targets.insert(Sparse::default()));
    Bonds { to_store, shares }
}

/// Computes Yuma 3 bonds: each bond follows its own weight (spec 5.11).
fn yuma3_bonds(
    input: &EpochInput,
    weights_for_bonds: &Sparse<I32F32>,
    consensus: &[I32F32],
    observer: &mut impl EpochObserver,
    workspace: &mut Workspace,
) -> Bonds {
    let parameters = &input.parameters;
    let old = observer.matrix(Quantity::OldBonds, Cow::Owned(old_bonds(input, workspace))).into_owned();
    let replacement = observer.replacement(Quantity::BondTargets, weights_for_bonds);
    let targets = replacement.as_ref().unwrap_or(weights_for_bonds);
    let is_liquid = parameters.liquid_alpha && consensus.iter().any(|&consensus| consensus != ZERO);
    let to_store = if is_liquid {
        let read = consensus_read(parameters, consensus, input.previous_consensus.as_deref());
        let (bonds, Rates { cells, elsewhere }) = liquid_bonds(targets, &old, &read, parameters, workspace);
        observer.keep_matrix(cells, workspace, |trace| {
            &mut trace.alphas.get_or_insert(Rates { cells: Sparse::default(), elsewhere }).cells
        });
        bonds
    } else {
        let rate = moving_average_rate(parameters.bonds_moving_average);
        moving_average(targets, &old, rate, input.uid_count, workspace)
    };
    let mut shares = workspace.copy(&to_store);
    normalize_columns(&mut shares, input.uid_count);
    observer.keep_matrix(old, workspace, |trace| &mut trace.old_bonds);
    observer.keep(|trace| trace.bond_targets = replacement);
    Bonds { to_store, shares }
}
