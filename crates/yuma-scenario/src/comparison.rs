//! What a scenario is compared with. It is part of the document: who gets the link sees the same lanes.

use std::ops::Deref;
use std::sync::Arc;

use super::edit::HyperparameterPreset;
use super::model::Document;
use super::timeline::{Change, Timeline};
use super::{Keyframe, Scenario};
use yuma_engine::yuma::Hyperparameter;

/// What a scenario is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Comparison {
    /// Nothing.
    #[default]
    None,
    /// A scenario that was pinned, A, beside the present one, B.
    Pinned(Pinned),
    /// Itself under other rules.
    Rules(RuleLanes),
}

/// A pinned scenario. It is compared with nothing itself, so that comparisons do not nest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned(Arc<Scenario>);

impl Pinned {
    /// Pins a scenario as it stands, without what it is compared with.
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

/// The rules of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneRules {
    /// Those of the scenario, with its keyframes of rules.
    Own,
    /// A set of rules from the first epoch to the last; all other hyperparameters are those of the scenario.
    Set(HyperparameterPreset),
}

impl LaneRules {
    /// All rules, in the order of their lanes.
    pub const ALL: [LaneRules; 4] = [
        LaneRules::Own,
        LaneRules::Set(HyperparameterPreset::Yuma2),
        LaneRules::Set(HyperparameterPreset::Yuma3),
        LaneRules::Set(HyperparameterPreset::Yuma3LiquidAlpha),
    ];

    /// A scenario under these rules, compared with nothing.
    pub fn applied(self, scenario: &Scenario) -> Scenario {
        let mut document = Document { comparison: Comparison::None, ..Document::clone(scenario) };
        if let LaneRules::Set(set) = self {
            set.put(&mut document.parameters);
            document.timeline = without_rule_sets(&document.timeline);
        }
        // Neither set is out of any range, and fewer keyframes break no rule.
        Scenario::known_valid(document)
    }
}

/// A timeline in which nothing chooses another set of rules.
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

/// Which rules have a lane, each one at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RuleLanes([bool; LaneRules::ALL.len()]);

impl RuleLanes {
    /// A lane for every set of rules.
    pub const ALL: RuleLanes = RuleLanes([true; LaneRules::ALL.len()]);
    /// No lane yet.
    pub const NONE: RuleLanes = RuleLanes([false; LaneRules::ALL.len()]);

    /// Whether these rules have a lane.
    pub fn has(self, rules: LaneRules) -> bool {
        self.chosen().any(|chosen| chosen == rules)
    }

    /// The same lanes, but with or without one of these rules.
    #[must_use]
    pub fn with(self, rules: LaneRules, is_chosen: bool) -> Self {
        let RuleLanes(mut lanes) = self;
        let places = LaneRules::ALL.into_iter().zip(&mut lanes);
        places.filter(|(of, _)| *of == rules).for_each(|(_, lane)| *lane = is_chosen);
        RuleLanes(lanes)
    }

    /// The rules that have a lane, in the order of the lanes.
    pub fn chosen(self) -> impl Iterator<Item = LaneRules> {
        LaneRules::ALL.into_iter().zip(self.0).filter(|(_, is_chosen)| *is_chosen).map(|(rules, _)| rules)
    }
}
