//! The charts of the run, side by side.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::choice::{Choice, Subjects};
use super::wording::chart_events;
use crate::engine::quantity::{Epoch, Uid};
use crate::scenario::Run;
use crate::store::chart::{ChartModel, Participant, Picture, SharedChart, ghosts};
use crate::store::{Action, LaneName};
use crate::ui::change::{Teller, finding_sentence};
use crate::ui::chart::{ChartProps, chart_panel};
use crate::ui::format;
use crate::ui::hooks::use_words;
use crate::ui::lab::LabProps;

/// A run, compared by its address: what comes of it is computed once.
#[derive(Clone)]
struct SameRun(Rc<Run>);

impl PartialEq for SameRun {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// As many charts as a wide screen has room for; a phone shows the first.
#[component]
pub fn Charts(props: &LabProps) -> Html {
    let chosen = use_state_eq(|| Choice::FIRST);
    let on_choose = use_callback(chosen.clone(), |(place, choice): (usize, Choice), chosen| {
        let mut next = **chosen;
        if let Some(at) = next.get_mut(place) {
            *at = choice;
        }
        chosen.set(next);
    });
    html! {
        <div class="time-charts">
            { for chosen.iter().enumerate().map(|(place, &choice)| html! {
                <ChosenChart key={place} {place} {choice} lab={props.clone()} on_choose={on_choose.clone()} />
            }) }
        </div>
    }
}

/// A chart that can be exchanged for another.
#[derive(Clone, PartialEq, Properties)]
struct ChosenProps {
    /// Its place among the charts.
    place: usize,
    /// What is chosen.
    choice: Choice,
    /// The epoch under the playhead with its run.
    lab: LabProps,
    /// Told what is chosen instead.
    on_choose: Callback<(usize, Choice)>,
}

#[component]
fn ChosenChart(props: &ChosenProps) -> Html {
    let words = use_words();
    let ChosenProps { place, choice, ref lab, .. } = *props;
    let subjects = Subjects::of(lab.view.selection, &lab.scenario);
    let (chart, picture) = choice.chart(subjects);
    let run = SameRun(Rc::clone(&lab.evaluation.run));
    let drawn = use_memo(
        (run, chart, picture, words.clone(), lab.lanes.clone()),
        |(SameRun(run), chart, picture, words, lanes)| {
            let document = &lab.scenario;
            let teller = Teller { words, document };
            let lines = chart.lines(run, document);
            let epoch = |value: Epoch| lines.epoch(value).0.to_string();
            let finding = finding_sentence(&teller, (*chart).into(), lines.finding(), &epoch);
            let name = |uid: Uid| format::name(document, uid);
            let events = chart_events(&teller, run.timeline());
            let pinned = lanes.iter().find(|lane| lane.name == LaneName::Pinned && *picture == Picture::Lines);
            let ghosts = pinned.map(|pinned| ghosts(*chart, document, pinned, &name)).unwrap_or_default();
            let model = ChartModel { ghosts, ..chart.model(*picture, &lines, document, &name, events) };
            (SharedChart::new(model), AttrValue::from(finding))
        },
    );
    let on_highlight = use_callback(lab.dispatch.clone(), |participant: Option<Participant>, dispatch| {
        dispatch.dispatch(Action::Highlight(participant));
    });
    let on_epoch = use_callback(lab.dispatch.clone(), |epoch: Epoch, dispatch| dispatch.dispatch(Action::Seek(epoch)));
    let onchange = props.on_choose.reform(move |event: Event| {
        let at = usize::try_from(event.target_unchecked_into::<HtmlSelectElement>().selected_index()).unwrap_or(0);
        (place, Choice::ALL.get(at).copied().unwrap_or(choice))
    });
    let option = |(at, offered): (usize, Choice)| {
        let (chart, picture) = offered.chart(subjects);
        let subject = chart.subject().map(|uid| format::name(&lab.scenario, uid)).unwrap_or_default();
        html! {
            <option key={at} selected={offered == choice}>{ words.fill(chart.title(picture), &[("name", &subject)]) }</option>
        }
    };
    let (model, finding) = (*drawn).clone();
    let shown = ChartProps {
        model,
        finding,
        highlight: lab.view.highlight,
        on_highlight,
        playhead: Some(lab.evaluation.epoch),
        on_epoch,
    };
    html! {
        <div class="time-chart">
            <select aria-label={words.fill("time.chart", &[("number", &(place + 1).to_string())])} {onchange}>
                { for Choice::ALL.into_iter().enumerate().map(option) }
            </select>
            { chart_panel(&shown) }
        </div>
    }
}
