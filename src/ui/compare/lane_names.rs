//! The names of lanes.

use yew::AttrValue;

use crate::store::LaneName;
use crate::ui::messages::Messages;
use yuma_scenario::{HyperparameterPreset, LaneHyperparameters};

/// Returns the name of a lane as a heading.
pub fn lane_title(messages: &Messages, name: LaneName) -> AttrValue {
    messages.text(&format!("compare.lane.{}", id(name)))
}

/// Returns the name of a lane within a sentence.
pub fn lane_name(messages: &Messages, name: LaneName) -> AttrValue {
    messages.text(&format!("compare.in.{}", id(name)))
}

fn id(name: LaneName) -> &'static str {
    match name {
        LaneName::Pinned => "pinned",
        LaneName::Present => "present",
        LaneName::Hyperparameters(LaneHyperparameters::Own) => "own",
        LaneName::Hyperparameters(LaneHyperparameters::Preset(HyperparameterPreset::Yuma2)) => "yuma2",
        LaneName::Hyperparameters(LaneHyperparameters::Preset(HyperparameterPreset::Yuma3)) => "yuma3",
        LaneName::Hyperparameters(LaneHyperparameters::Preset(HyperparameterPreset::Yuma3LiquidAlpha)) => {
            "liquid_alpha"
        }
    }
}
