//! What each lane pays in all, participant by participant.

use std::cmp::Ordering;

use yew::prelude::*;

use super::lane_names::lane_title;
use crate::chart::{Participant, Role};
use crate::store::{Action, Lanes};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use yuma_engine::quantity::{Alpha, Epoch};
use yuma_scenario::compare::{Pay, Standing};

/// From here on an amount of 10^-9 is told in short: ten thousand.
const LARGE: u64 = 10_000_000_000_000;
/// As many participants as stand in the table at first.
const FEW: usize = 12;

/// What a lane says of each, by the keys of the headings.
const COLUMNS: [&str; 3] = ["compare.emission", "compare.difference", "compare.per_stake"];

/// What the table shows.
#[derive(Clone, PartialEq, Properties)]
pub struct TotalsProps {
    /// The lanes.
    pub lanes: Lanes,
    /// Everybody, whom the lanes treat most differently first.
    pub standings: std::rc::Rc<Vec<Standing>>,
    /// The present scenario.
    pub lab: LabProps,
}

/// The table of totals: a row a participant, for each lane its emission, the difference to the first lane, and what
/// validators are paid per stake.
#[component]
pub fn Totals(props: &TotalsProps) -> Html {
    let messages = use_messages();
    let is_unfolded = use_state_eq(|| false);
    let unfold = use_callback(is_unfolded.setter(), |_: MouseEvent, setter| setter.set(true));
    let epochs = props.lanes.iter().map(|lane| lane.run.epochs()).max().unwrap_or_default();
    let title = match epochs {
        Epoch(0..=1) => messages.text("compare.totals.one"),
        Epoch(count) => messages.fill("compare.totals", &[("count", &count.to_string())]),
    };
    let count = props.standings.len();
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
                        { for props.standings.iter().take(shown).map(|standing| row(&props.lab, standing)) }
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

/// A participant; who is pointed at stands out in the charts too.
fn row(lab: &LabProps, standing: &Standing) -> Html {
    let uid = standing.uid;
    let role = if lab.scenario.validators.contains(&uid) { Role::Validator } else { Role::Miner };
    let is_marked = lab.view.highlight.is_some_and(|participant| participant.uid == uid);
    let point = |to: Option<Participant>| {
        let dispatch = lab.dispatch.clone();
        Callback::from(move |_: PointerEvent| dispatch.dispatch(Action::Highlight(to)))
    };
    html! {
        <tr key={uid.0} class={classes!(is_marked.then_some("marked"))}
            onpointerenter={point(Some(Participant { role, uid }))} onpointerleave={point(None)}>
            <th key="name" scope="row">{ format::name(&lab.scenario, uid) }</th>
            { for standing.lanes.iter().enumerate().flat_map(|(at, pay)| cells(at, *pay)) }
        </tr>
    }
}

fn cells(at: usize, pay: Option<Pay>) -> Vec<Html> {
    let none = || "–".to_owned();
    let paid = |pay: Pay| amount(pay.total.both.0);
    let per_stake = pay.and_then(|pay| pay.per_stake).map(|part| format!("{:.2}", part.to_num::<f64>()));
    let (class, difference) = match pay.map(|pay| pay.difference.0) {
        None => ("same", none()),
        Some(raw) => {
            let size = amount(u64::try_from(raw.unsigned_abs()).unwrap_or(u64::MAX));
            match raw.cmp(&0) {
                Ordering::Less => ("less", format!("−{size}")),
                Ordering::Equal => ("same", "0".to_owned()),
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

/// An amount in a column: two decimals, as sentences have it, but a large one in short.
fn amount(amount: u64) -> String {
    if amount < LARGE { format::amount_beside(amount, amount) } else { format::amount(Alpha(amount)) }
}

/// The columns of a lane: the first differs from nothing.
fn columns(at: usize) -> impl Iterator<Item = &'static str> {
    COLUMNS.into_iter().filter(move |key| at > 0 || *key != "compare.difference")
}
