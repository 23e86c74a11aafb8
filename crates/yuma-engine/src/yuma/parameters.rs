//! The hyperparameters that an epoch reads.

use crate::quantity::{Alpha, Millionths, Proportion64, Share};

/// The rules for bonds and dividends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YumaVersion {
    /// `Yuma3On` false: bonds are shares of a miner, normalized over validators (spec 5.10).
    Two,
    /// `Yuma3On` true: each bond follows its own weight (spec 5.11).
    Three,
}

/// The consensus that the liquid-alpha sigmoid compares weights with (spec `latest-era` 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsensusSource {
    /// This epoch's consensus.
    Current,
    /// The consensus stored by the previous epoch, or this epoch's if none is stored.
    Previous,
    /// [`ConsensusSource::Previous`] while the bonds penalty is 1, else [`ConsensusSource::Current`].
    Auto,
}

/// The hyperparameters that an epoch reads, in the chain's own units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// `Yuma3On`.
    pub yuma_version: YumaVersion,
    /// `Kappa`: the share of stake that has to support a weight for it to be consensus.
    pub kappa: Share,
    /// `BondsPenalty`: the fraction by which weights for bonds move from the given weight to the clipped one.
    pub bonds_penalty: Share,
    /// `BondsMovingAverage`: the part of the old bond that one epoch keeps.
    pub bonds_moving_average: Millionths,
    /// `LiquidAlphaOn`; only Yuma 3 reads it.
    pub liquid_alpha: bool,
    /// The consensus that liquid alpha reads.
    pub liquid_alpha_consensus: ConsensusSource,
    /// `AlphaValues`, low: the slowest rate of a liquid bond.
    pub alpha_low: Share,
    /// `AlphaValues`, high: the fastest rate of a liquid bond.
    pub alpha_high: Share,
    /// `AlphaSigmoidSteepness`, in hundredths.
    pub alpha_sigmoid_steepness: i16,
    /// `Tempo`: blocks between epochs.
    pub tempo: u16,
    /// `ActivityCutoffFactorMilli`: the activity cutoff in thousandths of a tempo.
    pub activity_cutoff_factor: u32,
    /// `StakeThreshold`: total stake below which a validator does not count.
    pub stake_threshold: Alpha,
    /// `TaoWeight`: the weight of a rao on root relative to a rao of alpha.
    pub tao_weight: Proportion64,
    /// `MaxAllowedValidators`: the number of validator permits.
    pub max_allowed_validators: u16,
}

impl Default for Parameters {
    /// Returns the chain's storage defaults since runtime 446 (spec 10, spec latest-era 3), except `Yuma3On`, which
    /// is on for every new subnet.
    fn default() -> Self {
        Parameters {
            yuma_version: YumaVersion::Three,
            kappa: Share(32_767),
            bonds_penalty: Share::ONE,
            bonds_moving_average: Millionths(900_000),
            liquid_alpha: false,
            liquid_alpha_consensus: ConsensusSource::Auto,
            alpha_low: Share(45_875),
            alpha_high: Share(58_982),
            alpha_sigmoid_steepness: 1_000,
            tempo: 360,
            activity_cutoff_factor: 13_889,
            stake_threshold: Alpha(0),
            tao_weight: Proportion64(971_718_665_099_567_868),
            max_allowed_validators: 128,
        }
    }
}
