//! The presets in groups, with a button for each.

use std::rc::Rc;

use yew::prelude::*;

use super::scenario_menu_props::ScenarioMenuProps;
use crate::store::{Action, Origin};
use crate::ui::messages::Messages;
use yuma_scenario::presets::{self, Group};
use yuma_scenario::{Scenario, small};

/// The id of the small scenario for a new start, which is not a preset.
const SMALL: &str = "small";

/// Renders all groups under their headings. The classic cases are folded unless one of them is open.
pub fn preset_groups(messages: &Messages, props: &ScenarioMenuProps) -> Html {
    let open = props.state.document.scenario.preset.as_deref();
    let list = |group: Group| -> Vec<Html> { group.ids().map(|id| preset(messages, props, id)).collect() };
    let new_start =
        entry(SMALL, messages.text("menu.small"), messages.text("menu.small_about"), false, opening(props, SMALL));
    html! {
        <>
            <h4>{ messages.text("menu.one_epoch") }</h4>
            <ul class="presets">{ for list(Group::OneEpoch).into_iter().chain([new_start]) }</ul>
            <h4>{ messages.text("menu.over_time") }</h4>
            <ul class="presets">{ list(Group::OverTime) }</ul>
            <details class="presets-folded" open={Group::Classic.ids().any(|id| open == Some(id))}>
                <summary>{ messages.text("menu.classic") }</summary>
                <p class="about">{ messages.text("menu.classic_about") }</p>
                <ul class="presets">{ list(Group::Classic) }</ul>
            </details>
        </>
    }
}

fn preset(messages: &Messages, props: &ScenarioMenuProps, id: &'static str) -> Html {
    let [title, question] = ["title", "question"].map(|part| messages.text(&format!("preset.{id}.{part}")));
    let is_open = props.state.document.scenario.preset.as_deref() == Some(id);
    entry(id, title, question, is_open, opening(props, id))
}

fn entry(id: &'static str, title: AttrValue, about: AttrValue, is_open: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <li key={id}>
            <button type="button" aria-current={is_open.then_some("true")} {onclick}>
                <b>{ title }</b>
                <span>{ about }</span>
            </button>
        </li>
    }
}

/// Returns a handler that opens a scenario and closes the panel.
fn opening(props: &ScenarioMenuProps, id: &'static str) -> Callback<MouseEvent> {
    let (dispatch, on_close) = (props.dispatch.clone(), props.on_close.clone());
    Callback::from(move |_| {
        if let Some(scenario) = scenario(id) {
            dispatch.dispatch(Action::Open { scenario: Rc::new(scenario), origin: Origin::Preset(id.to_owned()) });
        }
        on_close.emit(());
    })
}

fn scenario(id: &str) -> Option<Scenario> {
    if id == SMALL { small().ok() } else { presets::scenario(id) }
}
