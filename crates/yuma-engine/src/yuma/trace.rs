//! Every intermediate of an epoch.

use substrate_fixed::types::I32F32;

use super::emission::{EmissionShares, PayFallback, pay_fallback};
use super::liquid_alpha::Rates;
use super::outcome::Outcome;
use super::quantity::Quantity;
use super::sparse::Sparse;
use super::weights_for_bonds::WeightsForBonds;
use super::workspace::Workspace;
use crate::fixed::sum;
use crate::quantity::{Alpha, Uid};

/// The intermediates and the outcome of one epoch. Vectors are by uid; matrices are validators by miners.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Flags of validators that updated their weights within the activity cutoff.
    pub active: Vec<bool>,
    /// Shares of the subnet's stake.
    pub stake: Vec<I32F32>,
    /// The permits that weights and stake are masked with.
    pub validator_permits: Vec<bool>,
    /// Shares of active stake.
    pub active_stake: Vec<I32F32>,
    /// The weights that count, as shares of each row.
    pub weights: Sparse<I32F32>,
    /// Shares of the voting stake.
    pub voting_stake: Vec<I32F32>,
    /// Consensus per miner.
    pub consensus: Vec<I32F32>,
    /// Weights limited to consensus.
    pub clipped: Sparse<I32F32>,
    /// The sum of each row of `clipped`.
    pub validator_trust: Vec<I32F32>,
    /// The stake-weighted sum of each column of `clipped`.
    pub ranks: Vec<I32F32>,
    /// Ranks as shares.
    pub incentive: Vec<I32F32>,
    /// The weights that bonds move toward; [`Trace::weights_for_bonds`] returns the matrix.
    pub(super) weights_for_bonds: WeightsForBonds,
    /// The bonds before this epoch.
    pub old_bonds: Sparse<I32F32>,
    /// The targets of bonds, unless they are the weights for bonds; [`Trace::bond_targets`] returns the matrix.
    pub(super) bond_targets: Option<Sparse<I32F32>>,
    /// The rates at which bonds move, with liquid alpha.
    pub alphas: Option<Rates>,
    /// The bonds after this epoch.
    pub ema_bonds: Sparse<I32F32>,
    /// Bonds as shares of each miner's column.
    pub bond_shares: Sparse<I32F32>,
    /// The earnings of each validator's bonds.
    pub earnings: Vec<I32F32>,
    /// Earnings as shares.
    pub dividends: Vec<I32F32>,
    /// The division of the emission.
    pub emission_shares: EmissionShares,
    /// The results that the chain stores and pays.
    pub outcome: Outcome,
}

/// A borrowed view of one quantity of a trace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View<'a> {
    /// A boolean for every uid.
    Flags(&'a [bool]),
    /// A fraction for every uid.
    Vector(&'a [I32F32]),
    /// A fraction for every validator and miner.
    Matrix(&'a Sparse<I32F32>),
    /// The rates of all bonds.
    Rates(&'a Rates),
    /// An amount for every uid.
    Amounts(&'a [Alpha]),
    /// Not computed with these hyperparameters.
    Absent,
}

impl Trace {
    /// Returns the weights that bonds move toward.
    pub fn weights_for_bonds(&self) -> &Sparse<I32F32> {
        self.weights_for_bonds.matrix(&self.weights, &self.clipped)
    }

    /// Returns the targets of bonds: in Yuma 2 stake-weighted column shares, in Yuma 3 the weights for bonds.
    pub fn bond_targets(&self) -> &Sparse<I32F32> {
        self.bond_targets.as_ref().unwrap_or_else(|| self.weights_for_bonds())
    }

    /// Returns a view of a quantity.
    pub fn view(&self, quantity: Quantity) -> View<'_> {
        match quantity {
            Quantity::Active => View::Flags(&self.active),
            Quantity::Stake => View::Vector(&self.stake),
            Quantity::ValidatorPermits => View::Flags(&self.validator_permits),
            Quantity::NewValidatorPermits => View::Flags(&self.outcome.new_validator_permits),
            Quantity::ActiveStake => View::Vector(&self.active_stake),
            Quantity::Weights => View::Matrix(&self.weights),
            Quantity::VotingStake => View::Vector(&self.voting_stake),
            Quantity::Consensus => View::Vector(&self.consensus),
            Quantity::Clipped => View::Matrix(&self.clipped),
            Quantity::ValidatorTrust => View::Vector(&self.validator_trust),
            Quantity::Ranks => View::Vector(&self.ranks),
            Quantity::Incentive => View::Vector(&self.incentive),
            Quantity::WeightsForBonds => View::Matrix(self.weights_for_bonds()),
            Quantity::OldBonds => View::Matrix(&self.old_bonds),
            Quantity::BondTargets => View::Matrix(self.bond_targets()),
            Quantity::Alphas => self.alphas.as_ref().map_or(View::Absent, View::Rates),
            Quantity::EmaBonds => View::Matrix(&self.ema_bonds),
            Quantity::BondShares => View::Matrix(&self.bond_shares),
            Quantity::Earnings => View::Vector(&self.earnings),
            Quantity::Dividends => View::Vector(&self.dividends),
            Quantity::ServerShare => View::Vector(&self.emission_shares.server),
            Quantity::ValidatorShare => View::Vector(&self.emission_shares.validator),
            Quantity::EmissionShare => View::Vector(&self.emission_shares.combined),
            Quantity::ServerEmission => View::Amounts(&self.outcome.server_emission),
            Quantity::ValidatorEmission => View::Amounts(&self.outcome.validator_emission),
            Quantity::Emission => View::Amounts(&self.outcome.emission),
        }
    }

    /// Returns whether any validator votes: is active, has a permit and has stake.
    pub fn has_votes(&self) -> bool {
        self.voting_stake.iter().any(|stake| *stake > 0)
    }

    /// Returns what pays the validators instead of dividends, or `None` if anybody earned something.
    pub fn pay_fallback(&self) -> Option<PayFallback> {
        pay_fallback(&self.incentive, &self.dividends, &self.active_stake)
    }

    /// Returns a validator's share of what validators are paid: its dividends, or the shares of [`Trace::pay_fallback`].
    pub fn validator_pay(&self, uid: Uid) -> I32F32 {
        let shares = &self.emission_shares.validator;
        let share = shares.get(uid.index()).copied().unwrap_or_default();
        share.checked_div(sum(shares.iter().copied())).unwrap_or_default()
    }

    /// Returns a validator's pay relative to its stake: its share of the validators' pay over its share of the stake, 1 for
    /// the average validator; `None` without stake.
    pub fn pay_per_stake(&self, uid: Uid) -> Option<I32F32> {
        self.validator_pay(uid).checked_div(self.fraction(Quantity::Stake, uid)?)
    }

    /// Returns one fraction of a vector quantity; `None` if the quantity is not such a vector or has no such uid.
    pub fn fraction(&self, quantity: Quantity, uid: Uid) -> Option<I32F32> {
        match self.view(quantity) {
            View::Vector(values) => values.get(uid.index()).copied(),
            _ => None,
        }
    }

    /// Returns one cell of a matrix quantity; `None` if nothing is stored. Rates are returned for every cell.
    pub fn cell(&self, quantity: Quantity, validator: Uid, miner: Uid) -> Option<I32F32> {
        match self.view(quantity) {
            View::Matrix(matrix) => matrix.get(validator, miner),
            View::Rates(rates) => Some(rates.get(validator, miner)),
            _ => None,
        }
    }
}

impl Workspace {
    /// Takes the matrices of a trace that is no longer needed.
    pub fn recycle_trace(&mut self, trace: Trace) {
        let Trace {
            weights, clipped, weights_for_bonds, old_bonds, bond_targets, alphas, ema_bonds, bond_shares, ..
        } = trace;
        for matrix in [weights, clipped, old_bonds, ema_bonds, bond_shares] {
            self.recycle(matrix);
        }
        if let WeightsForBonds::Own(matrix) = weights_for_bonds {
            self.recycle(matrix);
        }
        if let Some(matrix) = bond_targets {
            self.recycle(matrix);
        }
        if let Some(rates) = alphas {
            self.recycle(rates.cells);
        }
    }
}
