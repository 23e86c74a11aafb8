//! The charts of the run, side by side.

use std::rc::Rc;

use yew::prelude::*;

use super::wording::chart_events;
use crate::chart::{ChartKind, ChartModel, Participant, RunChart, SharedChart, ghosts};
use crate::store::evaluation::SameRun;
use crate::store::{Action, ChartChoice, Lane, LaneName, ViewChange};
use crate::ui::attribution::{Describer, finding_sentence};
use crate::ui::chart::{ChartProps, Subjects, chart_panel};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::slices::{Steps, use_sliced};
use crate::ui::widgets::select::chosen_index;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_scenario::{Run, Scenario};

/// Renders as many charts as a wide screen has space for. A phone shows the first one.
#[component]
pub fn Charts(props: &LabProps) -> Html {
    html! {
        <div class="time-charts">
            { for props.view.shared.charts.iter().enumerate().map(|(index, &choice)| html! {
                <ChosenChart key={index} {index} {choice} lab={props.clone()} />
            }) }
        </div>
    }
}

/// A chart that the person can replace by another.
#[derive(Clone, PartialEq, Properties)]
struct ChosenProps {
    /// The index among the charts.
    index: usize,
    /// The chosen chart.
    choice: ChartChoice,
    /// The epoch under the playhead with its run.
    lab: LabProps,
}

#[component]
fn ChosenChart(props: &ChosenProps) -> Html {
    let messages = use_messages();
    let ChosenProps { index, choice, ref lab, .. } = *props;
    let subjects = Subjects::of(lab.selected(), &lab.scenario);
    let (chart, kind) = subjects.chart(choice);
    let run = SameRun(Rc::clone(&lab.evaluation.run));
    let drawn = use_sliced((run, chart, kind, messages.clone(), lab.lanes.clone()), |(SameRun(run), .., lanes)| {
        let pinned = lanes.iter().find(|lane| lane.name == LaneName::Pinned && kind == ChartKind::Lines).cloned();
        drawn(Rc::clone(run), Rc::clone(&lab.scenario), (chart, kind), messages.clone(), pinned)
    });
    let on_highlight = use_callback(lab.dispatch.clone(), |participant: Option<Participant>, dispatch| {
        dispatch.dispatch(Action::View(ViewChange::Highlight(participant)));
    });
    let on_epoch = use_callback(lab.dispatch.clone(), |epoch: Epoch, dispatch| {
        dispatch.dispatch(Action::View(ViewChange::Seek(epoch)))
    });
    let dispatch = lab.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let at = chosen_index(&event).unwrap_or(0);
        let chart = ChartChoice::ALL.get(at).copied().unwrap_or(choice);
        dispatch.dispatch(Action::View(ViewChange::ShowChart { index, chart }));
    });
    // A choice detaches the select from its options' attributes, so the index is set as a property.
    let selected_index = ChartChoice::ALL
        .into_iter()
        .zip(0u32..)
        .find(|(offered, _)| *offered == choice)
        .map_or(0, |(_, selected_index)| selected_index);
    let option = |(at, offered): (usize, ChartChoice)| {
        let (chart, kind) = subjects.chart(offered);
        let subject = chart.subject().map(|uid| format::name(&lab.scenario, uid)).unwrap_or_default();
        html! {
            <option key={at} selected={offered == choice}>{ messages.fill(chart.title(kind), &[("name", &subject)]) }</option>
        }
    };
    let panel = drawn.map(|drawn| {
        let (model, finding) = (*drawn).clone();
        chart_panel(&ChartProps {
            model,
            finding,
            highlight: lab.view.highlight,
            selected: lab.selected(),
            on_highlight,
            playhead: Some(lab.evaluation.epoch),
            on_epoch,
        })
    });
    html! {
        <div class="time-chart">
            <select aria-label={messages.fill("time.chart", &[("number", &(index + 1).to_string())])} ~selectedIndex={selected_index} {onchange}>
                { for ChartChoice::ALL.into_iter().enumerate().map(option) }
            </select>
            <div>{ panel }</div>
        </div>
    }
}

/// Computes the chart of a run and its finding: first the lines, then those of the pinned run, then the chart.
fn drawn(
    run: Rc<Run>,
    document: Rc<Scenario>,
    (chart, kind): (RunChart, ChartKind),
    messages: Messages,
    mut pinned: Option<Lane>,
) -> Steps<(SharedChart, AttrValue)> {
    let (mut lines, mut ghost_series, mut model) = (None, Vec::new(), None);
    Box::new(move || {
        let Some(lines) = &lines else {
            lines = Some(chart.lines(&run, &document));
            return None;
        };
        let name = |uid: Uid| format::name(&document, uid);
        if let Some(pinned) = pinned.take() {
            ghost_series = ghosts(chart, &document, &pinned, &name);
            return None;
        }
        let describer = Describer { messages: &messages, document: &document };
        let Some(model) = model.take() else {
            let events = chart_events(&describer, run.timeline());
            let ghosts = std::mem::take(&mut ghost_series);
            model = Some(ChartModel { ghosts, ..chart.model(kind, lines, &document, &name, events) });
            return None;
        };
        let epoch = |value: Epoch| lines.epoch(value).0.to_string();
        let finding = finding_sentence(&describer, chart.into(), chart.finding(lines), &epoch);
        Some((SharedChart::new(model), AttrValue::from(finding)))
    })
}
