//! The lens bar, which chooses the matrix of the cells.

use yew::prelude::*;

use super::cells::lenses;
use crate::store::{Action, Lens};
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::shell::Panel;
use yuma_engine::fixed::from_share;
use yuma_engine::yuma::{Quantity, YumaVersion};

/// Renders the lenses.
pub fn lens_bar(messages: &Messages, props: &LabProps) -> Html {
    html! {
        <div class="lens-bar">
            <div class="segments" role="group" aria-label={messages.text("grid.lens")}>
                { for lenses(&props.evaluation).into_iter().map(|lens| {
                    let dispatch = props.dispatch.clone();
                    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SetLens(lens)));
                    let key = lens_key(lens);
                    html! {
                        <button type="button" key={key} {onclick} aria-pressed={(lens == props.view.shared.lens).to_string()}
                            title={messages.text(&format!("{key}.about"))}>
                            { messages.text(key) }
                        </button>
                    }
                }) }
            </div>
        </div>
    }
}

/// Renders a summary of the hyperparameters with a button that opens their panel.
pub fn hyperparameter_summary(messages: &Messages, props: &LabProps, open: &Callback<Panel>) -> Html {
    html! {
        <small class="hyperparameter-summary">
            { summary(props, messages) }
            <button type="button" onclick={open.reform(|_: MouseEvent| Panel::Hyperparameters)}>{ messages.text("grid.hyperparameters.open") }</button>
        </small>
    }
}

fn summary(props: &LabProps, messages: &Messages) -> AttrValue {
    let parameters = &props.scenario.parameters;
    let key = match (parameters.yuma_version, parameters.liquid_alpha) {
        (YumaVersion::Two, _) => "grid.hyperparameters.yuma2",
        (YumaVersion::Three, false) => "grid.hyperparameters.yuma3",
        (YumaVersion::Three, true) => "grid.hyperparameters.yuma3_liquid",
    };
    let kappa = messages.numbers().percent(from_share(parameters.kappa));
    let penalty = messages.numbers().percent(from_share(parameters.bonds_penalty));
    messages.fill("grid.hyperparameters", &[("version", &messages.text(key)), ("kappa", &kappa), ("penalty", &penalty)])
}

/// Returns the message key of a lens's short name.
fn lens_key(lens: Lens) -> &'static str {
    match lens {
        Lens::StoredWeights => "grid.lens.stored_weights",
        Lens::StoredBonds => "grid.lens.stored_bonds",
        Lens::Step(Quantity::Weights) => "grid.lens.weights",
        Lens::Step(Quantity::Clipped) => "grid.lens.clipped",
        Lens::Step(Quantity::WeightsForBonds) => "grid.lens.weights_for_bonds",
        Lens::Step(Quantity::OldBonds) => "grid.lens.old_bonds",
        Lens::Step(Quantity::BondTargets) => "grid.lens.bond_targets",
        Lens::Step(Quantity::Alphas) => "grid.lens.alphas",
        Lens::Step(Quantity::EmaBonds) => "grid.lens.ema_bonds",
        Lens::Step(_) => "grid.lens.bond_shares",
    }
}
