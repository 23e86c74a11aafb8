//! The menu of the bar above the grid: the actions on the selected row or column and on the subnet, and further lenses.

use yew::prelude::*;

use super::lens_bar::more_lenses;
use crate::chart::SelectedNeurons;
use crate::platform::presentation::toggle_presentation;
use crate::store::Action;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::widgets::menu::Menu;
use yuma_engine::quantity::{Millionths, Uid};
use yuma_scenario::edit::{NEW_STAKE, RowOperation};
use yuma_scenario::{Edit, Matrix};

/// A button that applies an edit.
struct Button {
    key: &'static str,
    edit: Edit,
    is_on: Option<bool>,
}

impl Button {
    fn new(key: &'static str, edit: Edit) -> Self {
        Button { key, edit, is_on: None }
    }

    fn toggle(key: &'static str, is_on: bool, edit: Edit) -> Self {
        Button { key, edit, is_on: Some(is_on) }
    }
}

/// Renders the menu.
#[component]
pub fn ActionMenu(props: &LabProps) -> Html {
    let messages = use_messages();
    let act = use_callback(props.dispatch.clone(), |edit: Edit, dispatch| {
        dispatch.dispatch(Action::Edit { edit, gesture: None });
    });
    let (subject, buttons) = about(props, &messages);
    let list = |buttons: &[Button]| {
        html! {
            <span class="menu-list">{ for buttons.iter().map(|button| drawn(button, &messages, &act)) }</span>
        }
    };
    html! {
        <Menu label={messages.text("grid.more")}>
            <b>{ subject }</b>
            { list(&buttons) }
            <b>{ messages.text("grid.subnet") }</b>
            { list(&grid_buttons(props)) }
            <b>{ messages.text("grid.lens.more") }</b>
            { more_lenses(&messages, props) }
            <span class="menu-list">
                <button type="button" data-closes="" title={messages.text("grid.present.about")} onclick={Callback::from(|_: MouseEvent| toggle_presentation())}>
                    { messages.text("grid.present") }
                </button>
            </span>
        </Menu>
    }
}

fn drawn(button: &Button, messages: &Messages, act: &Callback<Edit>) -> Html {
    let edit = button.edit.clone();
    html! {
        <button type="button" key={button.key} onclick={act.reform(move |_: MouseEvent| edit.clone())}
            aria-pressed={button.is_on.map(|is_on| is_on.to_string())}
            title={messages.text(&format!("{}.about", button.key))}>{ messages.text(button.key) }</button>
    }
}

fn grid_buttons(props: &LabProps) -> [Button; 2] {
    let taken = |name: &str| props.scenario.neurons.iter().any(|neuron| neuron.name == name);
    let free = |prefix: &str| (1..).map(|n| format!("{prefix}{n}")).find(|name| !taken(name)).unwrap_or_default();
    let letter = ('A'..='Z').map(String::from).find(|name| !taken(name)).unwrap_or_else(|| free("V"));
    [
        Button::new("grid.add_validator", Edit::AddValidator { name: letter, stake: NEW_STAKE }),
        Button::new("grid.add_miner", Edit::AddMiner { name: free("M") }),
    ]
}

/// Returns the name of the selection and its actions.
fn about(props: &LabProps, messages: &Messages) -> (AttrValue, Vec<Button>) {
    let scenario = &props.scenario;
    let name = |uid| AttrValue::from(format::name(scenario, uid));
    match props.selected() {
        SelectedNeurons { validator: Some(uid), .. } => (name(uid), validator_buttons(props, uid)),
        SelectedNeurons { miner: Some(uid), .. } => (name(uid), miner_buttons(props, uid)),
        SelectedNeurons { .. } => (messages.text("grid.nothing_selected"), Vec::new()),
    }
}

fn validator_buttons(props: &LabProps, uid: Uid) -> Vec<Button> {
    let scenario = &props.scenario;
    let has_permit = scenario.neuron(uid).is_some_and(|neuron| neuron.validator_permit);
    let is_active = props.evaluation.trace.active.get(uid.index()).copied().unwrap_or_default();
    let is_owner = scenario.owner == Some(uid);
    let row = |operation| Edit::Row {
        matrix: props.view.shared.lens.matrix().unwrap_or(Matrix::Weights),
        row: uid,
        operation,
    };
    let at = scenario.validators.iter().position(|&at| at == uid).unwrap_or(0);
    let last = scenario.validators.len().saturating_sub(1);
    vec![
        Button::toggle("grid.permit", has_permit, Edit::Permit { uid, permit: !has_permit }),
        Button::toggle("grid.active", is_active, Edit::Activity { uid, active: !is_active }),
        Button::toggle("grid.owner", is_owner, Edit::Owner((!is_owner).then_some(uid))),
        Button::new("grid.normalize", row(RowOperation::Normalize)),
        Button::new("grid.fill", row(RowOperation::Fill)),
        Button::new("grid.clear", row(RowOperation::Clear)),
        Button::new("grid.halve", row(RowOperation::Scale(Millionths(500_000)))),
        Button::new("grid.double", row(RowOperation::Scale(Millionths(2_000_000)))),
        Button::new("grid.move_up", Edit::MoveValidator { uid, to: at.saturating_sub(1) }),
        Button::new("grid.move_down", Edit::MoveValidator { uid, to: (at + 1).min(last) }),
        Button::new("grid.remove", Edit::RemoveNeuron(uid)),
    ]
}

fn miner_buttons(props: &LabProps, uid: Uid) -> Vec<Button> {
    let scenario = &props.scenario;
    let at = scenario.miners.iter().position(|&at| at == uid).unwrap_or(0);
    let last = scenario.miners.len().saturating_sub(1);
    let validates = scenario.validators.contains(&uid);
    let is_owner = scenario.owner == Some(uid);
    vec![
        Button::new("grid.move_left", Edit::MoveMiner { uid, to: at.saturating_sub(1) }),
        Button::new("grid.move_right", Edit::MoveMiner { uid, to: (at + 1).min(last) }),
        Button::toggle("grid.validates", validates, Edit::Validates { uid, validates: !validates }),
        Button::toggle("grid.owner", is_owner, Edit::Owner((!is_owner).then_some(uid))),
        Button::new("grid.replace", Edit::ReplaceNeuron(uid)),
        Button::new("grid.reset_bonds", Edit::ResetBonds(uid)),
        Button::new("grid.remove", Edit::RemoveNeuron(uid)),
    ]
}
