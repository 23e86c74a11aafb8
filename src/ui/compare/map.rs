//! Where and when two lanes differ: a heat map of differences.

use yew::AttrValue;

use super::lane_words::lane_name;
use crate::engine::quantity::{Epoch, Uid};
use crate::scenario::Document;
use crate::scenario::compare::{counterpart, differences_of};
use crate::store::Lane;
use crate::store::chart::{ChartModel, Picture, RunChart, RunLines, counterpart_of, value_label};
use crate::ui::format;
use crate::ui::words::Words;

/// How much more a lane has than the first, participant by participant, epoch by epoch, with what it tells in a sentence.
pub fn difference_map(
    words: &Words,
    chart: RunChart,
    document: &Document,
    [first, lane]: [&Lane; 2],
) -> (ChartModel, AttrValue) {
    let name = |uid: Uid| format::name(document, uid);
    let chart_of = |lane: &Lane| counterpart_of(chart, document, &lane.scenario);
    let lines = chart.lines(&lane.run, &lane.scenario);
    let others = chart_of(first).map(|chart| chart.lines(&first.run, &first.scenario).lines).unwrap_or_default();
    let differences = differences_of(&lines.lines, &others, |uid| counterpart(document, uid, &first.scenario));
    let lines = RunLines { lines: differences, stride: lines.stride };
    let title = words.fill(chart.title(Picture::Lines), &[("name", &chart.subject().map(name).unwrap_or_default())]);
    let values =
        [("chart", &*title), ("first", &*lane_name(words, first.name)), ("second", &*lane_name(words, lane.name))];
    let model = chart.model(Picture::Difference, &lines, document, &name, Vec::new());
    let model = ChartModel { title: "compare.chart", subject: words.fill("compare.map", &values).to_string(), ..model };
    let finding = finding(words, &model);
    (model, finding)
}

/// Who differs most, and when.
fn finding(words: &Words, model: &ChartModel) -> AttrValue {
    let values = model.series.iter().flat_map(|series| {
        let known = series.values.iter().enumerate().filter(|(_, value)| value.is_finite());
        known.map(move |(epoch, &value)| (series, epoch, value))
    });
    let most = values.max_by(|(_, _, one), (_, _, other)| one.abs().total_cmp(&other.abs()));
    match most.filter(|(_, _, value)| *value != 0.0) {
        None => words.text("compare.map.none"),
        Some((series, epoch, value)) => {
            let epoch = Epoch(u16::try_from(epoch).unwrap_or(u16::MAX));
            let value = value_label(model.measure, Picture::Difference, value);
            let values = [("name", &*series.name), ("epoch", &*epoch.0.to_string()), ("value", &*value)];
            words.fill("compare.map.finding", &values)
        }
    }
}
