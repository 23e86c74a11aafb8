//! The comparison of a scenario. It is part of the document, so a link shows the same lanes to its recipient.

use std::ops::Deref;
use std::sync::Arc;

use super::edit::HyperparameterPreset;
use super::model::Document;
use super::timeline::{Change, Timeline};
use super::{Keyframe, Scenario};
use yuma_engine::yuma::Hyperparameter;

/// The comparison of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Comparison {
    /// No comparison.
    #[default]
    None,
    /// A pinned scenario, A, next to the current one, B.
    Pinned(Pinned),
    /// The scenario itself under other hyperparameter presets.
    Hyperparameters(LaneSet),
}

/// A pinned scenario. It has no comparison itself, so that comparisons do not nest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned(Arc<Scenario>);

impl Pinned {
    /// Pins a scenario as it is, without its comparison.
    pub fn new(scenario: &Scenario) -> Self {
        let document = Document { comparison: Comparison::None, ..Document::clone(scenario) };
        Pinned(Arc::new(Scenario::known_valid(document)))
    }
}

impl Deref for Pinned {
    type Target = Scenario;

    fn deref(&self) -> &Scenario {
        &self.0
    }
}

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

    /// Returns the scenario under these hyperparameters, without a comparison.
    pub fn applied(self, scenario: &Scenario) -> Scenario {
        let mut document = Document { comparison: Comparison::None, ..Document::clone(scenario) };
        if let LaneHyperparameters::Preset(preset) = self {
            preset.put(&mut document.parameters);
            document.timeline = without_preset_keyframes(&document.timeline);
        }
        // No preset is out of range, and removing keyframes breaks no rule.
        Scenario::known_valid(document)
    }
}

/// Returns the timeline without keyframes that select another hyperparameter preset.
fn without_preset_keyframes(timeline: &Timeline) -> Timeline {
    let chooses = |keyframe: &&Keyframe| match keyframe.change {
        Change::Hyperparameter { hyperparameter, .. } => {
            matches!(hyperparameter, Hyperparameter::YumaVersion | Hyperparameter::LiquidAlpha)
        }
        _ => false,
    };
    let mut without = timeline.clone();
    for Keyframe { epoch, change } in timeline.keyframes().iter().filter(chooses) {
        without.remove(*epoch, change.subject());
    }
    without
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
