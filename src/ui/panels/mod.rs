//! The panels that open over the page.

pub mod eras;
pub mod help;
pub mod hyperparameters;
pub mod import;
mod preset_groups;
pub mod recent;
mod scenario_menu;
mod scenario_menu_props;
pub mod share;

use std::rc::Rc;

use yew::prelude::*;

use self::eras::ErasLater;
use self::help::Help;
use self::hyperparameters::Hyperparameters;
use self::import::ImportLater;
use self::scenario_menu::ScenarioMenu;
use self::share::Share;
use super::given::{Given, LatestGiven};
use super::hooks::Dispatch;
use super::inspector::StepsDialog;
use super::messages::Messages;
use super::part::part;
use super::shell::Place;
use super::shell::notices::{NoticeContext, notices};
use super::shell::panel::Panel;
use crate::store::{Consensus, Evaluation, Notice, State};

/// The properties of every panel.
pub struct PanelContext<'a> {
    /// The state.
    pub state: &'a Rc<State>,
    /// The evaluation of the scenario.
    pub evaluation: &'a Evaluation,
    /// Dispatches actions.
    pub dispatch: &'a Dispatch,
    /// Called when the person closes the panel.
    pub on_close: &'a Callback<()>,
    /// The latest files or text.
    pub given: &'a LatestGiven,
    /// Hands files or a text over for import.
    pub on_given: &'a Callback<Given>,
    /// Opens a lab.
    pub on_place: &'a Callback<Place>,
}

/// The functions that render panels and notices.
#[derive(Clone, Copy)]
pub struct Panels {
    /// Renders a panel.
    pub show: fn(Panel, PanelContext<'_>) -> Html,
    /// See [`notices`].
    pub notices: fn(&Messages, &[Rc<Notice>], NoticeContext<'_, Consensus>) -> Html,
}

part! {
    /// Loads the functions that render panels and notices.
    pub fn panels() -> Panels { Panels { show, notices } } in panels
}

fn show(panel: Panel, context: PanelContext<'_>) -> Html {
    let PanelContext { state, evaluation, dispatch, on_close, given, on_given, on_place } = context;
    match panel {
        Panel::Hyperparameters => html! {
            <Hyperparameters scenario={evaluation.scenario.clone()} whole={state.document.scenario.clone()} evaluation={evaluation.clone()} {dispatch} {on_close} />
        },
        Panel::Scenario => {
            html! { <ScenarioMenu {state} {dispatch} {on_close} /> }
        }
        Panel::Import => {
            let scenario = Rc::clone(&state.document.scenario);
            let at_playhead = evaluation.scenario.clone();
            html! { <ImportLater {scenario} {at_playhead} given={given.clone()} {on_given} {on_place} {dispatch} {on_close} /> }
        }
        Panel::Share => {
            html! { <Share scenario={state.document.scenario.clone()} evaluation={evaluation.clone()} view={state.view.shared} {on_close} /> }
        }
        Panel::Eras => html! { <ErasLater {dispatch} {on_close} /> },
        // No step is marked: the list begins at the first.
        Panel::Steps => html! { <StepsDialog step={Some("")} {on_close} /> },
        Panel::Help => html! { <Help {on_close} /> },
    }
}
