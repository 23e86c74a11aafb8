//! The owner's split of a subnet's alpha: three sliders that keep their sum, with the chain's limits and refusals.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::props::MarketProps;
use super::typed::typed_percent;
use crate::ui::format::{fixed, trimmed};
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use yuma_engine::economy::{EmissionSlot, EmissionWeights, EmissionWeightsError, root_part, root_proportion};
use yuma_engine::quantity::{Netuid, Proportion64};
use yuma_scenario::market::{MarketEdit, MarketSubnet, OtherParts, SplitRepair, SubnetResult, split_repairs};

const SLOTS: [EmissionSlot; 3] = [EmissionSlot::Owner, EmissionSlot::Miner, EmissionSlot::Validator];

/// Renders the sliders of the selected subnet.
#[component]
pub fn Split(props: &MarketProps) -> Html {
    let messages = use_messages();
    let gesture = use_mut_ref(|| None::<u32>);
    let Some((subnet, result)) = props.selected() else { return html! { <span hidden=true></span> } };
    let netuid = subnet.netuid;
    let is_on_day_zero = props.is_on_day_zero();
    let weights = match props.results.now.economy.subnet(netuid) {
        Some(state) if !is_on_day_zero => &state.emission_weights,
        _ => &subnet.emission_weights,
    };
    let root = root_slice(props, netuid);
    let set = |slot: EmissionSlot| {
        let (props, gesture) = (props.clone(), gesture.clone());
        Callback::from(move |event: InputEvent| {
            let percent = event.target_unchecked_into::<HtmlInputElement>().value_as_number().clamp(0.0, 100.0);
            let number = *gesture.borrow_mut().get_or_insert_with(next_gesture);
            let weights = vec![(slot, proportion(percent))];
            props.edit(MarketEdit::SetEmissionWeights { netuid, weights, others: OtherParts::Rescaled }, Some(number));
        })
    };
    let onchange = {
        let gesture = gesture.clone();
        Callback::from(move |_: Event| {
            gesture.take();
        })
    };
    html! {
        <section class="market-split">
            <h3>{ messages.text("market.split") }</h3>
            <p class="note">{ messages.text("market.split.about") }</p>
            <ul>{ for SLOTS.into_iter().map(|slot| {
                let percent = percent(weights.slot(slot));
                let name = messages.text(&format!("market.split.{}", id(slot)));
                let limit = limit(slot);
                html! {
                    <li key={id(slot)}>
                        <span>{ &name }</span>
                        <input type="range" min="0" max="100" step="0.5" value={percent.clone()} disabled={!is_on_day_zero} aria-label={name.clone()} oninput={set(slot)} onchange={onchange.clone()} />
                        <span class={classes!("with-unit", result.split_refusals.iter().any(|&refusal| part_of(refusal) == Some(slot)).then_some("refused"))}>
                            { part_field(&messages, props, netuid, slot, percent.clone()) }<small>{ "%" }</small></span>
                        { bounds(slot, root) }
                        <small>{ messages.text(limit) }<span>{ for root_text(&messages, slot, root) }</span></small>
                    </li>
                }
            }) }</ul>
            <p class="note bounds-key">{ for ["admitted", "refused", "root"].into_iter().map(|part| html! {
                <span key={part}><svg class="bounds" width="14" height="8" aria-hidden="true"><rect class={part} width="14" height="8" /></svg>{ messages.text(&format!("market.split.key.{part}")) }</span>
            }) }</p>
            <div>{ for (!result.split_refusals.is_empty()).then(|| refused(&messages, props, subnet, result)) }</div>
        </section>
    }
}

/// Renders the part as a field, or as a number where the document cannot be edited.
fn part_field(messages: &Messages, props: &MarketProps, netuid: Netuid, slot: EmissionSlot, percent: String) -> Html {
    if !props.is_on_day_zero() {
        return html! { <output>{ percent }</output> };
    }
    let range = messages.text("days.form.percent.range");
    let check = Callback::from(move |text: String| typed_percent(&text).is_err().then(|| range.clone()));
    let on_commit = {
        let props = props.clone();
        Callback::from(move |text: String| {
            if let Ok(percent) = typed_percent(&text) {
                let weights = vec![(slot, proportion(percent))];
                props.edit(MarketEdit::SetEmissionWeights { netuid, weights, others: OtherParts::Rescaled }, None);
            }
        })
    };
    let label = messages.fill("market.split.typed", &[("part", &messages.text(&format!("market.split.{}", id(slot))))]);
    html! { <Field value={percent} {label} {check} {on_commit} /> }
}

/// Renders the chain's refusals with the split that holds instead, and the buttons that repair the split.
fn refused(messages: &Messages, props: &MarketProps, subnet: &MarketSubnet, result: &SubnetResult) -> Html {
    let netuid = subnet.netuid;
    let Some(economy) = props.results.now.economy.subnet(netuid) else { return Html::default() };
    let holding = economy.emission_weights;
    let listed = |weights: &EmissionWeights| {
        SLOTS.map(|slot| named_part(messages, slot, weights.slot(slot))).join(&messages.text("market.split.comma"))
    };
    let of_holding = listed(&holding);
    let button = |key: usize, text: AttrValue, weights: SplitRepair| {
        let props = props.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let (weights, others) = (weights.clone(), OtherParts::Rescaled);
            props.edit(MarketEdit::SetEmissionWeights { netuid, weights, others }, None);
        });
        html! { <button type="button" {key} {onclick}>{ text }</button> }
    };
    let repairs = split_repairs(&subnet.emission_weights, root_slice(props, netuid), economy.is_leased);
    let repairs = repairs.into_iter().enumerate().map(|(at, repair)| {
        let repaired = subnet.emission_weights.rescaled(&repair).unwrap_or(subnet.emission_weights);
        let text = messages.fill("market.split.repair", &[("parts", &listed(&repaired))]);
        button(at + 1, text, repair)
    });
    let numbers = SLOTS.map(|slot| trimmed(percent(holding.slot(slot))));
    let back = SLOTS.into_iter().map(|slot| (slot, holding.slot(slot))).collect();
    html! {
        <div class="split-refused" role="status">
            <ul class="market-refusals">{ for result.split_refusals.iter().map(|&refusal| html! {
                <li key={refusal_key(refusal)}>{ messages.text(refusal_key(refusal)) }{ " " }<code>{ format!("{refusal:?}") }</code></li>
            }) }</ul>
            <p>{ messages.fill("market.split.holds", &[("parts", &of_holding)]) }</p>
            <div class="actions">
                { for repairs }
                { button(0, messages.fill("market.split.back", &[("parts", &numbers.join(" / "))]), back) }
            </div>
        </div>
    }
}

/// Formats a part with its name: "owner 18 %". Hundredths keep a part apart from the limit that it must exceed.
fn named_part(messages: &Messages, slot: EmissionSlot, part: Proportion64) -> String {
    let name = messages.text(&format!("market.split.{}", id(slot)));
    format!("{name} {}", messages.numbers().with_unit(&trimmed(fixed(points(part), 2)), "%"))
}

/// Returns the part due to root of the subnet's alpha.
fn root_slice(props: &MarketProps, netuid: Netuid) -> Proportion64 {
    let now = &props.results.now;
    let proportion = now
        .economy
        .subnet(netuid)
        .map(|subnet| root_proportion(now.totals.root_tao, now.rules.parameters.tao_weight, subnet.alpha_issuance()));
    proportion.map(root_part).unwrap_or_default()
}

/// Renders the limits below a slider: bounds as ticks, the refused ranges hatched, and root's slice of the
/// validators' part.
fn bounds(slot: EmissionSlot, root: Proportion64) -> Html {
    let (floor, cap) = match slot {
        EmissionSlot::Owner => (Proportion64(0), EmissionWeights::OWNER_MAX),
        EmissionSlot::Miner => (EmissionWeights::MINER_MIN, Proportion64(u64::MAX)),
        _ => (root, EmissionWeights::VALIDATOR_MAX),
    };
    let [floor, cap] = [floor, cap].map(points);
    let is_validators = slot == EmissionSlot::Validator;
    let rect = |class: &'static str, from: f64, to: f64| {
        html! { <rect {class} x={format!("{}%", fixed(from, 2))} width={format!("{}%", fixed(to - from, 2))} height="8" /> }
    };
    html! {
        <svg class="bounds" width="100%" height="8" aria-hidden="true">
            { rect(if is_validators { "root" } else { "refused" }, 0.0, floor) }
            { rect("admitted", floor, cap) }
            { rect("refused", cap, 100.0) }
        </svg>
    }
}

fn root_text(messages: &Messages, slot: EmissionSlot, root: Proportion64) -> Option<String> {
    let part = messages.numbers().with_unit(&fixed(points(root), 2), "%");
    let text = (slot == EmissionSlot::Validator).then(|| messages.fill("market.split.root", &[("part", &part)]));
    text.map(|text| format!("{}{text}", messages.text("market.split.gap")))
}

/// Returns a percentage in tenths as the chain counts it, rounded down. A float would miss the chain's limits.
pub fn proportion(percent: f64) -> Proportion64 {
    let part = u128::from(u64::MAX) * (percent * 10.0).round() as u128 / 1_000;
    Proportion64(u64::try_from(part).unwrap_or(u64::MAX))
}

/// Formats a part in percent with one decimal.
pub fn percent(part: Proportion64) -> String {
    fixed(points(part), 1)
}

/// Returns a part in percent.
pub fn points(part: Proportion64) -> f64 {
    part.0 as f64 / u64::MAX as f64 * 100.0
}

fn id(slot: EmissionSlot) -> &'static str {
    match slot {
        EmissionSlot::Burn => "burn",
        EmissionSlot::Recycle => "recycle",
        EmissionSlot::Owner => "owner",
        EmissionSlot::Validator => "validators",
        EmissionSlot::Miner => "miners",
    }
}

/// Returns the message key of the chain's limit on a part.
fn limit(slot: EmissionSlot) -> &'static str {
    match slot {
        EmissionSlot::Owner => "market.split.owner.limit",
        EmissionSlot::Miner => "market.split.miners.limit",
        _ => "market.split.validators.limit",
    }
}

/// Returns the part that breaks a limit; `None` if no single one does.
fn part_of(refusal: EmissionWeightsError) -> Option<EmissionSlot> {
    use EmissionWeightsError as Refusal;
    match refusal {
        Refusal::OwnerEmissionAboveMaximum | Refusal::LeasedSubnetOwnerCutBelowMinimum => Some(EmissionSlot::Owner),
        Refusal::ValidatorEmissionAboveMaximum | Refusal::ValidatorEmissionTooLowToPreserveRoot => {
            Some(EmissionSlot::Validator)
        }
        Refusal::MinerEmissionBelowMinimum => Some(EmissionSlot::Miner),
        _ => None,
    }
}

/// Returns the message key of the chain's refusal of a split.
pub fn refusal_key(refusal: EmissionWeightsError) -> &'static str {
    match refusal {
        EmissionWeightsError::DuplicateSlot => "market.refusal.duplicate_slot",
        EmissionWeightsError::BurnEmissionMustBeZero => "market.refusal.burn",
        EmissionWeightsError::RecycleEmissionMustBeZero => "market.refusal.recycle",
        EmissionWeightsError::OwnerEmissionAboveMaximum => "market.refusal.owner",
        EmissionWeightsError::LeasedSubnetOwnerCutBelowMinimum => "market.refusal.leased",
        EmissionWeightsError::ValidatorEmissionAboveMaximum => "market.refusal.validators",
        EmissionWeightsError::ValidatorEmissionTooLowToPreserveRoot => "market.refusal.root",
        EmissionWeightsError::MinerEmissionBelowMinimum => "market.refusal.miners",
        EmissionWeightsError::EmissionWeightsDoNotSumToOne => "market.refusal.sum",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sliders_reach_the_limits_of_the_chain() {
        for (percent, expected) in [
            (0.0, Proportion64(0)),
            (33.0, EmissionWeights::OWNER_MAX),
            (33.0, EmissionWeights::MINER_MIN),
            (50.0, EmissionWeights::VALIDATOR_MAX),
            (100.0, Proportion64(u64::MAX)),
        ] {
            assert_eq!(proportion(percent), expected, "{percent} %");
        }
    }
}
