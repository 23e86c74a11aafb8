//! The totals of each lane by participant.

use std::cmp::Ordering;

use yew::prelude::*;

use super::lane_names::lane_title;
use crate::chart::{Participant, Role};
use crate::store::{Action, Lanes, ViewChange};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use yuma_engine::quantity::Alpha;
use yuma_scenario::compare::{Pay, PayComparison};

/// The number of participants that the table shows at first.
const FEW: usize = 12;

/// The columns of a lane, by the keys of their headings.
const COLUMNS: [&str; 3] = ["compare.emission", "compare.difference", "compare.per_stake"];

/// The properties of [`Totals`].
#[derive(Clone, PartialEq, Properties)]
pub struct TotalsProps {
    /// The lanes.
    pub lanes: Lanes,
    /// The pay of every participant, by decreasing difference between the lanes.
    pub pay_comparisons: std::rc::Rc<Vec<PayComparison>>,
    /// The present scenario.
    pub lab: LabProps,
}

/// Renders the table of totals: a row per participant with the emission of each lane, the difference to the first lane, and
/// the pay of validators per stake.
#[component]
pub fn Totals(props: &TotalsProps) -> Html {
    let messages = use_messages();
    let is_unfolded = use_state_eq(|| false);
    let unfold = use_callback(is_unfolded.setter(), |_: MouseEvent, setter| setter.set(true));
    let epochs = props.lanes.iter().map(|lane| lane.run.epochs()).max().unwrap_or_default();
    let title = messages.fill_plural("compare.totals", epochs.index(), &[("count", &epochs.0.to_string())]);
    let count = props.pay_comparisons.len();
    let digits = decimals(&props.pay_comparisons);
    let shown = if *is_unfolded { count } else { count.min(FEW) };
    let head = |(at, key): (usize, &'static str)| {
        html! {
            <th key={format!("{at}-{key}")} scope="col" class={classes!((key == COLUMNS[0]).then_some("lane-first"))}
                title={messages.text(&format!("{key}.about"))}>{ messages.text(key) }</th>
        }
    };
    let heads = (0..props.lanes.len()).flat_map(|at| columns(at).map(move |key| (at, key)));
    html! {
        <div class="compare-totals">
            <div class="scroll" tabindex="0" role="group" aria-label={title.clone()}>
                <table>
                    <caption>{ title }</caption>
                    <thead>
                        <tr>
                            <th key="name" scope="col" rowspan="2">{ messages.text("compare.participant") }</th>
                            { for props.lanes.iter().enumerate().map(|(at, lane)| html! {
                                <th key={at} scope="colgroup" class="lane-first" colspan={columns(at).count().to_string()}>
                                    { lane_title(&messages, lane.name) }
                                </th>
                            }) }
                        </tr>
                        <tr>{ for heads.map(head) }</tr>
                    </thead>
                    <tbody>
                        { for props.pay_comparisons.iter().take(shown).map(|pay_comparison| row(&props.lab, pay_comparison, digits)) }
                    </tbody>
                </table>
            </div>
            <div class="compare-more">
                if shown < count {
                    <button type="button" class="link" onclick={unfold}>
                        { messages.fill("compare.all", &[("count", &count.to_string())]) }
                    </button>
                }
            </div>
        </div>
    }
}

/// Renders a participant and highlights it in the charts under the pointer.
fn row(lab: &LabProps, pay_comparison: &PayComparison, digits: usize) -> Html {
    let uid = pay_comparison.uid;
    let role = if lab.scenario.validators.contains(&uid) { Role::Validator } else { Role::Miner };
    let is_marked = lab.view.highlight.is_some_and(|participant| participant.uid == uid);
    let point = |to: Option<Participant>| {
        let dispatch = lab.dispatch.clone();
        Callback::from(move |_: PointerEvent| dispatch.dispatch(Action::View(ViewChange::Highlight(to))))
    };
    html! {
        <tr key={uid.0} class={classes!(is_marked.then_some("marked"))}
            onpointerenter={point(Some(Participant { role, uid }))} onpointerleave={point(None)}>
            <th key="name" scope="row">{ format::name(&lab.scenario, uid) }</th>
            { for pay_comparison.lanes.iter().enumerate().flat_map(|(at, pay)| cells(at, *pay, digits)) }
        </tr>
    }
}

fn cells(at: usize, pay: Option<Pay>, digits: usize) -> Vec<Html> {
    let none = || "–".to_owned();
    let amount = |amount: u64| format::number(format::whole(amount), digits);
    let paid = |pay: Pay| amount(pay.total.0);
    let per_stake = pay.and_then(|pay| pay.per_stake).map(|part| format!("{:.2}", part.to_num::<f64>()));
    let (class, difference) = match pay.map(|pay| pay.difference.0) {
        None => ("same", none()),
        Some(raw) => {
            let size = amount(u64::try_from(raw.unsigned_abs()).unwrap_or(u64::MAX));
            match raw.cmp(&0) {
                Ordering::Less => ("less", format!("−{size}")),
                Ordering::Equal => ("same", amount(0)),
                Ordering::Greater => ("more", format!("+{size}")),
            }
        }
    };
    let cell = |key: &'static str| {
        let (class, text) = match key {
            "compare.emission" => ("lane-first", pay.map_or_else(none, paid)),
            "compare.difference" => (class, difference.clone()),
            _ => ("", per_stake.clone().unwrap_or_default()),
        };
        html! { <td key={format!("{at}-{key}")} {class}>{ text }</td> }
    };
    columns(at).map(cell).collect()
}

/// Returns the number of decimals of all amounts: two, or as many as show two digits of the largest.
fn decimals(pay_comparisons: &[PayComparison]) -> usize {
    let paid = pay_comparisons.iter().flat_map(|pay_comparison| &pay_comparison.lanes).flatten();
    match paid.map(|pay| pay.total).max() {
        Some(Alpha(largest @ 1..100_000_000)) => 10 - largest.ilog10() as usize,
        _ => 2,
    }
    .min(9)
}

/// Returns the columns of a lane. The first one has no difference.
fn columns(at: usize) -> impl Iterator<Item = &'static str> {
    COLUMNS.into_iter().filter(move |key| at > 0 || *key != "compare.difference")
}
