//! The hyperparameters that an epoch read without effect, with the reasons.

use super::hyperparameters::Hyperparameter;
use super::input::EpochInput;
use super::parameters::YumaVersion;
use super::trace::Trace;
use crate::quantity::Rao;

/// The reason why a hyperparameter had no effect on an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Idle {
    /// Only Yuma 3 reads it.
    YumaTwo,
    /// Only liquid alpha reads it, which is off.
    LiquidAlphaOff,
    /// Liquid alpha is used instead.
    LiquidAlphaOn,
    /// There is no consensus, so liquid alpha does not apply.
    NoConsensus,
    /// It selects one of two consensus vectors, of which only one exists.
    NoPreviousConsensus,
    /// Nobody has stake on root.
    NoRootStake,
    /// No weight exceeds consensus, so there is nothing to penalize.
    NothingClipped,
}

impl Hyperparameter {
    /// Returns the reason why another value of this hyperparameter would have given the same outcome; `None` if it
    /// may have an effect.
    ///
    /// `trace` is the trace of `input`. Source: spec 5.2, 5.10, 5.11.
    pub fn idle(self, input: &EpochInput, trace: &Trace) -> Option<Idle> {
        let parameters = &input.parameters;
        let is_liquid = trace.alphas.is_some();
        let of_liquid_alpha = || match parameters.yuma_version {
            YumaVersion::Two => Some(Idle::YumaTwo),
            YumaVersion::Three if !parameters.liquid_alpha => Some(Idle::LiquidAlphaOff),
            YumaVersion::Three => (!is_liquid).then_some(Idle::NoConsensus),
        };
        match self {
            Hyperparameter::LiquidAlpha => (parameters.yuma_version == YumaVersion::Two).then_some(Idle::YumaTwo),
            Hyperparameter::LiquidAlphaConsensus => {
                let lacks_previous = input.previous_consensus.is_none().then_some(Idle::NoPreviousConsensus);
                of_liquid_alpha().or(lacks_previous)
            }
            Hyperparameter::AlphaLow | Hyperparameter::AlphaHigh | Hyperparameter::AlphaSigmoidSteepness => {
                of_liquid_alpha()
            }
            Hyperparameter::BondsMovingAverage => is_liquid.then_some(Idle::LiquidAlphaOn),
            Hyperparameter::TaoWeight => {
                input.tao_stake.iter().all(|&stake| stake == Rao(0)).then_some(Idle::NoRootStake)
            }
            Hyperparameter::BondsPenalty => (trace.weights == trace.clipped).then_some(Idle::NothingClipped),
            Hyperparameter::YumaVersion
            | Hyperparameter::Kappa
            | Hyperparameter::Tempo
            | Hyperparameter::ActivityCutoffFactor
            | Hyperparameter::StakeThreshold
            | Hyperparameter::MaxAllowedValidators => None,
        }
    }
}
