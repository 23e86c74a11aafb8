//! The run of a pinned scenario in the charts of the present one.

use super::model::ChartSeries;
use super::run_chart::RunChart;
use crate::store::Lane;
use yuma_engine::quantity::Uid;
use yuma_scenario::Document;
use yuma_scenario::compare::counterpart;

/// Returns the same chart of another document, in which its subject may have another uid, or `None` if the document lacks
/// the subject.
pub fn counterpart_of(chart: RunChart, document: &Document, other: &Document) -> Option<RunChart> {
    match chart {
        RunChart::BondsOfValidator(uid) => counterpart(document, uid, other).map(RunChart::BondsOfValidator),
        RunChart::BondsOnMiner(uid) => counterpart(document, uid, other).map(RunChart::BondsOnMiner),
        chart => Some(chart),
    }
}

/// Returns another lane's series for the participants of a document. Participants that the lane lacks have no ghost. `name`
/// returns the name of a neuron of the document.
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
