//! What lanes are called.

use yew::AttrValue;

use crate::store::LaneName;
use crate::ui::words::Words;
use yuma_scenario::comparison::LaneRules;
use yuma_scenario::edit::RuleSet;

/// The name of a lane as a heading.
pub fn lane_title(words: &Words, name: LaneName) -> AttrValue {
    words.text(&format!("compare.lane.{}", id(name)))
}

/// The name of a lane within a sentence.
pub fn lane_name(words: &Words, name: LaneName) -> AttrValue {
    words.text(&format!("compare.in.{}", id(name)))
}

fn id(name: LaneName) -> &'static str {
    match name {
        LaneName::Pinned => "pinned",
        LaneName::Present => "present",
        LaneName::Rules(LaneRules::Own) => "own",
        LaneName::Rules(LaneRules::Set(RuleSet::Yuma2)) => "yuma2",
        LaneName::Rules(LaneRules::Set(RuleSet::Yuma3)) => "yuma3",
        LaneName::Rules(LaneRules::Set(RuleSet::Yuma3LiquidAlpha)) => "liquid_alpha",
    }
}
