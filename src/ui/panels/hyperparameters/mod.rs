//! The panel of all hyperparameters that an epoch reads.

mod entry;
mod row;
mod scale;
mod wording;

pub use wording::shown;

use std::rc::Rc;

use yew::prelude::*;

use self::entry::{EntryProps, RawChange, entry};
use self::row::Row;
use self::scale::Scale;
use crate::store::{Action, Evaluation};
use crate::ui::format;
use crate::ui::hooks::{Dispatch, use_messages};
use crate::ui::messages::Messages;
use crate::ui::shell::panel::{Panel, use_open_panel};
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::dialog::Dialog;
use yuma_engine::quantity::Alpha;
use yuma_engine::yuma::{Hyperparameter, Unit};
use yuma_scenario::{Change, Edit, HyperparameterPreset, Scenario, limits};

/// The properties of [`Hyperparameters`].
#[derive(Clone, PartialEq, Properties)]
pub struct HyperparametersProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// The scenario with all its epochs.
    pub whole: Rc<Scenario>,
    /// The evaluation of the scenario.
    pub evaluation: Evaluation,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}

/// Renders the panel beside the grid, whose numbers follow every change.
#[component]
pub fn Hyperparameters(props: &HyperparametersProps) -> Html {
    let messages = use_messages();
    let open = use_open_panel();
    let on_change = {
        let (dispatch, scenario) = (props.dispatch.clone(), props.scenario.clone());
        Callback::from(move |(hyperparameter, (raw, gesture)): (Hyperparameter, RawChange)| {
            let parameters = hyperparameter.set(&scenario.parameters, raw);
            dispatch.dispatch(Action::Edit { edit: Edit::Parameters(parameters), gesture });
        })
    };
    let row = |hyperparameter: Hyperparameter| {
        let raw = hyperparameter.get(&props.scenario.parameters);
        let idle = hyperparameter.idle(&props.evaluation.input, &props.evaluation.trace);
        html! { <Row key={hyperparameter.id()} {hyperparameter} {raw} {idle} on_change={on_change.clone()} /> }
    };
    html! {
        <Dialog title={messages.text("hyperparameters.title")} is_modal={false} class="panel-side" on_close={props.on_close.clone()}>
            <section class="hyperparameter">
                <h3>{ messages.text("hyperparameters.presets") }</h3>
                { presets(&messages, props) }
            </section>
            <div class="hyperparameter-rows">{ for Hyperparameter::ALL.into_iter().map(row) }</div>
            { commit_reveal(&messages, props) }
            { emission(&messages, props) }
            <p><button type="button" class="link" onclick={open.reform(|_: MouseEvent| Panel::Eras)}>
                { messages.text("eras.open") }
            </button></p>
        </Dialog>
    }
}

/// Returns the name of a preset.
fn preset_name(messages: &Messages, preset: HyperparameterPreset) -> AttrValue {
    match preset {
        HyperparameterPreset::Yuma2 => messages.text("hyperparameters.preset.yuma2"),
        HyperparameterPreset::Yuma3 => messages.text("hyperparameters.preset.yuma3"),
        HyperparameterPreset::Yuma3LiquidAlpha => messages.text("hyperparameters.preset.yuma3_liquid_alpha"),
    }
}

fn presets(messages: &Messages, props: &HyperparametersProps) -> Html {
    let now = HyperparameterPreset::of(&props.scenario.parameters);
    let options: Vec<AttrValue> =
        HyperparameterPreset::ALL.into_iter().map(|preset| preset_name(messages, preset)).collect();
    let chosen = HyperparameterPreset::ALL.into_iter().position(|preset| preset == now).unwrap_or_default();
    let dispatch = props.dispatch.clone();
    let on_choose = Callback::from(move |chosen: usize| {
        if let Some(&preset) = HyperparameterPreset::ALL.get(chosen) {
            dispatch.dispatch(Action::Edit { edit: Edit::HyperparameterPreset(preset), gesture: None });
        }
    });
    choices("hyperparameter-preset", &messages.text("hyperparameters.presets"), &options, chosen, on_choose)
}

fn commit_reveal(messages: &Messages, props: &HyperparametersProps) -> Html {
    let dispatch = props.dispatch.clone();
    let on_choose = Callback::from(move |chosen: usize| {
        dispatch.dispatch(Action::Edit { edit: Edit::CommitReveal(chosen == 1), gesture: None });
    });
    let options = vec![messages.text("hyperparameters.choice.off"), messages.text("hyperparameters.choice.on")];
    let title = messages.text("hyperparameters.commit_reveal.title");
    html! {
        <section class="hyperparameter">
            <header><h3>{ &title }</h3><code>{ "CommitRevealWeightsEnabled" }</code></header>
            <p class="hyperparameter-about">{ messages.text("hyperparameters.commit_reveal.about") }</p>
            <div class="hyperparameter-note"><p>{ about_copiers(messages, &props.whole) }</p></div>
            { choices("commit_reveal", &title, &options, usize::from(props.scenario.commit_reveal), on_choose) }
        </section>
    }
}

/// Describes the limits of commit-reveal here: the delay of a copier belongs to its event.
fn about_copiers(messages: &Messages, whole: &Scenario) -> AttrValue {
    let copiers: Vec<String> = whole
        .timeline
        .keyframes()
        .iter()
        .filter_map(|keyframe| match &keyframe.change {
            Change::Copy { uid, delay, .. } => {
                let values = [
                    ("name", &*format::name(whole, *uid)),
                    ("epoch", &*keyframe.epoch.0.to_string()),
                    ("delay", &*delay.0.to_string()),
                ];
                let key = messages.plural("hyperparameters.commit_reveal.copier", delay.0.into());
                Some(messages.fill(&key, &values).to_string())
            }
            _ => None,
        })
        .collect();
    match copiers.is_empty() {
        true => messages.text("hyperparameters.commit_reveal.nobody_copies"),
        false => {
            let copiers = copiers.join(&messages.text("hyperparameters.list_separator"));
            messages.fill("hyperparameters.commit_reveal.copiers", &[("copiers", &copiers)])
        }
    }
}

fn emission(messages: &Messages, props: &HyperparametersProps) -> Html {
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |(raw, gesture): RawChange| {
        let emission = Alpha(u64::try_from(raw).unwrap_or_default());
        dispatch.dispatch(Action::Edit { edit: Edit::Emission(emission), gesture });
    });
    let title = messages.text("hyperparameters.emission.title");
    let scale = Scale { unit: Unit::Amount, range: (0, i128::from(limits::AMOUNT)), default: 0 };
    html! {
        <section id="hyperparameter-emission" class="hyperparameter">
            <header><h3>{ &title }</h3></header>
            <p class="hyperparameter-about">{ messages.text("hyperparameters.emission.about") }</p>
            { entry(messages, &EntryProps { scale, raw: props.scenario.emission.0.into(), label: title, on_change }) }
        </section>
    }
}
