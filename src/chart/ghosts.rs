//! The run of a pinned scenario in the charts of the present one.

use super::model::ChartSeries;
use super::run_chart::RunChart;
use crate::store::Lane;
use yuma_engine::quantity::Uid;
use yuma_scenario::Document;
use yuma_scenario::compare::counterpart;

/// The same chart of another document, in which its subject may have another uid; none if it has no such subject.
pub fn counterpart_of(chart: RunChart, document: &Document, other: &Document) -> Option<RunChart> {
    match chart {
        RunChart::BondsOfValidator(uid) => counterpart(document, uid, other).map(RunChart::BondsOfValidator),
        RunChart::BondsOnMiner(uid) => counterpart(document, uid, other).map(RunChart::BondsOnMiner),
        chart => Some(chart),
    }
}

/// What another lane has for those who take part in a document; who has no part in it has no ghost. `name` is what a neuron
/// of the document is called.
pub fn ghosts(chart: RunChart, document: &Document, lane: &Lane, name: &dyn Fn(Uid) -> String) -> Vec<ChartSeries> {
    let Some(theirs) = counterpart_of(chart, document, &lane.scenario) else { return Vec::new() };
    let series = theirs.series(&theirs.lines(&lane.run, &lane.scenario), &lane.scenario, name);
    let ghost = |participant: super::Participant| {
        let uid = counterpart(document, participant.uid, &lane.scenario)?;
        let found = series.iter().find(|series| series.participant.uid == uid)?;
        Some(ChartSeries { participant, name: name(participant.uid), ..found.clone() })
    };
    chart.participants(document).into_iter().filter_map(ghost).collect()
}
