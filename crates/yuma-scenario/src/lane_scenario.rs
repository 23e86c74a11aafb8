//! The scenario that a lane of a comparison runs.

use super::lanes::LaneHyperparameters;
use super::model::{Comparison, Document, Scenario};
use super::timeline::{Change, Keyframe, Timeline};
use yuma_engine::yuma::Hyperparameter;

impl LaneHyperparameters {
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
