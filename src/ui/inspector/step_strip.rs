//! The steps of the selected validator's row, below the grid: given weights, counting weights, bonds and pay.

use yew::prelude::*;

use super::bar::{Extra, bar, bar_hatch};
use super::reasons::reason_key;
use crate::store::{Action, Lens, ViewChange};
use crate::ui::format;
use crate::ui::grid::{Status, measures};
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::widgets::scroll_view::use_scroll_view;
use yuma_engine::fixed::{Fraction, ZERO};
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::explain::Reason;
use yuma_scenario::clipped_part;

/// The number of validators from which the grid leaves no room for the strip in a low window.
const MANY_VALIDATORS: usize = 7;
/// The largest number of miners with a column.
const MAX_MINERS: usize = 8;

/// A step of the row.
struct StripRow {
    key: &'static str,
    /// The lens that shows the step for all validators.
    lens: Option<Lens>,
    /// The values by miner, and the parts that are cut.
    values: Vec<f64>,
    cut: Vec<f64>,
    decimals: usize,
    note: AttrValue,
}

/// Renders the strip; hidden without a selected validator and for subnets of many miners.
#[component]
pub fn StepStrip(props: &LabProps) -> Html {
    let messages = use_messages();
    let miners = &props.scenario.miners;
    let validator = props.selected().validator.filter(|_| (1..=MAX_MINERS).contains(&miners.len()));
    let name = validator.map(|uid| format::name(&props.scenario, uid)).unwrap_or_default();
    let rows = validator.map(|uid| rows(&messages, props, uid)).unwrap_or_default();
    let section = use_node_ref();
    let (viewport, _) = use_scroll_view(&section);
    let columns = grid_columns(props, viewport.width);
    let is_tall = props.scenario.validators.len() >= MANY_VALIDATORS;
    html! {
        <section ref={section} class={classes!("step-strip", is_tall.then_some("tall"))} hidden={validator.is_none()} aria-label={messages.fill("strip.title", &[("name", &name)])}>
            <h2>{ messages.fill("strip.title", &[("name", &name)]) }{ " " }<small>{ messages.text("strip.about") }</small></h2>
            { bar_hatch() }
            <table class={columns.as_ref().map(|_| "aligned")}>
                <colgroup>{ for columns.iter().flatten().enumerate().map(|(at, width)| html! {
                    <col key={at} width={format::fixed(*width, 0)} />
                }) }</colgroup>
                <thead class={columns.as_ref().map(|_| "sr-only")}><tr>
                    <td></td>
                    { for miners.iter().map(|&uid| html! { <th key={uid.0} scope="col">{ format::name(&props.scenario, uid) }</th> }) }
                    <td></td>
                </tr></thead>
                <tbody>{ for rows.iter().map(|row| drawn(&messages, props, row, &name)) }</tbody>
            </table>
        </section>
    }
}

/// Returns the widths of the title and of the miners' columns if the grid of this width shows all of them, so that each number
/// stands below its column.
fn grid_columns(props: &LabProps, width: f64) -> Option<Vec<f64>> {
    let miners = props.scenario.miners.len();
    let measures = measures(props, width, miners);
    match measures.whole(miners) {
        Some(whole) if whole <= width => {
            let title = measures.name + measures.stake;
            Some(std::iter::once(title).chain(std::iter::repeat_n(measures.cell, miners)).collect())
        }
        _ => None,
    }
}

fn rows(messages: &Messages, props: &LabProps, uid: Uid) -> Vec<StripRow> {
    let trace = &props.evaluation.trace;
    let miners = &props.scenario.miners;
    let numbers = messages.numbers();
    let of = |quantity: Quantity| -> Vec<Fraction> {
        miners.iter().map(|&miner| trace.cell(quantity, uid, miner).unwrap_or_default()).collect()
    };
    let percent = |values: &[Fraction]| values.iter().map(|value| value.to_num::<f64>() * 100.0).collect::<Vec<_>>();
    let (given, counted, shares) = (of(Quantity::Weights), of(Quantity::Clipped), of(Quantity::BondShares));
    let result = |quantity: Quantity, uid: Uid| trace.fraction(quantity, uid).unwrap_or_default();
    let consensus: Vec<Fraction> = miners.iter().map(|&miner| result(Quantity::Consensus, miner)).collect();
    let has_votes = trace.has_votes();
    let cut = |(&given, &kept): (&Fraction, &Fraction)| if has_votes { clipped_part(given, kept) } else { ZERO };
    let cut: Vec<Fraction> = given.iter().zip(&counted).map(cut).collect();
    let total_cut = cut.iter().copied().fold(ZERO, Fraction::saturating_add);
    let trust = numbers.percent(result(Quantity::ValidatorTrust, uid));
    let counts_note = match total_cut == ZERO {
        _ if !has_votes => messages.text(reason_key(Reason::NobodyVotes)),
        _ if Status::of(&props.evaluation, uid).is_some() => messages.fill("strip.counts.idle", &[("trust", &trust)]),
        true if given.iter().all(|given| *given == ZERO) => messages.fill("strip.counts.none", &[("trust", &trust)]),
        true => messages.fill("strip.counts.all", &[("trust", &trust)]),
        false => messages.fill("strip.counts.cut", &[("trust", &trust), ("cut", &numbers.percent(total_cut))]),
    };
    let earned: Vec<f64> = miners
        .iter()
        .zip(&shares)
        .map(|(&miner, share)| share.to_num::<f64>() * result(Quantity::Incentive, miner).to_num::<f64>())
        .collect();
    let pay = trace.outcome.validator_emission.get(uid.index()).map_or(0.0, |paid| format::whole(paid.0));
    let sum = earned.iter().sum::<f64>();
    // Without earnings the chain pays by stake, from no miner in particular.
    let earned = earned.iter().map(|part| if sum > 0.0 { pay * part / sum } else { 0.0 }).collect();
    let none = || vec![0.0; miners.len()];
    let paid = numbers.with_unit(&format::number(pay, 2), "α");
    let row = |key, lens, values: Vec<f64>, note| StripRow { key, lens, cut: none(), values, decimals: 1, note };
    vec![
        row("strip.gives", Some(Lens::StoredWeights), percent(&given), messages.text("strip.gives.note")),
        row("strip.consensus", None, percent(&consensus), messages.text("strip.consensus.note")),
        StripRow {
            cut: percent(&cut),
            ..row("strip.counts", Some(Lens::Step(Quantity::Clipped)), percent(&counted), counts_note)
        },
        row("strip.bonds", Some(Lens::Step(Quantity::BondShares)), percent(&shares), messages.text("strip.bonds.note")),
        StripRow {
            decimals: 2,
            ..row("strip.earns", None, earned, messages.fill("strip.earns.note", &[("pay", &paid)]))
        },
    ]
}

fn drawn(messages: &Messages, props: &LabProps, row: &StripRow, name: &str) -> Html {
    let title = messages.fill(row.key, &[("name", name)]);
    let title = match row.lens {
        Some(lens) => {
            let dispatch = props.dispatch.clone();
            let onclick =
                Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::View(ViewChange::SetLens(lens))));
            let is_shown = props.view.shared.lens == lens;
            html! { <button type="button" class="strip-lens" aria-pressed={is_shown.to_string()} {onclick}>{ title }</button> }
        }
        None => html! { <span class="strip-lens">{ title }</span> },
    };
    let widest = row.values.iter().zip(&row.cut).map(|(value, cut)| value + cut).fold(f64::MIN_POSITIVE, f64::max);
    html! {
        <tr key={row.key}>
            <th scope="row">{ title }</th>
            { for row.values.iter().zip(&row.cut).enumerate().map(|(at, (value, cut))| html! {
                <td key={at}>
                    { if *value == 0.0 { "0".to_owned() } else { format::number(*value, row.decimals) } }
                    { bar(value / widest, (value + cut) / widest, Extra::Lost) }
                </td>
            }) }
            <td key="note" class="strip-note">{ &row.note }</td>
        </tr>
    }
}
