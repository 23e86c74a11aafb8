//! The lanes of a comparison under hyperparameter presets.

use super::hyperparameter_preset::HyperparameterPreset;

/// The hyperparameters of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneHyperparameters {
    /// Those of the scenario, with its keyframes.
    Own,
    /// A hyperparameter preset from the first epoch to the last; all other hyperparameters are those of the scenario.
    Preset(HyperparameterPreset),
}

impl LaneHyperparameters {
    /// All variants, in the order of their lanes.
    pub const ALL: [LaneHyperparameters; 4] = [
        LaneHyperparameters::Own,
        LaneHyperparameters::Preset(HyperparameterPreset::Yuma2),
        LaneHyperparameters::Preset(HyperparameterPreset::Yuma3),
        LaneHyperparameters::Preset(HyperparameterPreset::Yuma3LiquidAlpha),
    ];
}

/// The set of lanes that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LaneSet([bool; LaneHyperparameters::ALL.len()]);

impl LaneSet {
    /// All lanes.
    pub const ALL: LaneSet = LaneSet([true; LaneHyperparameters::ALL.len()]);
    /// No lanes.
    pub const NONE: LaneSet = LaneSet([false; LaneHyperparameters::ALL.len()]);

    /// Returns whether a lane is shown.
    pub fn has(self, lane: LaneHyperparameters) -> bool {
        self.chosen().any(|chosen| chosen == lane)
    }

    /// Returns the lanes with or without the given one.
    #[must_use]
    pub fn with(self, lane: LaneHyperparameters, is_chosen: bool) -> Self {
        let LaneSet(mut lanes) = self;
        for (other, is_shown) in LaneHyperparameters::ALL.into_iter().zip(&mut lanes) {
            if other == lane {
                *is_shown = is_chosen;
            }
        }
        LaneSet(lanes)
    }

    /// Returns the lanes that are shown, in their order.
    pub fn chosen(self) -> impl Iterator<Item = LaneHyperparameters> {
        LaneHyperparameters::ALL.into_iter().zip(self.0).filter(|(_, is_chosen)| *is_chosen).map(|(lane, _)| lane)
    }
}
