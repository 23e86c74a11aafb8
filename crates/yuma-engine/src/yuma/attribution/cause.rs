//! The differences between the inputs of two epochs: the causes of every change.

use super::Epoch;
use super::moved::{Moved, largest_first, row_moved};
use crate::quantity::{Alpha, Block, Share, Uid};
use crate::yuma::explain::{Name, Symbol, Value};
use crate::yuma::hyperparameters::Hyperparameter;
use crate::yuma::input::EpochInput;
use crate::yuma::quantity::Quantity;

/// A part of the input that differs. The parts are disjoint and together make up the whole difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A hyperparameter, compared by its raw values.
    Hyperparameter {
        /// The hyperparameter.
        which: Hyperparameter,
        /// The raw value before.
        before: i128,
        /// The raw value after.
        after: i128,
    },
    /// A validator's row of weights.
    Weights {
        /// The validator.
        validator: Uid,
        /// The masked and normalized weights of the row that differ, largest difference first; empty if no counted
        /// weight differs.
        moved: Vec<Moved>,
    },
    /// The stake of a neuron: alpha, root stake, or both.
    Stake {
        /// The neuron.
        uid: Uid,
        /// The components (alpha, root stake) that differ.
        moved: Vec<Moved>,
    },
    /// A neuron's permit from the previous epoch.
    Permit {
        /// The neuron.
        uid: Uid,
        /// Whether the neuron holds the permit in the later epoch.
        holds: bool,
    },
    /// The stored permits as a whole, when their number differs.
    Permits,
    /// The age of a validator's last weight update.
    LastUpdate {
        /// The validator.
        uid: Uid,
        /// The number of blocks between the update and the epoch, before.
        before: Block,
        /// The number of blocks between the update and the epoch, after.
        after: Block,
    },
    /// The block of a registration: another neuron may hold the uid. Includes the weights on that uid in rows that
    /// differ in nothing else, because a replacement leaves zeros in every row.
    Registration {
        /// The neuron.
        uid: Uid,
        /// The block before.
        before: Block,
        /// The block after.
        after: Block,
    },
    /// A validator's open commit: its presence or its block.
    Commit {
        /// The validator.
        uid: Uid,
    },
    /// The uid of the subnet owner's hotkey.
    Owner {
        /// The uid before.
        before: Option<Uid>,
        /// The uid after.
        after: Option<Uid>,
    },
    /// The number of blocks without an update after which a validator is inactive, whichever values it was derived
    /// from.
    ActivityCutoff {
        /// The cutoff before.
        before: Block,
        /// The cutoff after.
        after: Block,
    },
    /// The block of the epoch and of the one before it; all updates and commits shift by the same number of blocks.
    Clock {
        /// The block before.
        before: Block,
        /// The block after.
        after: Block,
    },
    /// The bonds that the previous epoch stored.
    Bonds,
    /// The consensus that the previous epoch stored.
    PreviousConsensus,
    /// The emission to pay out.
    Emission {
        /// The emission before.
        before: Alpha,
        /// The emission after.
        after: Alpha,
    },
    /// Several causes that are measured together.
    Others(Vec<Cause>),
}

/// Returns all differences between the inputs of two epochs with equal uid counts: subnet-wide causes first, then
/// neuron by neuron.
pub fn causes(before: &Epoch<'_>, after: &Epoch<'_>) -> Vec<Cause> {
    let mut causes = common_causes(before.input, after.input);
    for uid in before.input.uids() {
        causes.extend(causes_of(before, after, uid));
    }
    causes
}

fn common_causes(before: &EpochInput, after: &EpochInput) -> Vec<Cause> {
    let hyperparameters = Hyperparameter::ALL.into_iter().filter_map(|which| {
        // The epoch reads the cutoff, not the factor that it is derived from.
        let is_read = which != Hyperparameter::ActivityCutoffFactor;
        let (before, after) = (which.get(&before.parameters), which.get(&after.parameters));
        (is_read && before != after).then_some(Cause::Hyperparameter { which, before, after })
    });
    let cutoff = (before.activity_cutoff != after.activity_cutoff)
        .then_some(Cause::ActivityCutoff { before: before.activity_cutoff, after: after.activity_cutoff });
    let emission = (before.emission != after.emission)
        .then_some(Cause::Emission { before: before.emission, after: after.emission });
    let owner = (before.owner != after.owner).then_some(Cause::Owner { before: before.owner, after: after.owner });
    let clock = |input: &EpochInput| (input.current_block, input.last_mechanism_step_block);
    let clock = (clock(before) != clock(after))
        .then_some(Cause::Clock { before: before.current_block, after: after.current_block });
    let consensus = (before.previous_consensus != after.previous_consensus).then_some(Cause::PreviousConsensus);
    let bonds = before.uids().any(|uid| before.bonds.row(uid) != after.bonds.row(uid)).then_some(Cause::Bonds);
    let permits = (before.validator_permits.len() != after.validator_permits.len()).then_some(Cause::Permits);
    let rest = [bonds, permits, owner, cutoff, clock, consensus, emission];
    hyperparameters.chain(rest.into_iter().flatten()).collect()
}

fn causes_of(before: &Epoch<'_>, after: &Epoch<'_>, uid: Uid) -> impl Iterator<Item = Cause> + use<> {
    let (one, other) = (before.input, after.input);
    let rows_differ = one.weights.row(uid) != other.weights.row(uid) && !differs_by_newcomers(one, other, uid);
    let weights = rows_differ.then(|| {
        let moved = row_moved(before.trace, after.trace, Quantity::Weights, uid);
        Cause::Weights { validator: uid, moved: largest_first(moved) }
    });
    let stake = stakes(one, other, uid);
    let stake = (!stake.is_empty()).then_some(Cause::Stake { uid, moved: stake });
    let holds = |input: &EpochInput| input.validator_permits.get(uid.index()).copied().unwrap_or_default();
    let permits_match = one.validator_permits.len() == other.validator_permits.len();
    let permit = (permits_match && holds(one) != holds(other)).then_some(Cause::Permit { uid, holds: holds(other) });
    let (old, new) = (age(one, one.last_update(uid)), age(other, other.last_update(uid)));
    let blocks = |age: i128| Block(u64::try_from(age.max(0)).unwrap_or(u64::MAX));
    let update = (old != new).then_some(Cause::LastUpdate { uid, before: blocks(old), after: blocks(new) });
    let (old, new) = (one.block_at_registration(uid), other.block_at_registration(uid));
    let registration = (old != new).then_some(Cause::Registration { uid, before: old, after: new });
    let since = |input: &EpochInput| input.commit_block(uid).map(|block| age(input, block));
    let commit = (since(one) != since(other)).then_some(Cause::Commit { uid });
    [weights, stake, permit, update, registration, commit].into_iter().flatten()
}

fn stakes(before: &EpochInput, after: &EpochInput, uid: Uid) -> Vec<Moved> {
    let alpha = |input: &EpochInput| Value::Alpha(input.alpha_stake(uid));
    let tao = |input: &EpochInput| Value::Rao(input.tao_stake(uid));
    let pairs = [(Name::AlphaStake, alpha(before), alpha(after)), (Name::TaoStake, tao(before), tao(after))];
    let moved = pairs.map(|(name, before, after)| Moved { symbol: Symbol::of_validator(name, uid), before, after });
    moved.into_iter().filter(|moved| moved.before != moved.after).collect()
}

/// Returns the number of blocks between `block` and the epoch; negative for a later block.
fn age(input: &EpochInput, block: Block) -> i128 {
    i128::from(input.current_block.0) - i128::from(block.0)
}

/// Returns the block of the given age; 0 if that would be negative.
fn block_of_age(input: &EpochInput, age: i128) -> Block {
    let block = i128::from(input.current_block.0) - age;
    Block(u64::try_from(block.max(0)).unwrap_or(u64::MAX))
}

/// Returns whether a row differs only in its weights on uids where another neuron has registered.
fn differs_by_newcomers(before: &EpochInput, after: &EpochInput, validator: Uid) -> bool {
    let (one, other) = (before.weights.row(validator), after.weights.row(validator));
    let is_new =
        |uid: Uid| uid.0 < before.uid_count && before.block_at_registration(uid) != after.block_at_registration(uid);
    let alike = |(old, new): (&(Uid, Share), &(Uid, Share))| old == new || (old.0 == new.0 && is_new(old.0));
    // A cell is the first entry of its column.
    let has_twice =
        || one.iter().enumerate().any(|(at, (miner, _))| one.iter().take(at).any(|(other, _)| other == miner));
    one != other && one.len() == other.len() && one.iter().zip(other).all(alike) && !has_twice()
}

impl Cause {
    /// Returns the neuron that the cause belongs to; `None` for a subnet-wide cause.
    pub fn neuron(&self) -> Option<Uid> {
        match self {
            Cause::Weights { validator: uid, .. }
            | Cause::Stake { uid, .. }
            | Cause::Permit { uid, .. }
            | Cause::LastUpdate { uid, .. }
            | Cause::Registration { uid, .. }
            | Cause::Commit { uid } => Some(*uid),
            Cause::Hyperparameter { .. }
            | Cause::Permits
            | Cause::Owner { .. }
            | Cause::ActivityCutoff { .. }
            | Cause::Clock { .. }
            | Cause::Bonds
            | Cause::PreviousConsensus
            | Cause::Emission { .. }
            | Cause::Others(_) => None,
        }
    }

    /// Returns the input of `to` with this part taken from `from`. The two are the epochs of the cause, in either
    /// order.
    pub fn carried(&self, from: &EpochInput, to: &EpochInput) -> EpochInput {
        let mut input = to.clone();
        self.carry(from, to, &mut input);
        input
    }

    fn carry(&self, from: &EpochInput, to: &EpochInput, input: &mut EpochInput) {
        match self {
            Cause::Hyperparameter { which, .. } => which.copy(&from.parameters, &mut input.parameters),
            Cause::Weights { validator, .. } => {
                input.weights = input.weights.with_row(*validator, from.weights.row(*validator));
            }
            Cause::Stake { uid, .. } => {
                put(&mut input.alpha_stake, *uid, from.alpha_stake(*uid));
                put(&mut input.tao_stake, *uid, from.tao_stake(*uid));
            }
            Cause::Permit { uid, .. } => {
                let holds = from.validator_permits.get(uid.index()).copied().unwrap_or_default();
                put(&mut input.validator_permits, *uid, holds);
            }
            Cause::Permits => input.validator_permits.clone_from(&from.validator_permits),
            Cause::LastUpdate { uid, .. } => {
                let block = block_of_age(input, age(from, from.last_update(*uid)));
                put(&mut input.last_update, *uid, block);
            }
            Cause::Registration { uid, .. } => carry_newcomer(*uid, from, to, input),
            Cause::Commit { uid } => {
                let block = from.commit_block(*uid).map(|block| block_of_age(input, age(from, block)));
                put(input.commit_blocks.get_or_insert_default(), *uid, block);
            }
            Cause::Owner { .. } => input.owner = from.owner,
            Cause::ActivityCutoff { .. } => input.activity_cutoff = from.activity_cutoff,
            Cause::Clock { .. } => carry_clock(from, input),
            Cause::Bonds => input.bonds.clone_from(&from.bonds),
            Cause::PreviousConsensus => input.previous_consensus.clone_from(&from.previous_consensus),
            Cause::Emission { .. } => input.emission = from.emission,
            Cause::Others(causes) => {
                // Ages are counted back from the clock, so the clock is applied first.
                let (clock, others): (Vec<&Cause>, Vec<&Cause>) =
                    causes.iter().partition(|cause| matches!(cause, Cause::Clock { .. }));
                clock.into_iter().chain(others).for_each(|cause| cause.carry(from, to, input));
            }
        }
    }
}

fn carry_clock(from: &EpochInput, input: &mut EpochInput) {
    for uid in from.uids() {
        let update = block_of_age(from, age(input, input.last_update(uid)));
        put(&mut input.last_update, uid, update);
        if let Some(block) = input.commit_block(uid) {
            let commit = block_of_age(from, age(input, block));
            put(input.commit_blocks.get_or_insert_default(), uid, Some(commit));
        }
    }
    input.current_block = from.current_block;
    input.last_mechanism_step_block = from.last_mechanism_step_block;
}

fn carry_newcomer(uid: Uid, from: &EpochInput, to: &EpochInput, input: &mut EpochInput) {
    put(&mut input.block_at_registration, uid, from.block_at_registration(uid));
    for validator in from.uids().filter(|&validator| differs_by_newcomers(from, to, validator)) {
        let weight = from.weights.get(validator, uid);
        if input.weights.get(validator, uid) != weight {
            input.weights = input.weights.with_cell(validator, uid, weight);
        }
    }
}

/// Sets a value by uid, filling missing entries before it with the default, which is how the epoch reads them.
fn put<T: Clone + Default>(values: &mut Vec<T>, uid: Uid, value: T) {
    if values.len() <= uid.index() {
        values.resize(uid.index() + 1, T::default());
    }
    if let Some(slot) = values.get_mut(uid.index()) {
        *slot = value;
    }
}
