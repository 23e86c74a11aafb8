//! A chart of every lane side by side on the same axes, and the differences below.

use std::rc::Rc;

use yew::prelude::*;

use super::lane_names::lane_title;
use super::map::{differences, map_finding, map_subject};
use super::props::CompareProps;
use crate::chart::{ChartKind, ChartModel, Participant, RunChart, RunLines, SharedChart, counterpart_of, share_axes};
use crate::store::{Action, ChartChoice, Lane, Lanes, ViewChange};
use crate::ui::after_paint::use_deferred_value;
use crate::ui::attribution::{Describer, finding_sentence};
use crate::ui::chart::{ChartProps, Subjects, chart_panel};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::slices::{Steps, use_sliced};
use crate::ui::widgets::select::chosen_index;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_scenario::{Document, Scenario};

/// The selectable charts.
const CHOICES: [ChartChoice; 8] = [
    ChartChoice::RelativePay,
    ChartChoice::Dividends,
    ChartChoice::Incentives,
    ChartChoice::ValidatorTrust,
    ChartChoice::Consensus,
    ChartChoice::BondsOfValidator,
    ChartChoice::BondsOnMiner,
    ChartChoice::CumulativeEmission,
];

type Drawn = Vec<(SharedChart, AttrValue)>;

/// Renders the charts.
#[component]
pub fn Charts(props: &CompareProps) -> Html {
    let messages = use_messages();
    let (lanes, lab) = (&props.compared.lanes, &props.lab);
    let subjects = Subjects::of(lab.selected(), &props.scenario);
    let [first, ..] = CHOICES;
    let chosen = CHOICES.into_iter().find(|choice| *choice == lab.view.shared.compared_by).unwrap_or(first);
    let (chart, _) = subjects.chart(chosen);
    let drawn = use_sliced((lanes.clone(), chart, messages.clone()), |(lanes, ..)| {
        drawn(messages.clone(), chart, lanes.clone(), Rc::clone(&props.scenario))
    });
    let on_highlight = use_callback(lab.dispatch.clone(), |participant: Option<Participant>, dispatch| {
        dispatch.dispatch(Action::View(ViewChange::Highlight(participant)));
    });
    let on_epoch = use_callback(lab.dispatch.clone(), |epoch: Epoch, dispatch| {
        dispatch.dispatch(Action::View(ViewChange::Seek(epoch)))
    });
    let onchange = {
        let dispatch = lab.dispatch.clone();
        Callback::from(move |event: Event| {
            let at = chosen_index(&event).unwrap_or(0);
            dispatch.dispatch(Action::View(ViewChange::CompareBy(CHOICES.get(at).copied().unwrap_or(chosen))));
        })
    };
    // A choice detaches the select from its options' attributes, so the index is set as a property.
    let index = CHOICES.into_iter().zip(0u32..).find(|(offered, _)| *offered == chosen).map_or(0, |(_, index)| index);
    let option = |(at, offered): (usize, ChartChoice)| {
        let (chart, _) = subjects.chart(offered);
        html! { <option key={at} selected={offered == chosen}>{ title(&messages, chart, &props.scenario) }</option> }
    };
    let panel = |(at, (model, finding)): (usize, &(SharedChart, AttrValue))| {
        let shown = ChartProps {
            model: model.clone(),
            finding: finding.clone(),
            highlight: lab.view.highlight,
            selected: lab.selected(),
            on_highlight: on_highlight.clone(),
            playhead: Some(lab.view.shared.playhead),
            on_epoch: on_epoch.clone(),
        };
        html! { <div key={at} class="compare-lane">{ chart_panel(&shown) }</div> }
    };
    // All at once would block the page: each chart of a large subnet has a long legend.
    let maps = use_deferred_value(&drawn, &[]);
    let [lane_charts, maps] = [drawn.as_deref().map(|[charts, _]| charts), maps.as_deref().map(|[_, maps]| maps)]
        .map(|panels| panels.map_or(Default::default(), Vec::as_slice));
    html! {
        <div class="compare-charts">
            <label class="compare-kind">
                <span>{ messages.text("compare.kind") }</span>
                <select ~selectedIndex={index} {onchange}>{ for CHOICES.into_iter().enumerate().map(option) }</select>
            </label>
            <div class="compare-lanes">{ for lane_charts.iter().enumerate().map(panel) }</div>
            <h3>{ messages.text("compare.maps") }</h3>
            <div class="compare-lanes">{ for maps.iter().enumerate().map(panel) }</div>
        </div>
    }
}

fn title(messages: &Messages, chart: RunChart, document: &Document) -> AttrValue {
    let subject = chart.subject().map(|uid| format::name(document, uid)).unwrap_or_default();
    messages.fill(chart.title(ChartKind::Lines), &[("name", &subject)])
}

/// A chart or a map in progress.
struct PendingChart {
    lane: Lane,
    chart: RunChart,
    kind: ChartKind,
    lines: RunLines,
    finding: Option<AttrValue>,
    model: Option<ChartModel>,
}

/// Computes the charts and the maps: the lines of each lane, the differences to the first lane, then models and findings.
fn drawn(messages: Messages, chart: RunChart, lanes: Lanes, document: Rc<Scenario>) -> Steps<[Drawn; 2]> {
    let mut charts: Vec<Option<PendingChart>> = Vec::new();
    let mut maps: Vec<PendingChart> = Vec::new();
    Box::new(move || {
        if let Some(lane) = lanes.get(charts.len()) {
            let own = counterpart_of(chart, &document, &lane.scenario);
            charts.push(
                own.map(|chart| {
                    PendingChart::new(lane, chart, ChartKind::Lines, chart.lines(&lane.run, &lane.scenario))
                }),
            );
        } else if let (Some(first), Some(lane)) = (lanes.first(), lanes.get(maps.len() + 1)) {
            let lines = |at: usize| charts.get(at).and_then(Option::as_ref).map(|panel| &panel.lines);
            // All lanes but the first have the present document. If two neurons share a name, the lane's own chart may show
            // the other one.
            let is_present = counterpart_of(chart, &document, &lane.scenario) == Some(chart);
            let differences = match lines(maps.len() + 1) {
                Some(known) if is_present => differences(&document, first, known, lines(0)),
                _ => differences(&document, first, &chart.lines(&lane.run, &lane.scenario), lines(0)),
            };
            maps.push(PendingChart::new(lane, chart, ChartKind::Difference, differences));
        } else if let Some(panel) = charts.iter_mut().flatten().chain(&mut maps).find(|panel| !panel.is_complete()) {
            panel.advance(&messages, lanes.first(), &document);
        } else {
            let charts = std::mem::take(&mut charts).into_iter().flatten();
            return Some([shared(charts), shared(std::mem::take(&mut maps).into_iter())]);
        }
        None
    })
}

impl PendingChart {
    fn new(lane: &Lane, chart: RunChart, kind: ChartKind, lines: RunLines) -> Self {
        PendingChart { lane: lane.clone(), chart, kind, lines, finding: None, model: None }
    }

    fn is_complete(&self) -> bool {
        self.finding.is_some()
    }

    /// Computes the chart, then its finding.
    fn advance(&mut self, messages: &Messages, first: Option<&Lane>, document: &Document) {
        let (chart, lane) = (self.chart, &self.lane);
        let document = if self.kind == ChartKind::Lines { &lane.scenario } else { document };
        let name = |uid: Uid| format::name(document, uid);
        let Some(model) = &self.model else {
            let title = title(messages, chart, document);
            let subject = match first {
                Some(first) if self.kind == ChartKind::Difference => map_subject(messages, &title, [first, lane]),
                _ => messages
                    .fill("compare.lane_chart", &[("lane", &lane_title(messages, lane.name)), ("chart", &title)]),
            };
            let model = chart.model(self.kind, &self.lines, document, &name, Vec::new());
            self.model = Some(ChartModel { title: "compare.chart", subject: subject.to_string(), ..model });
            return;
        };
        self.finding = Some(if self.kind == ChartKind::Difference {
            map_finding(messages, model)
        } else {
            let describer = Describer { messages, document };
            let epoch = |value: Epoch| self.lines.epoch(value).0.to_string();
            finding_sentence(&describer, chart.into(), chart.finding(&self.lines), &epoch).into()
        });
    }
}

/// Gives all charts the same axes and returns them with their findings.
fn shared(panels: impl Iterator<Item = PendingChart>) -> Drawn {
    let (mut models, findings): (Vec<ChartModel>, Vec<AttrValue>) =
        panels.filter_map(|panel| Some((panel.model?, panel.finding?))).unzip();
    share_axes(&mut models);
    models.into_iter().map(SharedChart::new).zip(findings).collect()
}
