//! The events that can be added at the playhead.

use yew::prelude::*;

use super::newcomer::Newcomer;
use crate::chart::SelectedNeurons;
use crate::store::Action;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::select::chosen_index;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::timeline::{Activity, Change, Source, Subject};
use yuma_scenario::{Edit, HyperparameterPreset, Timeline, limits};

/// Renders the events of the selected neuron, and the hyperparameter presets.
#[component]
pub fn Events(lab: &LabProps) -> Html {
    let messages = use_messages();
    let (source, delay) = (use_state_eq(|| None::<Uid>), use_state_eq(|| 0));
    let timeline = &lab.whole.timeline;
    let (scenario, epoch) = (&lab.scenario, lab.view.shared.playhead);
    let SelectedNeurons { validator, miner } = lab.selected();
    let name = |uid| format::name(scenario, uid);
    let button = |key: &'static str, edit: Edit, is_on: Option<bool>| {
        let dispatch = lab.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Edit { edit: edit.clone(), gesture: None });
        });
        html! {
            <button type="button" key={key} aria-pressed={is_on.map(|is_on| is_on.to_string())} {onclick}>
                { messages.text(key) }
            </button>
        }
    };
    let set = |change| Edit::Timeline(TimelineEdit::Set { epoch, change });
    let of_miner = |uid: Uid| {
        html! {
            <p>
                <b>{ name(uid) }</b>
                <Newcomer key={uid.0} lab={lab.clone()} {uid} />
                { button("time.event.reset", Edit::ResetBonds(uid), None) }
            </p>
        }
    };
    let of_validator = |uid: Uid| {
        let submits = !matches!(
            current_change(timeline, epoch, Subject::Activity(uid)),
            Some(Change::Activity { activity: Activity::Stops | Activity::Inactive, .. })
        );
        let (key, activity) =
            if submits { ("time.event.stop", Activity::Stops) } else { ("time.event.submit", Activity::Submits) };
        let copies = matches!(current_change(timeline, epoch, Subject::Weights(uid)), Some(Change::Copy { .. }));
        let others: Vec<Uid> = scenario.validators.iter().copied().filter(|other| *other != uid).collect();
        let chosen = source.filter(|source| others.contains(source));
        let onchange = {
            let (source, others) = (source.setter(), others.clone());
            Callback::from(move |event: Event| {
                let at = chosen_index(&event).unwrap_or(0);
                source.set(at.checked_sub(1).and_then(|at| others.get(at)).copied());
            })
        };
        let copy =
            Change::Copy { uid, source: chosen.map_or(Source::Consensus, Source::Validator), delay: Epoch(*delay) };
        let check = {
            let messages = messages.clone();
            let range = messages.fill("time.event.delay.range", &[("largest", &limits::COPY_DELAY.to_string())]);
            Callback::from(move |text: String| late(&text).is_none().then(|| range.clone()))
        };
        let on_commit = {
            let delay = delay.setter();
            Callback::from(move |text: String| delay.set(late(&text).unwrap_or(0)))
        };
        html! {
            <p>
                <b>{ name(uid) }</b>
                { button(key, set(Change::Activity { uid, activity }), None) }
                <label>{ messages.text("time.event.copies") }{ " " }
                    <select {onchange}>
                        <option key="consensus" selected={chosen.is_none()}>{ messages.text("time.source.consensus") }</option>
                        { for others.iter().map(|&other| html! {
                            <option key={other.0} selected={chosen == Some(other)}>{ name(other) }</option>
                        }) }
                    </select>
                </label>
                <label class="time-delay">{ messages.text("time.event.delay") }{ " " }
                    <Field value={delay.to_string()} label={messages.text("time.event.delay")} {check} {on_commit} />
                </label>
                { button("time.event.copy", set(copy), None) }
                <span hidden={!copies}>{ button("time.event.own", set(Change::OwnWeights { uid }), None) }</span>
            </p>
        }
    };
    let preset = HyperparameterPreset::of(&scenario.parameters);
    html! {
        <details class="time-fold">
            <summary>{ messages.fill("time.events", &[("epoch", &epoch.0.to_string())]) }</summary>
            <div class="time-events">
                <p hidden={validator.is_some() || miner.is_some()}>{ messages.text("time.event.select") }</p>
                <div>{ for miner.map(of_miner) }</div>
                <div>{ for validator.map(of_validator) }</div>
                <p>
                    <b>{ messages.text("time.event.preset") }</b>
                    { for HyperparameterPreset::ALL.into_iter().map(|set| button(preset_key(set), Edit::HyperparameterPreset(set), Some(set == preset))) }
                </p>
            </div>
        </details>
    }
}

/// Parses a delay.
fn late(text: &str) -> Option<u16> {
    text.trim().parse().ok().filter(|delay| *delay <= limits::COPY_DELAY)
}

fn preset_key(set: HyperparameterPreset) -> &'static str {
    match set {
        HyperparameterPreset::Yuma2 => "hyperparameters.preset.yuma2",
        HyperparameterPreset::Yuma3 => "hyperparameters.preset.yuma3",
        HyperparameterPreset::Yuma3LiquidAlpha => "hyperparameters.preset.yuma3_liquid_alpha",
    }
}

/// Returns the change of a subject in effect at an epoch: the latest one.
fn current_change(timeline: &Timeline, epoch: Epoch, subject: Subject) -> Option<&Change> {
    let latest = timeline.before(epoch).iter().chain(timeline.at(epoch)).rev();
    latest.map(|keyframe| &keyframe.change).find(|change| change.subject() == subject)
}
