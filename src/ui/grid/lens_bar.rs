//! The lens: which matrix of the pipeline the cells show.

use yew::prelude::*;

use super::cells::lenses;
use crate::store::{Action, Lens};
use crate::ui::format;
use crate::ui::lab::LabProps;
use crate::ui::shell::Panel;
use crate::ui::words::Words;
use yuma_engine::fixed::from_share;
use yuma_engine::yuma::{Quantity, YumaVersion};

/// The lens.
pub fn lens_bar(words: &Words, props: &LabProps) -> Html {
    html! {
        <div class="lens-bar">
            <div class="segments" role="group" aria-label={words.text("grid.lens")}>
                { for lenses(&props.evaluation).into_iter().map(|lens| {
                    let dispatch = props.dispatch.clone();
                    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Look(lens)));
                    let key = lens_key(lens);
                    html! {
                        <button type="button" key={key} {onclick} aria-pressed={(lens == props.view.lens).to_string()}
                            title={words.text(&format!("{key}.about"))}>
                            { words.text(key) }
                        </button>
                    }
                }) }
            </div>
        </div>
    }
}

/// The rules in a line, with the way to change them.
pub fn rules_summary(words: &Words, props: &LabProps, open: &Callback<Panel>) -> Html {
    html! {
        <small class="rules-summary">
            { summary(props, words) }
            <button type="button" onclick={open.reform(|_: MouseEvent| Panel::Rules)}>{ words.text("grid.rules.open") }</button>
        </small>
    }
}

fn summary(props: &LabProps, words: &Words) -> AttrValue {
    let parameters = &props.scenario.parameters;
    let key = match (parameters.yuma_version, parameters.liquid_alpha) {
        (YumaVersion::Two, _) => "grid.rules.yuma2",
        (YumaVersion::Three, false) => "grid.rules.yuma3",
        (YumaVersion::Three, true) => "grid.rules.yuma3_liquid",
    };
    let kappa = format::percent(from_share(parameters.kappa));
    let penalty = format::percent(from_share(parameters.bonds_penalty));
    words.fill("grid.rules", &[("version", &words.text(key)), ("kappa", &kappa), ("penalty", &penalty)])
}

/// The key of a lens's short name.
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
