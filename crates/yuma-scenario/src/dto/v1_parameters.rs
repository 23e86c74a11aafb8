//! The hyperparameters of version 1, omitting those that have the defaults of this version.

use serde::{Deserialize, Serialize};

use yuma_engine::quantity::{Alpha, Millionths, Proportion64, Share};
use yuma_engine::yuma::{ConsensusSource, Parameters, YumaVersion};

/// The written hyperparameters, in the chain's units.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParametersV1 {
    /// `yuma2` or `yuma3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yuma: Option<YumaV1>,
    /// `Kappa`, in 65535ths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa: Option<u16>,
    /// `BondsPenalty`, in 65535ths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonds_penalty: Option<u16>,
    /// `BondsMovingAverage`, in millionths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonds_moving_average: Option<u64>,
    /// `LiquidAlphaOn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub liquid_alpha: Option<bool>,
    /// The consensus that liquid alpha reads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub liquid_alpha_consensus: Option<ConsensusSourceV1>,
    /// `AlphaValues`, low, in 65535ths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_low: Option<u16>,
    /// `AlphaValues`, high, in 65535ths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_high: Option<u16>,
    /// `AlphaSigmoidSteepness`, in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_sigmoid_steepness: Option<i16>,
    /// `Tempo`, in blocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tempo: Option<u16>,
    /// `ActivityCutoffFactorMilli`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_cutoff_factor: Option<u32>,
    /// `StakeThreshold`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stake_threshold: Option<u64>,
    /// `TaoWeight`, in units of 1 / (2^64 - 1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tao_weight: Option<u64>,
    /// `MaxAllowedValidators`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_allowed_validators: Option<u16>,
}

/// A written [`YumaVersion`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YumaV1 {
    /// Yuma 2.
    Yuma2,
    /// Yuma 3.
    Yuma3,
}

/// A written [`ConsensusSource`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsensusSourceV1 {
    /// This epoch's consensus.
    Current,
    /// The previous epoch's consensus.
    Previous,
    /// Selected by the bonds penalty.
    Auto,
}

/// The defaults of version 1. They never change, because old links omit them.
const DEFAULTS: Parameters = Parameters {
    yuma_version: YumaVersion::Three,
    kappa: Share(32_767),
    bonds_penalty: Share(65_535),
    bonds_moving_average: Millionths(900_000),
    liquid_alpha: false,
    liquid_alpha_consensus: ConsensusSource::Current,
    alpha_low: Share(45_875),
    alpha_high: Share(58_982),
    alpha_sigmoid_steepness: 1_000,
    tempo: 360,
    activity_cutoff_factor: 13_889,
    stake_threshold: Alpha(0),
    tao_weight: Proportion64(971_718_665_099_567_868),
    max_allowed_validators: 128,
};

impl From<&Parameters> for ParametersV1 {
    fn from(live: &Parameters) -> Self {
        let left_out = &DEFAULTS;
        ParametersV1 {
            yuma: unless(live.yuma_version, left_out.yuma_version, |version| match version {
                YumaVersion::Two => YumaV1::Yuma2,
                YumaVersion::Three => YumaV1::Yuma3,
            }),
            kappa: unless(live.kappa, left_out.kappa, |share| share.0),
            bonds_penalty: unless(live.bonds_penalty, left_out.bonds_penalty, |share| share.0),
            bonds_moving_average: unless(live.bonds_moving_average, left_out.bonds_moving_average, |part| part.0),
            liquid_alpha: unless(live.liquid_alpha, left_out.liquid_alpha, |on| on),
            liquid_alpha_consensus: unless(live.liquid_alpha_consensus, left_out.liquid_alpha_consensus, |source| {
                match source {
                    ConsensusSource::Current => ConsensusSourceV1::Current,
                    ConsensusSource::Previous => ConsensusSourceV1::Previous,
                    ConsensusSource::Auto => ConsensusSourceV1::Auto,
                }
            }),
            alpha_low: unless(live.alpha_low, left_out.alpha_low, |share| share.0),
            alpha_high: unless(live.alpha_high, left_out.alpha_high, |share| share.0),
            alpha_sigmoid_steepness: unless(live.alpha_sigmoid_steepness, left_out.alpha_sigmoid_steepness, |s| s),
            tempo: unless(live.tempo, left_out.tempo, |blocks| blocks),
            activity_cutoff_factor: unless(live.activity_cutoff_factor, left_out.activity_cutoff_factor, |f| f),
            stake_threshold: unless(live.stake_threshold, left_out.stake_threshold, |alpha| alpha.0),
            tao_weight: unless(live.tao_weight, left_out.tao_weight, |part| part.0),
            max_allowed_validators: unless(live.max_allowed_validators, left_out.max_allowed_validators, |k| k),
        }
    }
}

fn unless<T: PartialEq, W>(value: T, default: T, write: impl FnOnce(T) -> W) -> Option<W> {
    (value != default).then(|| write(value))
}

impl From<&ParametersV1> for Parameters {
    fn from(written: &ParametersV1) -> Self {
        Parameters {
            yuma_version: written.yuma.map_or(DEFAULTS.yuma_version, |version| match version {
                YumaV1::Yuma2 => YumaVersion::Two,
                YumaV1::Yuma3 => YumaVersion::Three,
            }),
            kappa: written.kappa.map_or(DEFAULTS.kappa, Share),
            bonds_penalty: written.bonds_penalty.map_or(DEFAULTS.bonds_penalty, Share),
            bonds_moving_average: written.bonds_moving_average.map_or(DEFAULTS.bonds_moving_average, Millionths),
            liquid_alpha: written.liquid_alpha.unwrap_or(DEFAULTS.liquid_alpha),
            liquid_alpha_consensus: written.liquid_alpha_consensus.map_or(DEFAULTS.liquid_alpha_consensus, |source| {
                match source {
                    ConsensusSourceV1::Current => ConsensusSource::Current,
                    ConsensusSourceV1::Previous => ConsensusSource::Previous,
                    ConsensusSourceV1::Auto => ConsensusSource::Auto,
                }
            }),
            alpha_low: written.alpha_low.map_or(DEFAULTS.alpha_low, Share),
            alpha_high: written.alpha_high.map_or(DEFAULTS.alpha_high, Share),
            alpha_sigmoid_steepness: written.alpha_sigmoid_steepness.unwrap_or(DEFAULTS.alpha_sigmoid_steepness),
            tempo: written.tempo.unwrap_or(DEFAULTS.tempo),
            activity_cutoff_factor: written.activity_cutoff_factor.unwrap_or(DEFAULTS.activity_cutoff_factor),
            stake_threshold: written.stake_threshold.map_or(DEFAULTS.stake_threshold, Alpha),
            tao_weight: written.tao_weight.map_or(DEFAULTS.tao_weight, Proportion64),
            max_allowed_validators: written.max_allowed_validators.unwrap_or(DEFAULTS.max_allowed_validators),
        }
    }
}
