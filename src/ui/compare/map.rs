//! Heat maps of the differences between two lanes.

use yew::AttrValue;

use super::lane_names::lane_title;
use crate::chart::{ChartModel, RunLines};
use crate::store::Lane;
use crate::ui::chart::ValueFormat;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Epoch;
use yuma_scenario::Document;
use yuma_scenario::compare::{counterpart, differences_of};

/// Returns the differences of a lane to the first one, by participant and epoch. The first lane may lack such lines.
pub fn differences(document: &Document, first: &Lane, lines: &RunLines, others: Option<&RunLines>) -> RunLines {
    let others = others.map(|others| others.lines.as_slice()).unwrap_or_default();
    let lines_of = differences_of(&lines.lines, others, |uid| counterpart(document, uid, &first.scenario));
    RunLines { lines: lines_of, stride: lines.stride }
}

/// Returns the subject of a map for its title.
pub fn map_subject(messages: &Messages, title: &str, [first, lane]: [&Lane; 2]) -> AttrValue {
    let (first, second) = (lane_title(messages, first.name), lane_title(messages, lane.name));
    messages.fill("compare.map", &[("chart", title), ("first", &first), ("second", &second)])
}

/// Describes the largest difference.
pub fn map_finding(messages: &Messages, model: &ChartModel) -> AttrValue {
    let values = model.series.iter().flat_map(|series| {
        let known = series.values.iter().enumerate().filter(|(_, value)| value.is_finite());
        known.map(move |(epoch, &value)| (series, epoch, value))
    });
    let largest = values.max_by(|(_, _, one), (_, _, other)| one.abs().total_cmp(&other.abs()));
    match largest.filter(|(_, _, value)| *value != 0.0) {
        None => messages.text("compare.map.none"),
        Some((series, epoch, value)) => {
            let epoch = Epoch(u16::try_from(epoch).unwrap_or(u16::MAX));
            let value = ValueFormat::of_values(messages.numbers(), model).text(value);
            let values = [("name", &*series.name), ("epoch", &*epoch.0.to_string()), ("value", &*value)];
            messages.fill("compare.map.finding", &values)
        }
    }
}
