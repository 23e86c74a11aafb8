//! The quantities that the steps of an epoch produce, by name.

/// A vector or matrix of the trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quantity {
    /// Activity flags.
    Active,
    /// Shares of the stake.
    Stake,
    /// Permits that mask this epoch.
    ValidatorPermits,
    /// Permits for the next epoch.
    NewValidatorPermits,
    /// Shares of active stake.
    ActiveStake,
    /// Masked and normalized weights.
    Weights,
    /// Shares of the voting stake.
    VotingStake,
    /// The stake-weighted median per miner.
    Consensus,
    /// Weights limited to consensus.
    Clipped,
    /// Row sums of clipped weights.
    ValidatorTrust,
    /// Stake-weighted column sums of clipped weights.
    Ranks,
    /// Ranks as shares.
    Incentive,
    /// Weights after the bonds penalty.
    WeightsForBonds,
    /// Bonds before the epoch.
    OldBonds,
    /// Targets that bonds move toward.
    BondTargets,
    /// The rates of liquid alpha.
    Alphas,
    /// Bonds after the epoch.
    EmaBonds,
    /// Bonds as shares of a miner.
    BondShares,
    /// Earnings of bonds.
    Earnings,
    /// Earnings as shares.
    Dividends,
    /// The miner's part of the emission, as a share.
    ServerShare,
    /// The validator's part of the emission, as a share.
    ValidatorShare,
    /// Both parts, as a share.
    EmissionShare,
    /// The miner's part of the emission.
    ServerEmission,
    /// The validator's part of the emission.
    ValidatorEmission,
    /// Both parts of the emission.
    Emission,
}

/// The layout of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A value per validator.
    PerValidator,
    /// A value per miner.
    PerMiner,
    /// A value per uid, in any role.
    PerNeuron,
    /// A value per validator and miner.
    Matrix,
}

impl Quantity {
    /// All quantities, in the order of their computation.
    pub const ALL: [Quantity; 26] = [
        Quantity::Active,
        Quantity::Stake,
        Quantity::ValidatorPermits,
        Quantity::NewValidatorPermits,
        Quantity::ActiveStake,
        Quantity::Weights,
        Quantity::VotingStake,
        Quantity::Consensus,
        Quantity::Clipped,
        Quantity::ValidatorTrust,
        Quantity::Ranks,
        Quantity::Incentive,
        Quantity::WeightsForBonds,
        Quantity::OldBonds,
        Quantity::BondTargets,
        Quantity::Alphas,
        Quantity::EmaBonds,
        Quantity::BondShares,
        Quantity::Earnings,
        Quantity::Dividends,
        Quantity::ServerShare,
        Quantity::ValidatorShare,
        Quantity::EmissionShare,
        Quantity::ServerEmission,
        Quantity::ValidatorEmission,
        Quantity::Emission,
    ];

    /// Returns the name used in links, files, tests and text catalogs.
    pub fn id(self) -> &'static str {
        match self {
            Quantity::Active => "active",
            Quantity::Stake => "stake",
            Quantity::ValidatorPermits => "validator_permits",
            Quantity::NewValidatorPermits => "new_validator_permits",
            Quantity::ActiveStake => "active_stake",
            Quantity::Weights => "weights",
            Quantity::VotingStake => "voting_stake",
            Quantity::Consensus => "consensus",
            Quantity::Clipped => "clipped",
            Quantity::ValidatorTrust => "validator_trust",
            Quantity::Ranks => "ranks",
            Quantity::Incentive => "incentive",
            Quantity::WeightsForBonds => "weights_for_bonds",
            Quantity::OldBonds => "old_bonds",
            Quantity::BondTargets => "bond_targets",
            Quantity::Alphas => "alphas",
            Quantity::EmaBonds => "ema_bonds",
            Quantity::BondShares => "bond_shares",
            Quantity::Earnings => "earnings",
            Quantity::Dividends => "dividends",
            Quantity::ServerShare => "server_share",
            Quantity::ValidatorShare => "validator_share",
            Quantity::EmissionShare => "emission_share",
            Quantity::ServerEmission => "server_emission",
            Quantity::ValidatorEmission => "validator_emission",
            Quantity::Emission => "emission",
        }
    }

    /// Returns the quantity of that name.
    pub fn from_id(id: &str) -> Option<Quantity> {
        Quantity::ALL.into_iter().find(|quantity| quantity.id() == id)
    }

    /// Returns the layout of the quantity.
    pub fn shape(self) -> Shape {
        match self {
            Quantity::Weights
            | Quantity::Clipped
            | Quantity::WeightsForBonds
            | Quantity::OldBonds
            | Quantity::BondTargets
            | Quantity::Alphas
            | Quantity::EmaBonds
            | Quantity::BondShares => Shape::Matrix,
            Quantity::Consensus
            | Quantity::Ranks
            | Quantity::Incentive
            | Quantity::ServerShare
            | Quantity::ServerEmission => Shape::PerMiner,
            Quantity::Active
            | Quantity::ValidatorPermits
            | Quantity::ActiveStake
            | Quantity::VotingStake
            | Quantity::ValidatorTrust
            | Quantity::Earnings
            | Quantity::Dividends
            | Quantity::ValidatorShare
            | Quantity::ValidatorEmission => Shape::PerValidator,
            Quantity::Stake | Quantity::NewValidatorPermits | Quantity::EmissionShare | Quantity::Emission => {
                Shape::PerNeuron
            }
        }
    }
}
