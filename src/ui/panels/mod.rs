//! The panels that open over the page.

pub mod eras;
mod help;
pub mod hyperparameters;
mod preset_groups;
mod recent;
mod scenario_menu;
mod scenario_menu_props;
mod share;

use std::rc::Rc;

use yew::prelude::*;

use self::eras::ErasLater;
use self::help::Help;
use self::hyperparameters::Hyperparameters;
use self::scenario_menu::ScenarioMenu;
use self::share::Share;
use super::hooks::Dispatch;
use super::messages::Messages;
use super::part::part;
use super::shell::notices::{NoticeContext, notices};
use super::shell::panel::Panel;
use crate::store::{Evaluation, Notice, State};

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
}

/// The functions that render panels and notices.
#[derive(Clone, Copy)]
pub struct Panels {
    /// Renders a panel.
    pub show: fn(Panel, PanelContext<'_>) -> Html,
    /// See [`notices`].
    pub notices: fn(&Messages, &[Rc<Notice>], NoticeContext<'_>) -> Html,
}

part! {
    /// Loads the functions that render panels and notices.
    pub fn panels() -> Panels { Panels { show, notices } } in panels
}

fn show(panel: Panel, context: PanelContext<'_>) -> Html {
    let PanelContext { state, evaluation, dispatch, on_close } = context;
    match panel {
        Panel::Hyperparameters => html! {
            <Hyperparameters scenario={evaluation.scenario.clone()} evaluation={evaluation.clone()} {dispatch} {on_close} />
        },
        Panel::Scenario => {
            html! { <ScenarioMenu {state} scenario_at_playhead={evaluation.scenario.clone()} {dispatch} {on_close} /> }
        }
        Panel::Share => {
            html! { <Share scenario={state.document.scenario.clone()} evaluation={evaluation.clone()} view={state.view.shared} {on_close} /> }
        }
        Panel::Eras => html! { <ErasLater {dispatch} {on_close} /> },
        Panel::Help => html! { <Help {on_close} /> },
    }
}
