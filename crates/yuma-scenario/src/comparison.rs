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
    Rules(RuleLanes),
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
pub enum LaneRules {
    /// Those of the scenario, with its keyframes.
    Own,
    /// A hyperparameter preset from the first epoch to the last; all other hyperparameters are those of the scenario.
    Set(HyperparameterPreset),
}

impl LaneRules {
    /// All variants, in the order of their lanes.
    pub const ALL: [LaneRules; 4] = [
        LaneRules::Own,
        LaneRules::Set(HyperparameterPreset::Yuma2),
        LaneRules::Set(HyperparameterPreset::Yuma3),
        LaneRules::Set(HyperparameterPreset::Yuma3LiquidAlpha),
    ];

    /// Returns the scenario under these hyperparameters, without a comparison.
    pub fn applied(self, scenario: &Scenario) -> Scenario {
        let mut document = Document { comparison: Comparison::None, ..Document::clone(scenario) };
        if let LaneRules::Set(set) = self {
            set.put(&mut document.parameters);
            document.timeline = without_rule_sets(&document.timeline);
        }
        // No preset is out of range, and removing keyframes breaks no rule.
        Scenario::known_valid(document)
    }
}

/// Returns the timeline without keyframes that select another hyperparameter preset.
fn without_rule_sets(timeline: &Timeline) -> Timeline {
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
pub struct RuleLanes([bool; LaneRules::ALL.len()]);

impl RuleLanes {
    /// All lanes.
    pub const ALL: RuleLanes = RuleLanes([true; LaneRules::ALL.len()]);
    /// No lanes.
    pub const NONE: RuleLanes = RuleLanes([false; LaneRules::ALL.len()]);

    /// Returns whether a lane is shown.
    pub fn has(self, rules: LaneRules) -> bool {
        self.chosen().any(|chosen| chosen == rules)
    }

    /// Returns the lanes with or without the given one.
    #[must_use]
    pub fn with(self, rules: LaneRules, is_chosen: bool) -> Self {
        let RuleLanes(mut lanes) = self;
        let places = LaneRules::ALL.into_iter().zip(&mut lanes);
        places.filter(|(of, _)| *of == rules).for_each(|(_, lane)| *lane = is_chosen);
        RuleLanes(lanes)
    }

    /// Returns the lanes that are shown, in their order.
    pub fn chosen(self) -> impl Iterator<Item = LaneRules> {
        LaneRules::ALL.into_iter().zip(self.0).filter(|(_, is_chosen)| *is_chosen).map(|(rules, _)| rules)
    }
}
