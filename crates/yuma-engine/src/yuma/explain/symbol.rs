//! The symbols of formulas and their values.

use substrate_fixed::types::{I32F32, I64F64};

use crate::quantity::{Alpha, Block, Rao, Share, Uid};
use crate::yuma::hyperparameters::Hyperparameter;
use crate::yuma::quantity::{Quantity, Shape};

/// The number that a symbol names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// A result of a step.
    Quantity(Quantity),
    /// A hyperparameter as the formulas read it.
    Hyperparameter(Hyperparameter),
    /// A weight as the chain stores it.
    StoredWeight,
    /// A bond as the previous epoch stored it.
    StoredBond,
    /// A permit as the previous epoch stored it.
    StoredPermit,
    /// Whether a neuron's hotkey is the subnet owner's.
    Owner,
    /// Alpha stake.
    AlphaStake,
    /// Stake on root.
    TaoStake,
    /// `alpha + tao_weight * tao`.
    TotalStake,
    /// The stake of active validators with a permit.
    CountedStake,
    /// The block of the last weight update.
    LastUpdate,
    /// Blocks after which a validator is inactive.
    ActivityCutoff,
    /// The block of the epoch.
    CurrentBlock,
    /// The emission that the epoch pays out.
    PayableEmission,
    /// A neuron's rank by stake, the largest stake first.
    StakeRank,
    /// The voting stake that gives at least a weight.
    Support,
    /// The voting stake that gives more than a weight.
    SupportAbove,
    /// The voting stake that gives less than a weight.
    StakeBelow,
    /// The rate at which bonds move without liquid alpha.
    BondRate,
    /// The consensus that liquid alpha reads.
    ConsensusRead,
    /// The distance of a liquid bond from its weight.
    Distance,
    /// Weight for bonds times active stake (Yuma 2).
    BoughtBond,
    /// A bond of Yuma 2 after the moving average, before it becomes a share.
    MovedBond,
    /// `incentive + dividend`.
    Earned,
}

/// An aggregation over the values of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reduction {
    /// The sum.
    Sum,
    /// The largest value.
    Largest,
}

/// A name with its indices: one number of an epoch. A missing index runs over all uids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Symbol {
    /// The name.
    pub name: Name,
    /// The aggregation, if the symbol is the sum or the largest of several values.
    pub reduction: Option<Reduction>,
    /// The validator.
    pub validator: Option<Uid>,
    /// The miner.
    pub miner: Option<Uid>,
}

impl Symbol {
    /// Creates a name without indices.
    pub fn plain(name: Name) -> Self {
        Symbol { name, reduction: None, validator: None, miner: None }
    }

    /// Creates a name indexed by a validator.
    pub fn of_validator(name: Name, validator: Uid) -> Self {
        Symbol { validator: Some(validator), ..Symbol::plain(name) }
    }

    /// Creates a name indexed by a miner.
    pub fn of_miner(name: Name, miner: Uid) -> Self {
        Symbol { miner: Some(miner), ..Symbol::plain(name) }
    }

    /// Creates a name indexed by a validator and a miner.
    pub fn of_cell(name: Name, validator: Uid, miner: Uid) -> Self {
        Symbol { validator: Some(validator), ..Symbol::of_miner(name, miner) }
    }

    /// Creates a vector quantity of one neuron.
    pub fn result(quantity: Quantity, uid: Uid) -> Self {
        match quantity.shape() {
            Shape::PerMiner => Symbol::of_miner(Name::Quantity(quantity), uid),
            Shape::PerValidator | Shape::PerNeuron | Shape::Matrix => {
                Symbol::of_validator(Name::Quantity(quantity), uid)
            }
        }
    }

    /// Creates one cell of a matrix quantity.
    pub fn cell(quantity: Quantity, validator: Uid, miner: Uid) -> Self {
        Symbol::of_cell(Name::Quantity(quantity), validator, miner)
    }

    /// Returns the sum over all indices that are not given.
    pub fn sum(self) -> Self {
        Symbol { reduction: Some(Reduction::Sum), ..self }
    }

    /// Returns the largest value over all indices that are not given.
    pub fn largest(self) -> Self {
        Symbol { reduction: Some(Reduction::Largest), ..self }
    }
}

/// A number with its unit, bit for bit as on the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A proportion.
    Fraction(I32F32),
    /// A stored proportion: the value over 65535.
    Share(Share),
    /// A sum of stored proportions.
    Whole(I32F32),
    /// A plain number with a fraction, such as the steepness of the sigmoid.
    Number(I32F32),
    /// A total stake, in 10^-9 alpha.
    Stake(I64F64),
    /// An amount of alpha.
    Alpha(Alpha),
    /// An amount of TAO.
    Rao(Rao),
    /// A block, or a number of blocks.
    Block(Block),
    /// A number of neurons.
    Count(u64),
    /// A boolean.
    Flag(bool),
}
