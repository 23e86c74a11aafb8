//! Hyperparameter presets.

use yuma_engine::yuma::{Parameters, YumaVersion};

/// A preset of the hyperparameters that select how the chain keeps bonds and pays validators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HyperparameterPreset {
    /// Bonds are shares of a miner (spec 5.10).
    Yuma2,
    /// Each bond follows its own weight (spec 5.11).
    Yuma3,
    /// Yuma 3 with a separate rate for each bond (spec 5.11.2).
    Yuma3LiquidAlpha,
}

impl HyperparameterPreset {
    /// All presets, oldest first.
    pub const ALL: [HyperparameterPreset; 3] =
        [HyperparameterPreset::Yuma2, HyperparameterPreset::Yuma3, HyperparameterPreset::Yuma3LiquidAlpha];

    /// Returns the preset that these hyperparameters match. Yuma 2 ignores liquid alpha.
    pub fn of(parameters: &Parameters) -> Self {
        match (parameters.yuma_version, parameters.liquid_alpha) {
            (YumaVersion::Two, _) => HyperparameterPreset::Yuma2,
            (YumaVersion::Three, false) => HyperparameterPreset::Yuma3,
            (YumaVersion::Three, true) => HyperparameterPreset::Yuma3LiquidAlpha,
        }
    }

    /// Sets the hyperparameters of the preset.
    pub(crate) fn put(self, parameters: &mut Parameters) {
        let (version, liquid_alpha) = match self {
            HyperparameterPreset::Yuma2 => (YumaVersion::Two, false),
            HyperparameterPreset::Yuma3 => (YumaVersion::Three, false),
            HyperparameterPreset::Yuma3LiquidAlpha => (YumaVersion::Three, true),
        };
        parameters.yuma_version = version;
        parameters.liquid_alpha = liquid_alpha;
    }
}
