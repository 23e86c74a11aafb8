//! What a keyframe changes.

use crate::edit::time;
use crate::model::{Document, Matrix, Row};
use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Uid};
use yuma_engine::yuma::Hyperparameter;

/// A change that takes effect before an epoch runs.
///
/// Within an epoch the order is that of [`Subject`]: a newcomer's stake counts, and weights on it are given to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A newcomer takes over a uid (spec 7): the own weights and bonds are deleted, weights on it become explicit
    /// zeros where they stand, bonds with it are masked if it registered after the previous epoch's block (spec 5.9).
    ///
    /// Whoever submits later in the interval submits an explicit zero, until a keyframe sets its row.
    ReplaceNeuron {
        /// The uid.
        uid: Uid,
        /// How many blocks before the epoch it registers: 0 is the block of the epoch itself, the whole interval the
        /// very block of the previous epoch, after it ran. Longer times count as that.
        blocks_before: Block,
    },
    /// All bonds with a miner are removed (spec 7).
    ResetBonds {
        /// The miner.
        uid: Uid,
    },
    /// A hyperparameter gets another value. A tempo changes the distance to the next epoch, not to this one.
    Hyperparameter {
        /// Which.
        hyperparameter: Hyperparameter,
        /// Its raw value, within the hyperparameter's range.
        raw: i128,
    },
    /// Commit-reveal is turned on or off.
    CommitReveal(bool),
    /// What each epoch pays out.
    Emission(Alpha),
    /// A neuron's alpha stake.
    AlphaStake {
        /// The neuron.
        uid: Uid,
        /// Its stake.
        stake: Alpha,
    },
    /// A neuron's root stake.
    TaoStake {
        /// The neuron.
        uid: Uid,
        /// Its stake.
        stake: Rao,
    },
    /// The permit that this epoch finds stored; the next finds what this one granted.
    Permit {
        /// The neuron.
        uid: Uid,
        /// Whether it has one.
        permit: bool,
    },
    /// Whether a validator goes on submitting.
    Activity {
        /// The validator.
        uid: Uid,
        /// What it does.
        activity: Activity,
    },
    /// A validator submits this row, and again before every later epoch. One that had stopped submits once.
    Weights {
        /// The validator.
        uid: Uid,
        /// The row as submitted.
        row: Row,
    },
    /// A validator submits what it copies; where there is nothing yet to be copied, its own row.
    Copy {
        /// The copier.
        uid: Uid,
        /// What it copies.
        source: Source,
        /// By how many epochs it is late, as the period of commit-reveal makes it. Without delay it copies the
        /// consensus of the previous epoch, or the row that the other submitted for this one.
        delay: Epoch,
    },
    /// A copier submits its own row again.
    OwnWeights {
        /// The validator.
        uid: Uid,
    },
}

/// Whether a validator submits its weights before every epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// It does, from one block before this epoch on.
    Submits,
    /// It does no longer: its last update stays where it was and becomes older than the activity cutoff one day.
    Stops,
    /// It did not for so long that it is inactive in this very epoch.
    Inactive,
}

/// What a copier copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The consensus: the weight on each miner, without zeros and without itself.
    Consensus,
    /// Another validator's row, as it is stored. Who copies another copier without delay gets what that one had stored
    /// before.
    Validator(Uid),
}

/// What a keyframe is about. An epoch has at most one keyframe of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Who holds a uid.
    Neuron(Uid),
    /// The bonds with a miner.
    Bonds(Uid),
    /// A hyperparameter.
    Hyperparameter(Hyperparameter),
    /// Commit-reveal.
    CommitReveal,
    /// The emission.
    Emission,
    /// A neuron's alpha stake.
    AlphaStake(Uid),
    /// A neuron's root stake.
    TaoStake(Uid),
    /// A neuron's permit.
    Permit(Uid),
    /// Whether a validator submits.
    Activity(Uid),
    /// What a validator submits.
    Weights(Uid),
}

impl Subject {
    /// The neuron that it is about; none for the rules.
    pub fn uid(self) -> Option<Uid> {
        match self {
            Subject::Neuron(uid)
            | Subject::Bonds(uid)
            | Subject::AlphaStake(uid)
            | Subject::TaoStake(uid)
            | Subject::Permit(uid)
            | Subject::Activity(uid)
            | Subject::Weights(uid) => Some(uid),
            Subject::Hyperparameter(_) | Subject::CommitReveal | Subject::Emission => None,
        }
    }
}

impl Change {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match *self {
            Change::ReplaceNeuron { uid, .. } => Subject::Neuron(uid),
            Change::ResetBonds { uid } => Subject::Bonds(uid),
            Change::Hyperparameter { hyperparameter, .. } => Subject::Hyperparameter(hyperparameter),
            Change::CommitReveal(_) => Subject::CommitReveal,
            Change::Emission(_) => Subject::Emission,
            Change::AlphaStake { uid, .. } => Subject::AlphaStake(uid),
            Change::TaoStake { uid, .. } => Subject::TaoStake(uid),
            Change::Permit { uid, .. } => Subject::Permit(uid),
            Change::Activity { uid, .. } => Subject::Activity(uid),
            Change::Weights { uid, .. } | Change::Copy { uid, .. } | Change::OwnWeights { uid } => {
                Subject::Weights(uid)
            }
        }
    }

    /// Puts into a document what the document itself can say; who submits when is known to a [`super::EpochState`] only.
    pub(crate) fn put(&self, document: &mut Document) {
        match *self {
            Change::ReplaceNeuron { uid, blocks_before } => {
                let block = registration(document, blocks_before);
                time::replace(document, uid, block);
            }
            Change::ResetBonds { uid } => time::reset(document, uid),
            Change::Hyperparameter { hyperparameter, raw } => {
                document.parameters = hyperparameter.set(&document.parameters, raw);
            }
            Change::CommitReveal(on) => document.commit_reveal = on,
            Change::Emission(emission) => document.emission = emission,
            Change::AlphaStake { uid, stake } => with(&mut document.neurons, uid, |neuron| neuron.alpha_stake = stake),
            Change::TaoStake { uid, stake } => with(&mut document.neurons, uid, |neuron| neuron.tao_stake = stake),
            Change::Permit { uid, permit } => {
                with(&mut document.neurons, uid, |neuron| neuron.validator_permit = permit);
            }
            Change::Weights { uid, ref row } => {
                with(document.rows_mut(Matrix::Weights), uid, |weights| *weights = Row::clone(row));
            }
            Change::Activity { .. } | Change::Copy { .. } | Change::OwnWeights { .. } => {}
        }
    }

    /// The change where uids are others; none if it is about a neuron that is no more. Weights on such a neuron go.
    pub fn moved(&self, to: impl Fn(Uid) -> Option<Uid>) -> Option<Change> {
        let mut moved = self.clone();
        match &mut moved {
            Change::ReplaceNeuron { uid, .. }
            | Change::ResetBonds { uid }
            | Change::AlphaStake { uid, .. }
            | Change::TaoStake { uid, .. }
            | Change::Permit { uid, .. }
            | Change::Activity { uid, .. }
            | Change::OwnWeights { uid } => *uid = to(*uid)?,
            Change::Copy { uid, source, .. } => {
                *uid = to(*uid)?;
                if let Source::Validator(copied) = source {
                    *copied = to(*copied)?;
                }
            }
            Change::Weights { uid, row } => {
                *uid = to(*uid)?;
                *row = Row::new(row.iter().filter_map(|&(miner, weight)| Some((to(miner)?, weight))).collect());
            }
            Change::Hyperparameter { .. } | Change::CommitReveal(_) | Change::Emission(_) => {}
        }
        Some(moved)
    }
}

/// The block in which a newcomer registers: after the block of the previous epoch, or in it.
pub fn registration(document: &Document, blocks_before: Block) -> Block {
    let block = document.current_block.0.saturating_sub(blocks_before.0);
    Block(block.max(document.last_mechanism_step_block.0).min(document.current_block.0))
}

/// Changes what stands at a uid, if anything does.
pub fn with<T>(by_uid: &mut [T], uid: Uid, change: impl FnOnce(&mut T)) {
    if let Some(value) = by_uid.get_mut(uid.index()) {
        change(value);
    }
}
