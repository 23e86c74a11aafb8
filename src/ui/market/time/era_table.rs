//! The ends of the runs under the rules of each era, side by side.

use std::rc::Rc;

use yew::prelude::*;

use super::task::{FinishedRun, under};
use crate::ui::format::{signed_fixed, whole};
use crate::ui::hooks::use_messages;
use crate::ui::market::columns::{daily, price};
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::network_name;
use crate::ui::messages::Messages;
use yuma_engine::economy::{ERAS, Era};
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::DayPoint;

/// The numbers of largest subnets.
pub const LARGEST: [usize; 3] = [8, 16, 32];
/// The columns, by their ids in text catalogs.
const COLUMNS: [&str; 9] = ["era", "share", "tao_per_day", "price", "gains", "loses", "8", "16", "32"];

/// The properties of [`EraTable`].
#[derive(Clone, Properties)]
pub struct EraTableProps {
    /// The market.
    pub market: MarketProps,
    /// The best run of each era.
    pub runs: Rc<Vec<Rc<FinishedRun>>>,
}

impl PartialEq for EraTableProps {
    fn eq(&self, other: &Self) -> bool {
        self.market == other.market && Rc::ptr_eq(&self.runs, &other.runs)
    }
}

/// Renders the sentence and the table.
#[component]
pub fn EraTable(props: &EraTableProps) -> Html {
    let messages = use_messages();
    let EraTableProps { market, runs } = props;
    let end = |era: &Era| under(runs, era)?.points.last();
    let subnet = market.view.shared.selected.map(|netuid| network_name(&messages, &market.market, netuid));
    let title = |id: &str| match (id, &subnet) {
        ("share" | "tao_per_day" | "price", Some(subnet)) => {
            messages.fill(&format!("days.eras.{id}"), &[("subnet", subnet)])
        }
        _ => messages.text(&format!("days.eras.{id}")),
    };
    let days = market.market.horizon.to_string();
    html! {
        <figure class="days-eras">
            <figcaption><b id="days-eras">{ messages.fill("days.eras.title", &[("days", &days)]) }</b>{ " " }{ era_sentence(&messages, market, end) }</figcaption>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="days-eras">
                <table>
                    <thead><tr>{ for COLUMNS.into_iter().map(|id| html! { <th key={id} scope="col">{ title(id) }</th> }) }</tr></thead>
                    <tbody>{ for ERAS.iter().enumerate().map(|(at, era)| row(&messages, market, at, era, runs)) }</tbody>
                </table>
            </div>
        </figure>
    }
}

/// Renders the row of an era; its cells are empty until its first run is complete.
fn row(messages: &Messages, market: &MarketProps, at: usize, era: &'static Era, runs: &[Rc<FinishedRun>]) -> Html {
    let class = classes!(
        (era.id == market.era().id).then_some("open"),
        (market.market.pinned == Some(era)).then_some("pinned")
    );
    let end = |era: &Era| under(runs, era)?.points.last();
    let point = end(era);
    let subnet = market.view.shared.selected.and_then(|netuid| {
        let last = under(runs, era)?.points_of(netuid).last()??;
        last.subnet(netuid)
    });
    let percent = |share: f64, digits: usize| messages.numbers().percent_at(share, digits);
    let moved = point
        .zip(end(baseline(market)).filter(|_| era.id != baseline(market).id))
        .and_then(|(now, then)| moved(now, then));
    let change = |(netuid, change): (Netuid, f64)| {
        format!("{} {}", network_name(messages, &market.market, netuid), signed_fixed(change, 0))
    };
    let cells = [
        subnet.map(|subnet| percent(subnet.share, 2)),
        subnet.map(|subnet| daily(whole(subnet.tao_per_day.0))),
        subnet.filter(|_| era.rules.has_pools()).map(|subnet| price(subnet.price)),
        moved.map(|(gain, _)| change(gain)),
        moved.map(|(_, loss)| change(loss)),
    ];
    let largest = LARGEST.map(|count| point.map(|point| percent(point.share_of_largest(count), 1)));
    html! {
        <tr key={era.id} {class}>
            <th scope="row"><svg width="14" height="8" aria-hidden="true"><line class={format!("s{at}")} x1="0" x2="14" y1="4" y2="4" /></svg>
                { messages.text(&format!("era.{}.title", era.id)) }</th>
            { for cells.into_iter().chain(largest).enumerate().map(|(at, text)| html! { <td key={at}>{ text.unwrap_or_else(|| "–".to_owned()) }</td> }) }
        </tr>
    }
}

/// Returns the era that others are compared with: the pinned one, or the open one.
fn baseline(market: &MarketProps) -> &'static Era {
    market.market.pinned.unwrap_or(market.era())
}

/// A subnet with its change of the TAO of a day, in TAO.
pub type TaoChange = (Netuid, f64);

/// Returns the largest gain and the largest loss.
fn moved(now: &DayPoint, then: &DayPoint) -> Option<(TaoChange, TaoChange)> {
    let changes = now.changes_from(then);
    let in_tao = |&(netuid, change): &(Netuid, i128)| (netuid, change as f64 / 1e9);
    Some((in_tao(changes.first()?), in_tao(changes.last()?)))
}

/// Describes who gains and who loses on a day: under the open era against the pinned one or, if none is pinned, under the
/// era that moves most against the open one. Empty until both runs are there.
pub fn era_sentence<'a>(
    messages: &Messages,
    market: &MarketProps,
    point: impl Fn(&Era) -> Option<&'a DayPoint>,
) -> AttrValue {
    let from = baseline(market);
    let Some(then) = point(from) else { return AttrValue::default() };
    let compared = |era: &'static Era| Some((era, moved(point(era)?, then)?));
    let others = ERAS.iter().copied().filter(|era| era.id != from.id);
    let found = match market.market.other_pinned() {
        Some(_) => compared(market.era()),
        None => others.filter_map(compared).max_by(|(_, (one, _)), (_, (other, _))| one.1.total_cmp(&other.1)),
    };
    let Some((to, (gain, loss))) = found else { return AttrValue::default() };
    moved_sentence(messages, market, [from, to], [gain, loss])
}

/// Describes the largest gain and the largest loss from one era to another.
pub fn moved_sentence(
    messages: &Messages,
    market: &MarketProps,
    [from, to]: [&Era; 2],
    [gain, loss]: [TaoChange; 2],
) -> AttrValue {
    let title = |era: &Era| messages.text(&format!("era.{}.title", era.id));
    let name = |netuid| network_name(messages, &market.market, netuid);
    let change = |tao: f64| messages.numbers().with_unit(&signed_fixed(tao, 0), "τ");
    messages.fill(
        "market.eras.moved",
        &[
            ("from", &title(from)),
            ("to", &title(to)),
            ("gainer", &name(gain.0)),
            ("gain", &change(gain.1)),
            ("loser", &name(loss.0)),
            ("loss", &change(loss.1)),
        ],
    )
}
