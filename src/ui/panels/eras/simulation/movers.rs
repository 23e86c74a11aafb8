//! The subnets whose price or share changed most.

use yew::prelude::*;

use super::runner::FinishedSimulation;
use crate::ui::format::{self, fixed, rounded};
use crate::ui::messages::Messages;
use crate::ui::widgets::choices::choices;
use yuma_engine::economy::{Measure, PoolKind, SubnetReport};
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{Listing, listings};

/// The number of subnets in the table.
const SHOWN: usize = 8;
/// The selectable orders.
pub const ORDERS: [Measure; 2] = [Measure::Price, Measure::Share];

/// Renders a table of the subnets that changed most, in one of the orders.
pub fn movers(messages: &Messages, compressed: &FinishedSimulation, order: usize, choose: Callback<usize>) -> Html {
    let names = ORDERS.map(|measure| messages.text(&format!("simulation.measure.{}", measure.id())));
    let measure = ORDERS.get(order).copied().unwrap_or(Measure::Price);
    let has_price = compressed.request.era.rules.pool != PoolKind::None;
    let known = listings();
    let mut subnets = compressed.report.subnets.clone();
    // Among equal changes, the subnet with more TAO comes first.
    let key = |subnet: &SubnetReport| (measure.change(subnet).abs(), subnet.tao_injected);
    subnets.sort_by(|one, other| {
        let ((one, one_tao), (other, other_tao)) = (key(one), key(other));
        other.total_cmp(&one).then(other_tao.cmp(&one_tao))
    });
    html! {
        <div class="chart-table">
            <h4 id="simulation-movers">{ messages.text("simulation.movers") }</h4>
            <div class="simulation-controls">{ choices("simulation-order", &messages.text("simulation.order"), &names, order, choose) }</div>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="simulation-movers">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ messages.text("simulation.subnet") }</th>
                            <th scope="col">{ messages.text("simulation.price") }</th>
                            <th scope="col">{ messages.text("simulation.measure.share") }</th>
                            <th scope="col">{ messages.text("simulation.alpha") }</th>
                            <th scope="col">{ messages.text("simulation.tao") }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for subnets.iter().take(SHOWN).map(|subnet| row(messages, subnet, &known, has_price)) }
                    </tbody>
                </table>
            </div>
        </div>
    }
}

fn row(messages: &Messages, subnet: &SubnetReport, known: &[Listing], has_price: bool) -> Html {
    let price = |price: f64| fixed(price, 5);
    let numbers = messages.numbers();
    let whole = |amount: u64| rounded(format::whole(amount));
    html! {
        <tr key={subnet.netuid.0}>
            <th scope="row">{ format!("{} · {}", name(subnet.netuid, known), subnet.netuid.0) }</th>
            <td>
                if has_price { { moved(messages, subnet, Measure::Price, price) } } else { { "–" } }
            </td>
            <td>{ moved(messages, subnet, Measure::Share, |share| numbers.fine_percent(fraction(share))) }</td>
            <td>{ whole(subnet.alpha_emitted.0) }</td>
            <td>{ whole(subnet.tao_injected.0) }</td>
        </tr>
    }
}

/// Renders the values before and after with the relative change.
fn moved(messages: &Messages, subnet: &SubnetReport, measure: Measure, written: impl Fn(f64) -> String) -> Html {
    let (before, after) = (written(measure.of(&subnet.before)), written(measure.of(&subnet.after)));
    let change = fraction(measure.change(subnet));
    let numbers = messages.numbers();
    let change = if change == 0 { numbers.fine_percent(change) } else { numbers.relative_change(change) };
    html! { <span>{ before }{ " → " }{ after }{ " " }<small>{ change }</small></span> }
}

fn name(netuid: Netuid, known: &[Listing]) -> &'static str {
    known.iter().find(|listing| listing.netuid == netuid).map_or("", |listing| listing.name)
}

/// Converts a number for formatting.
pub fn fraction(value: f64) -> Fraction {
    Fraction::saturating_from_num(value)
}
