//! One chart of every lane side by side, on the same axes, and the differences below.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::CompareProps;
use super::lane_words::lane_title;
use super::map::difference_map;
use crate::engine::quantity::{Epoch, Uid};
use crate::scenario::Document;
use crate::store::chart::{ChartModel, Participant, Picture, RunChart, SharedChart, counterpart_of, share_axes};
use crate::store::{Action, ChartChoice, Lane, Lanes};
use crate::ui::change::{Teller, finding_sentence};
use crate::ui::chart::{ChartProps, Subjects, chart_panel};
use crate::ui::format;
use crate::ui::hooks::use_words;
use crate::ui::words::Words;

/// What runs can be compared by, epoch by epoch.
const CHOICES: [ChartChoice; 8] = [
    ChartChoice::RelativeDividends,
    ChartChoice::Dividends,
    ChartChoice::Incentives,
    ChartChoice::ValidatorTrust,
    ChartChoice::Consensus,
    ChartChoice::BondsOfValidator,
    ChartChoice::BondsOnMiner,
    ChartChoice::CumulativeEmission,
];

type Drawn = Vec<(SharedChart, AttrValue)>;

/// The charts.
#[component]
pub fn Charts(props: &CompareProps) -> Html {
    let words = use_words();
    let (lanes, lab) = (&props.compared.lanes, &props.lab);
    let subjects = Subjects::of(lab.view.selection, &props.scenario);
    let [first, ..] = CHOICES;
    let chosen = CHOICES.into_iter().find(|choice| *choice == lab.view.compared_by).unwrap_or(first);
    let (chart, _) = subjects.chart(chosen);
    let drawn = {
        let document = std::rc::Rc::clone(&props.scenario);
        use_memo((lanes.clone(), chart, words.clone()), move |(lanes, chart, words)| {
            [lane_charts(words, *chart, lanes, &document), maps(words, *chart, lanes, &document)]
        })
    };
    let on_highlight = use_callback(lab.dispatch.clone(), |participant: Option<Participant>, dispatch| {
        dispatch.dispatch(Action::Highlight(participant));
    });
    let on_epoch = use_callback(lab.dispatch.clone(), |epoch: Epoch, dispatch| dispatch.dispatch(Action::Seek(epoch)));
    let onchange = {
        let dispatch = lab.dispatch.clone();
        Callback::from(move |event: Event| {
            let at = usize::try_from(event.target_unchecked_into::<HtmlSelectElement>().selected_index()).unwrap_or(0);
            dispatch.dispatch(Action::CompareBy(CHOICES.get(at).copied().unwrap_or(chosen)));
        })
    };
    // Once a person has chosen, the options' attributes no longer say what is shown, and a link may choose anew.
    let index = CHOICES.into_iter().zip(0u32..).find(|(offered, _)| *offered == chosen).map_or(0, |(_, index)| index);
    let option = |(at, offered): (usize, ChartChoice)| {
        let (chart, _) = subjects.chart(offered);
        html! { <option key={at} selected={offered == chosen}>{ title(&words, chart, &props.scenario) }</option> }
    };
    let panel = |(at, (model, finding)): (usize, &(SharedChart, AttrValue))| {
        let shown = ChartProps {
            model: model.clone(),
            finding: finding.clone(),
            highlight: lab.view.highlight,
            on_highlight: on_highlight.clone(),
            playhead: Some(lab.view.playhead),
            on_epoch: on_epoch.clone(),
        };
        html! { <div key={at} class="compare-lane">{ chart_panel(&shown) }</div> }
    };
    let [lane_charts, maps] = &*drawn;
    html! {
        <div class="compare-charts">
            <label class="compare-kind">
                <span>{ words.text("compare.kind") }</span>
                <select ~selectedIndex={index} {onchange}>{ for CHOICES.into_iter().enumerate().map(option) }</select>
            </label>
            <div class="compare-lanes">{ for lane_charts.iter().enumerate().map(panel) }</div>
            <h3>{ words.text("compare.maps") }</h3>
            <div class="compare-lanes">{ for maps.iter().enumerate().map(panel) }</div>
        </div>
    }
}

fn title(words: &Words, chart: RunChart, document: &Document) -> AttrValue {
    let subject = chart.subject().map(|uid| format::name(document, uid)).unwrap_or_default();
    words.fill(chart.title(Picture::Lines), &[("name", &subject)])
}

/// The chart of each lane that has one.
fn lane_charts(words: &Words, chart: RunChart, lanes: &Lanes, document: &Document) -> Drawn {
    let of_lane = |lane: &Lane| {
        let own: &Document = &lane.scenario;
        let chart = counterpart_of(chart, document, own)?;
        let lines = chart.lines(&lane.run, own);
        let teller = Teller { words, document: own };
        let epoch = |value: Epoch| lines.epoch(value).0.to_string();
        let finding = finding_sentence(&teller, chart.into(), lines.finding(), &epoch);
        let name = |uid: Uid| format::name(own, uid);
        let model = chart.model(Picture::Lines, &lines, own, &name, Vec::new());
        let values = [("lane", &*lane_title(words, lane.name)), ("chart", &*title(words, chart, own))];
        let subject = words.fill("compare.lane_chart", &values).to_string();
        Some((ChartModel { title: "compare.chart", subject, ..model }, AttrValue::from(finding)))
    };
    shared(lanes.iter().filter_map(of_lane).collect())
}

/// The differences of each lane to the first.
fn maps(words: &Words, chart: RunChart, lanes: &Lanes, document: &Document) -> Drawn {
    let Some((first, others)) = lanes.split_first() else { return Vec::new() };
    shared(others.iter().map(|lane| difference_map(words, chart, document, [first, lane])).collect())
}

/// The same axes for all.
fn shared(charts: Vec<(ChartModel, AttrValue)>) -> Drawn {
    let (mut models, findings): (Vec<ChartModel>, Vec<AttrValue>) = charts.into_iter().unzip();
    share_axes(&mut models);
    models.into_iter().map(SharedChart::new).zip(findings).collect()
}
