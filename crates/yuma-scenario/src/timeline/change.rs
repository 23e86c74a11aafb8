//! The changes of keyframes.

use crate::matrix::Row;
use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Uid};
use yuma_engine::yuma::Hyperparameter;

/// A change that takes effect before an epoch runs.
///
/// Within an epoch the order is that of [`Subject`]: a newly registered neuron's stake counts, and weights on it
/// refer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Replaces the neuron of a uid with a new one (spec 7): its own weights and bonds are deleted, weights on it
    /// become explicit zeros in the same positions, and bonds with it are masked if it registered after the previous
    /// epoch's block (spec 5.9).
    ///
    /// Validators that submit later in the interval submit an explicit zero until a keyframe sets their row.
    ReplaceNeuron {
        /// The uid.
        uid: Uid,
        /// The number of blocks before the epoch at which it registers: 0 is the block of the epoch itself, and the
        /// length of the whole interval is the block of the previous epoch, after it ran. Larger values count as the
        /// latter.
        blocks_before: Block,
    },
    /// Removes all bonds with a miner (spec 7).
    ResetBonds {
        /// The miner.
        uid: Uid,
    },
    /// Sets a hyperparameter. A tempo changes the distance to the next epoch, not to this one.
    Hyperparameter {
        /// The hyperparameter.
        hyperparameter: Hyperparameter,
        /// Its raw value, within the hyperparameter's range.
        raw: i128,
    },
    /// Turns commit-reveal on or off.
    CommitReveal(bool),
    /// Sets the emission that each epoch pays out.
    Emission(Alpha),
    /// Sets a neuron's alpha stake.
    AlphaStake {
        /// The neuron.
        uid: Uid,
        /// Its stake.
        stake: Alpha,
    },
    /// Sets a neuron's root stake.
    TaoStake {
        /// The neuron.
        uid: Uid,
        /// Its stake.
        stake: Rao,
    },
    /// Sets the stored permit that this epoch reads; the next epoch reads the one that this epoch granted.
    Permit {
        /// The neuron.
        uid: Uid,
        /// Whether it has a permit.
        permit: bool,
    },
    /// Sets whether a validator keeps submitting.
    Activity {
        /// The validator.
        uid: Uid,
        /// The activity.
        activity: Activity,
    },
    /// Lets a validator submit this row now and before every later epoch. A validator that had stopped submits once.
    Weights {
        /// The validator.
        uid: Uid,
        /// The row as submitted.
        row: Row,
    },
    /// Lets a validator submit copied weights, or its own row while there is nothing to copy.
    Copy {
        /// The copier.
        uid: Uid,
        /// The source of the copied weights.
        source: Source,
        /// The delay in epochs, as caused by the period of commit-reveal. Without delay it copies the consensus of
        /// the previous epoch, or the row that the other validator submitted for this one.
        delay: Epoch,
    },
    /// Lets a copier submit its own row again.
    OwnWeights {
        /// The validator.
        uid: Uid,
    },
}

/// Whether a validator submits its weights before every epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// It submits, from one block before this epoch on.
    Submits,
    /// It stops: its last update stays unchanged and eventually becomes older than the activity cutoff.
    Stops,
    /// It stopped long enough ago to be inactive in this epoch.
    Inactive,
}

/// The source of copied weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The consensus: the weight on each miner, without zeros and without itself.
    Consensus,
    /// Another validator's row, as it is stored. Copying another copier without delay returns the row stored for it
    /// before.
    Validator(Uid),
}

/// The subject of a keyframe. An epoch has at most one keyframe of each subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The neuron that holds a uid.
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
    /// The weights that a validator submits.
    Weights(Uid),
}

impl Subject {
    /// Returns the neuron of the subject; `None` for hyperparameters, commit-reveal and the emission.
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
    /// Returns the subject of the change.
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

    /// Returns the change with uids mapped by `to`; `None` if it concerns a removed neuron. Weights on removed
    /// neurons are dropped.
    pub(crate) fn moved(&self, to: impl Fn(Uid) -> Option<Uid>) -> Option<Change> {
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
