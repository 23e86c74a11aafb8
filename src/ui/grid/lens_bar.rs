//! The lens bar, which chooses the matrix of the cells: weights and bonds, and the steps between them in the menu.

use yew::prelude::*;

use super::cells::{Painter, lenses};
use crate::store::{Action, Lens, ViewChange, ViewState};
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use yuma_engine::yuma::Quantity;
use yuma_scenario::SharedView;

/// The lenses of weights that are always shown, in the order of the epoch.
const WEIGHTS: [Lens; 2] = [Lens::StoredWeights, Lens::Step(Quantity::Clipped)];
/// The lenses of bonds that are always shown.
const BONDS: [Lens; 4] = [
    Lens::StoredBonds,
    Lens::Step(Quantity::BondTargets),
    Lens::Step(Quantity::EmaBonds),
    Lens::Step(Quantity::BondShares),
];
/// The number of cells up to which equal lenses are joined.
const COMPARED_CELLS: usize = 400;

/// Returns the next or the previous of the lenses that are always shown. It stays within them.
pub fn lens_beside(lens: Lens, by: i16) -> Lens {
    let all = [WEIGHTS.as_slice(), &BONDS].concat();
    let at = all.iter().position(|&shown| shown == lens).unwrap_or_default();
    all.get(at.saturating_add_signed(by.into())).copied().unwrap_or(lens)
}

/// Renders the lenses that are always shown, in two groups. A chosen lens of the menu is shown behind its group.
pub fn lens_bar(messages: &Messages, props: &LabProps) -> Html {
    let shown = props.view.shared.lens;
    let group = |key: &'static str, lenses: &[Lens]| {
        let is_extra =
            !WEIGHTS.contains(&shown) && !BONDS.contains(&shown) && is_of_weights(shown) == is_of_weights(lenses[0]);
        let all = lenses.iter().copied().chain(is_extra.then_some(shown));
        let mut before = None;
        html! {
            <span class="lens-group">
                <span class="lens-title">{ messages.text(key) }</span>
                <span class="segments" role="group" aria-label={messages.text(key)}>
                    { for all.map(|lens| {
                        let equal = before.filter(|&before| shows_same(props, before, lens));
                        before = Some(lens);
                        lens_button(messages, props, lens, equal)
                    }) }
                </span>
            </span>
        }
    };
    html! {
        <span class="lens-bar" role="group" aria-label={messages.text("grid.lens")}>
            { group("grid.lens.of_weights", &WEIGHTS) }
            { group("grid.lens.of_bonds", &BONDS) }
        </span>
    }
}

/// Renders the lenses that are only in the menu.
pub fn more_lenses(messages: &Messages, props: &LabProps) -> Html {
    let more = lenses(&props.evaluation).into_iter().filter(|lens| !WEIGHTS.contains(lens) && !BONDS.contains(lens));
    html! {
        <span class="menu-list" role="group" aria-label={messages.text("grid.lens.more")}>
            { for more.map(|lens| lens_button(messages, props, lens, None)) }
        </span>
    }
}

/// Renders the button of a lens. `equal` is the lens before it if both show the same numbers.
fn lens_button(messages: &Messages, props: &LabProps, lens: Lens, equal: Option<Lens>) -> Html {
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::View(ViewChange::SetLens(lens))));
    let key = lens_key(lens);
    // Titles come with the messages that are not needed at first.
    let about = messages.find(&format!("{key}.about")).unwrap_or_default();
    let title = match equal.filter(|_| messages.is_whole()) {
        Some(equal) => {
            messages.fill("grid.lens.same", &[("about", &about), ("other", &messages.text(lens_key(equal)))])
        }
        None => about,
    };
    html! {
        <button type="button" key={key} {onclick} class={equal.map(|_| "same")} {title}
            aria-pressed={(lens == props.view.shared.lens).to_string()}>{ messages.text(key) }</button>
    }
}

fn is_of_weights(lens: Lens) -> bool {
    matches!(lens, Lens::StoredWeights | Lens::Step(Quantity::Weights | Quantity::Clipped | Quantity::WeightsForBonds))
}

/// Returns whether two lenses show the same digits in every cell of a small grid.
fn shows_same(props: &LabProps, one: Lens, other: Lens) -> bool {
    let (validators, miners) = (&props.scenario.validators, &props.scenario.miners);
    let painters = [one, other].map(|lens| {
        let view = ViewState { shared: SharedView { lens, ..props.view.shared }, ..props.view };
        Painter::new(&props.scenario, &props.evaluation, view)
    });
    let is_nothing = |text: &str| matches!(text, "" | "0" | "0.0");
    validators.len() * miners.len() <= COMPARED_CELLS
        && validators.iter().all(|&validator| {
            let [one, other] = painters.each_ref().map(|painter| painter.row(validator, miners));
            let mut pairs = one.iter().zip(&other).map(|(one, other)| (&one.text, &other.text));
            pairs.all(|(one, other)| one == other || is_nothing(one) && is_nothing(other))
        })
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
