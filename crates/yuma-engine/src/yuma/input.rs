//! The state that one epoch reads.

use super::parameters::Parameters;
use super::sparse::Sparse;
use crate::quantity::{Alpha, Block, Rao, Share, Uid};

/// The complete input of one epoch of one mechanism (spec 3).
///
/// Vectors are by uid. A vector that is too short is read as if padded with the chain's default (0, `false`, `None`),
/// and one that is too long is cut: any value of this type is a valid input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochInput {
    /// `SubnetworkN`: the number of uids.
    pub uid_count: u16,
    /// The block of the epoch.
    pub current_block: Block,
    /// `LastMechansimStepBlock`: the block of the previous epoch, 0 if there was none.
    pub last_mechanism_step_block: Block,
    /// The number of blocks without an update after which a validator is inactive (see
    /// [`super::activity::activity_cutoff`]).
    pub activity_cutoff: Block,
    /// `LastUpdate`: the block of each validator's last weight update or commit.
    pub last_update: Vec<Block>,
    /// `BlockAtRegistration`.
    pub block_at_registration: Vec<Block>,
    /// Alpha stake after inheritance.
    pub alpha_stake: Vec<Alpha>,
    /// TAO staked on root after inheritance.
    pub tao_stake: Vec<Rao>,
    /// The uid of the subnet owner's hotkey, if it is registered.
    pub owner: Option<Uid>,
    /// `ValidatorPermit`, stored by the previous epoch. An empty vector skips the stake mask (spec 6).
    pub validator_permits: Vec<bool>,
    /// `Weights`: rows as stored, in the order of submission.
    pub weights: Sparse<Share>,
    /// `Bonds`: rows as stored by the previous epoch.
    pub bonds: Sparse<Share>,
    /// With commit-reveal on, the block of each validator's earliest unexpired commit; `None` if it is off.
    pub commit_blocks: Option<Vec<Option<Block>>>,
    /// `Consensus` as stored by the previous epoch; read by liquid alpha only.
    pub previous_consensus: Option<Vec<Share>>,
    /// The emission that the epoch pays out, in units of 10^-9 alpha.
    pub emission: Alpha,
    /// The hyperparameters.
    pub parameters: Parameters,
}

impl EpochInput {
    /// Returns the uids of the subnet, in ascending order.
    pub fn uids(&self) -> impl DoubleEndedIterator<Item = Uid> + ExactSizeIterator + Clone + use<> {
        Uid::all(self.uid_count)
    }

    /// Returns the block of the last weight update, 0 if absent.
    pub fn last_update(&self, uid: Uid) -> Block {
        self.at(&self.last_update, uid)
    }

    /// Returns the block of registration, 0 if absent.
    pub fn block_at_registration(&self, uid: Uid) -> Block {
        self.at(&self.block_at_registration, uid)
    }

    /// Returns the alpha stake, 0 if absent.
    pub fn alpha_stake(&self, uid: Uid) -> Alpha {
        self.at(&self.alpha_stake, uid)
    }

    /// Returns the root stake, 0 if absent.
    pub fn tao_stake(&self, uid: Uid) -> Rao {
        self.at(&self.tao_stake, uid)
    }

    /// Returns the earliest unexpired commit, if commit-reveal is on and there is one.
    pub fn commit_block(&self, uid: Uid) -> Option<Block> {
        self.at(self.commit_blocks.as_deref().unwrap_or_default(), uid)
    }

    /// Returns the value of one of the subnet's own uids. Entries beyond the uid count do not count, as on the chain.
    fn at<T: Copy + Default>(&self, values: &[T], uid: Uid) -> T {
        if uid.0 < self.uid_count { values.get(uid.index()).copied().unwrap_or_default() } else { T::default() }
    }
}
