//! The bar above the grid: the lenses, the sum that edits keep, a menu of further actions, and the hyperparameters.

use yew::prelude::*;

use super::lens_bar::lens_bar;
use super::sheet_props::SheetProps;
use crate::store::{Action, ViewChange};
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::shell::{Panel, use_open_panel};
use crate::ui::widgets::roving::{Roving, use_roving};
use yuma_engine::fixed::from_share;
use yuma_engine::yuma::YumaVersion;

/// Renders the bar.
#[component]
pub fn ActionBar(props: &SheetProps) -> Html {
    let messages = use_messages();
    let lab = &props.lab;
    let keep_sum = use_callback((lab.dispatch.clone(), lab.view.keep_sum), |_: MouseEvent, (dispatch, keeps)| {
        dispatch.dispatch(Action::View(ViewChange::KeepSum(!keeps)));
    });
    let open_panel = use_open_panel();
    let Roving { node, onkeydown, onfocusin } = use_roving();
    html! {
        <div class="action-bar" role="toolbar" aria-label={messages.text("grid.actions")} ref={node} {onkeydown} {onfocusin}>
            { lens_bar(&messages, lab) }
            <button type="button" onclick={keep_sum} aria-pressed={lab.view.keep_sum.to_string()}
                title={messages.find("grid.keep_sum.about")}>{ messages.text("grid.keep_sum") }</button>
            <span class="menu-slot">{ for props.around.map(|around| (around.action_menu)(lab)) }</span>
            { hyperparameter_summary(&messages, lab, &open_panel) }
        </div>
    }
}

/// Renders a summary of the hyperparameters with a button that opens their panel.
fn hyperparameter_summary(messages: &Messages, props: &LabProps, open: &Callback<Panel>) -> Html {
    let parameters = &props.scenario.parameters;
    let key = match (parameters.yuma_version, parameters.liquid_alpha) {
        (YumaVersion::Two, _) => "grid.hyperparameters.yuma2",
        (YumaVersion::Three, false) => "grid.hyperparameters.yuma3",
        (YumaVersion::Three, true) => "grid.hyperparameters.yuma3_liquid",
    };
    let kappa = messages.numbers().percent(from_share(parameters.kappa));
    let summary = messages.fill("grid.hyperparameters", &[("version", &messages.text(key)), ("kappa", &kappa)]);
    html! {
        <button type="button" class="link hyperparameter-summary" title={messages.text("grid.hyperparameters.open")}
            onclick={open.reform(|_: MouseEvent| Panel::Hyperparameters)}>{ summary }</button>
    }
}
