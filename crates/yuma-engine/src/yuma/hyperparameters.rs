//! The registry of hyperparameters: name, unit, range and default of each (spec 10).

use super::parameters::{ConsensusSource, Parameters, YumaVersion};
use crate::quantity::{Alpha, Millionths, Proportion64, Share};

/// A hyperparameter that the epoch reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hyperparameter {
    /// `Yuma3On`.
    YumaVersion,
    /// `Kappa`.
    Kappa,
    /// `BondsPenalty`.
    BondsPenalty,
    /// `BondsMovingAverage`.
    BondsMovingAverage,
    /// `LiquidAlphaOn`.
    LiquidAlpha,
    /// The consensus source of liquid alpha.
    LiquidAlphaConsensus,
    /// `AlphaValues`, low.
    AlphaLow,
    /// `AlphaValues`, high.
    AlphaHigh,
    /// `AlphaSigmoidSteepness`.
    AlphaSigmoidSteepness,
    /// `Tempo`.
    Tempo,
    /// `ActivityCutoffFactorMilli`.
    ActivityCutoffFactor,
    /// `StakeThreshold`.
    StakeThreshold,
    /// `TaoWeight`.
    TaoWeight,
    /// `MaxAllowedValidators`.
    MaxAllowedValidators,
}

/// The unit of a hyperparameter's raw value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One of a few named values; the raw value is the index.
    Choice(&'static [&'static str]),
    /// A proportion with a raw value for 1.
    Proportion {
        /// The raw value of 1.
        whole: i128,
    },
    /// A multiple with a raw value for 1.
    Multiple {
        /// The raw value of 1.
        one: i128,
    },
    /// An amount of alpha: one alpha is 10^9.
    Amount,
    /// A number of blocks.
    Blocks,
    /// A plain number.
    Count,
}

impl Hyperparameter {
    /// All hyperparameters, the most frequently edited first.
    pub const ALL: [Hyperparameter; 14] = [
        Hyperparameter::YumaVersion,
        Hyperparameter::Kappa,
        Hyperparameter::BondsPenalty,
        Hyperparameter::BondsMovingAverage,
        Hyperparameter::LiquidAlpha,
        Hyperparameter::LiquidAlphaConsensus,
        Hyperparameter::AlphaLow,
        Hyperparameter::AlphaHigh,
        Hyperparameter::AlphaSigmoidSteepness,
        Hyperparameter::Tempo,
        Hyperparameter::ActivityCutoffFactor,
        Hyperparameter::StakeThreshold,
        Hyperparameter::TaoWeight,
        Hyperparameter::MaxAllowedValidators,
    ];

    /// Returns the name used in links, files and text catalogs.
    pub fn id(self) -> &'static str {
        match self {
            Hyperparameter::YumaVersion => "yuma_version",
            Hyperparameter::Kappa => "kappa",
            Hyperparameter::BondsPenalty => "bonds_penalty",
            Hyperparameter::BondsMovingAverage => "bonds_moving_average",
            Hyperparameter::LiquidAlpha => "liquid_alpha",
            Hyperparameter::LiquidAlphaConsensus => "liquid_alpha_consensus",
            Hyperparameter::AlphaLow => "alpha_low",
            Hyperparameter::AlphaHigh => "alpha_high",
            Hyperparameter::AlphaSigmoidSteepness => "alpha_sigmoid_steepness",
            Hyperparameter::Tempo => "tempo",
            Hyperparameter::ActivityCutoffFactor => "activity_cutoff_factor",
            Hyperparameter::StakeThreshold => "stake_threshold",
            Hyperparameter::TaoWeight => "tao_weight",
            Hyperparameter::MaxAllowedValidators => "max_allowed_validators",
        }
    }

    /// Returns the hyperparameter of that name.
    pub fn from_id(id: &str) -> Option<Hyperparameter> {
        Hyperparameter::ALL.into_iter().find(|hyperparameter| hyperparameter.id() == id)
    }

    /// Returns the chain's name of the storage item.
    pub fn chain_name(self) -> &'static str {
        match self {
            Hyperparameter::YumaVersion => "Yuma3On",
            Hyperparameter::Kappa => "Kappa",
            Hyperparameter::BondsPenalty => "BondsPenalty",
            Hyperparameter::BondsMovingAverage => "BondsMovingAverage",
            Hyperparameter::LiquidAlpha => "LiquidAlphaOn",
            Hyperparameter::LiquidAlphaConsensus => "LiquidAlphaConsensusMode",
            Hyperparameter::AlphaLow | Hyperparameter::AlphaHigh => "AlphaValues",
            Hyperparameter::AlphaSigmoidSteepness => "AlphaSigmoidSteepness",
            Hyperparameter::Tempo => "Tempo",
            Hyperparameter::ActivityCutoffFactor => "ActivityCutoffFactorMilli",
            Hyperparameter::StakeThreshold => "StakeThreshold",
            Hyperparameter::TaoWeight => "TaoWeight",
            Hyperparameter::MaxAllowedValidators => "MaxAllowedValidators",
        }
    }

    /// Returns the unit of the raw value.
    pub fn unit(self) -> Unit {
        match self {
            Hyperparameter::YumaVersion => Unit::Choice(&["yuma2", "yuma3"]),
            Hyperparameter::LiquidAlpha => Unit::Choice(&["off", "on"]),
            Hyperparameter::LiquidAlphaConsensus => Unit::Choice(&["current", "previous", "auto"]),
            Hyperparameter::Kappa
            | Hyperparameter::BondsPenalty
            | Hyperparameter::AlphaLow
            | Hyperparameter::AlphaHigh => Unit::Proportion { whole: i128::from(u16::MAX) },
            Hyperparameter::BondsMovingAverage => Unit::Proportion { whole: 1_000_000 },
            Hyperparameter::TaoWeight => Unit::Proportion { whole: i128::from(u64::MAX) },
            Hyperparameter::AlphaSigmoidSteepness => Unit::Multiple { one: 100 },
            Hyperparameter::ActivityCutoffFactor => Unit::Multiple { one: 1_000 },
            Hyperparameter::StakeThreshold => Unit::Amount,
            Hyperparameter::Tempo => Unit::Blocks,
            Hyperparameter::MaxAllowedValidators => Unit::Count,
        }
    }

    /// Returns the smallest and largest valid raw value: those that root or the owner may set and the arithmetic
    /// supports.
    pub fn range(self) -> (i128, i128) {
        match self {
            Hyperparameter::YumaVersion | Hyperparameter::LiquidAlpha => (0, 1),
            Hyperparameter::LiquidAlphaConsensus => (0, 2),
            Hyperparameter::Kappa | Hyperparameter::BondsPenalty => (0, i128::from(u16::MAX)),
            Hyperparameter::AlphaLow | Hyperparameter::AlphaHigh => (0, i128::from(u16::MAX)),
            Hyperparameter::BondsMovingAverage => (0, 1_000_000),
            Hyperparameter::AlphaSigmoidSteepness => (i128::from(i16::MIN), i128::from(i16::MAX)),
            Hyperparameter::Tempo => (1, 50_400),
            Hyperparameter::ActivityCutoffFactor => (1, 50_000),
            Hyperparameter::StakeThreshold | Hyperparameter::TaoWeight => (0, i128::from(u64::MAX)),
            Hyperparameter::MaxAllowedValidators => (0, 4_096),
        }
    }

    /// Returns the raw value in a set of parameters.
    pub fn get(self, parameters: &Parameters) -> i128 {
        match self {
            Hyperparameter::YumaVersion => i128::from(parameters.yuma_version == YumaVersion::Three),
            Hyperparameter::Kappa => parameters.kappa.0.into(),
            Hyperparameter::BondsPenalty => parameters.bonds_penalty.0.into(),
            Hyperparameter::BondsMovingAverage => parameters.bonds_moving_average.0.into(),
            Hyperparameter::LiquidAlpha => parameters.liquid_alpha.into(),
            Hyperparameter::LiquidAlphaConsensus => match parameters.liquid_alpha_consensus {
                ConsensusSource::Current => 0,
                ConsensusSource::Previous => 1,
                ConsensusSource::Auto => 2,
            },
            Hyperparameter::AlphaLow => parameters.alpha_low.0.into(),
            Hyperparameter::AlphaHigh => parameters.alpha_high.0.into(),
            Hyperparameter::AlphaSigmoidSteepness => parameters.alpha_sigmoid_steepness.into(),
            Hyperparameter::Tempo => parameters.tempo.into(),
            Hyperparameter::ActivityCutoffFactor => parameters.activity_cutoff_factor.into(),
            Hyperparameter::StakeThreshold => parameters.stake_threshold.0.into(),
            Hyperparameter::TaoWeight => parameters.tao_weight.0.into(),
            Hyperparameter::MaxAllowedValidators => parameters.max_allowed_validators.into(),
        }
    }

    /// Returns the parameters with another raw value, clamped to the range.
    pub fn set(self, parameters: &Parameters, raw: i128) -> Parameters {
        let (minimum, maximum) = self.range();
        let raw = raw.clamp(minimum, maximum);
        let share = Share(u16::try_from(raw).unwrap_or(u16::MAX));
        let wide = u64::try_from(raw).unwrap_or(u64::MAX);
        let narrow = u16::try_from(raw).unwrap_or(u16::MAX);
        let mut changed = parameters.clone();
        match self {
            Hyperparameter::YumaVersion => {
                changed.yuma_version = if raw == 0 { YumaVersion::Two } else { YumaVersion::Three };
            }
            Hyperparameter::Kappa => changed.kappa = share,
            Hyperparameter::BondsPenalty => changed.bonds_penalty = share,
            Hyperparameter::BondsMovingAverage => changed.bonds_moving_average = Millionths(wide),
            Hyperparameter::LiquidAlpha => changed.liquid_alpha = raw != 0,
            Hyperparameter::LiquidAlphaConsensus => {
                changed.liquid_alpha_consensus = match raw {
                    0 => ConsensusSource::Current,
                    1 => ConsensusSource::Previous,
                    _ => ConsensusSource::Auto,
                };
            }
            Hyperparameter::AlphaLow => changed.alpha_low = share,
            Hyperparameter::AlphaHigh => changed.alpha_high = share,
            Hyperparameter::AlphaSigmoidSteepness => {
                changed.alpha_sigmoid_steepness = i16::try_from(raw).unwrap_or(i16::MAX);
            }
            Hyperparameter::Tempo => changed.tempo = narrow,
            Hyperparameter::ActivityCutoffFactor => {
                changed.activity_cutoff_factor = u32::try_from(raw).unwrap_or(u32::MAX);
            }
            Hyperparameter::StakeThreshold => changed.stake_threshold = Alpha(wide),
            Hyperparameter::TaoWeight => changed.tao_weight = Proportion64(wide),
            Hyperparameter::MaxAllowedValidators => changed.max_allowed_validators = narrow,
        }
        changed
    }

    /// Copies this hyperparameter from other parameters, without clamping.
    pub fn copy(self, from: &Parameters, to: &mut Parameters) {
        match self {
            Hyperparameter::YumaVersion => to.yuma_version = from.yuma_version,
            Hyperparameter::Kappa => to.kappa = from.kappa,
            Hyperparameter::BondsPenalty => to.bonds_penalty = from.bonds_penalty,
            Hyperparameter::BondsMovingAverage => to.bonds_moving_average = from.bonds_moving_average,
            Hyperparameter::LiquidAlpha => to.liquid_alpha = from.liquid_alpha,
            Hyperparameter::LiquidAlphaConsensus => to.liquid_alpha_consensus = from.liquid_alpha_consensus,
            Hyperparameter::AlphaLow => to.alpha_low = from.alpha_low,
            Hyperparameter::AlphaHigh => to.alpha_high = from.alpha_high,
            Hyperparameter::AlphaSigmoidSteepness => to.alpha_sigmoid_steepness = from.alpha_sigmoid_steepness,
            Hyperparameter::Tempo => to.tempo = from.tempo,
            Hyperparameter::ActivityCutoffFactor => to.activity_cutoff_factor = from.activity_cutoff_factor,
            Hyperparameter::StakeThreshold => to.stake_threshold = from.stake_threshold,
            Hyperparameter::TaoWeight => to.tao_weight = from.tao_weight,
            Hyperparameter::MaxAllowedValidators => to.max_allowed_validators = from.max_allowed_validators,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_is_the_only_thing_that_changes() {
        for hyperparameter in Hyperparameter::ALL {
            let (minimum, maximum) = hyperparameter.range();
            for raw in [minimum, maximum] {
                let expected = hyperparameter.set(&Parameters::default(), raw);
                let mut copied = Parameters::default();
                hyperparameter.copy(&expected, &mut copied);
                assert_eq!(copied, expected, "{}", hyperparameter.id());
            }
        }
    }

    #[test]
    fn what_is_set_is_read_back() {
        for hyperparameter in Hyperparameter::ALL {
            let (minimum, maximum) = hyperparameter.range();
            for (raw, expected) in
                [(minimum, minimum), (maximum, maximum), (minimum - 1, minimum), (maximum + 1, maximum)]
            {
                let changed = hyperparameter.set(&Parameters::default(), raw);
                assert_eq!(hyperparameter.get(&changed), expected, "{}", hyperparameter.id());
            }
        }
    }

    #[test]
    fn defaults_lie_within_the_range() {
        for hyperparameter in Hyperparameter::ALL {
            let (minimum, maximum) = hyperparameter.range();
            let default = hyperparameter.get(&Parameters::default());
            assert!((minimum..=maximum).contains(&default), "{}", hyperparameter.id());
        }
    }
}
