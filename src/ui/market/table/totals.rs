//! The totals below the table.

use yew::prelude::*;

use crate::store::EraQuantity;
use crate::ui::format::{number, whole};
use crate::ui::market::columns::{daily, price};
use crate::ui::market::day_cells::{large, subnet_count, total_of_day};
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use yuma_scenario::market::{MarketColumn, MarketResult};

/// Renders the sums of all subnets.
pub fn totals(messages: &Messages, market: &MarketProps, columns: &[MarketColumn]) -> Html {
    let totals = &market.results.now.totals;
    let count = market.market.subnets.len();
    let moved = market.results.pinned.as_ref().map(|pinned| {
        let pairs = market.results.now.subnets.iter().zip(&pinned.subnets);
        pairs.map(|(now, then)| (whole(now.tao_per_day.0) - whole(then.tao_per_day.0)).max(0.0)).sum::<f64>()
    });
    let of_start = |column: MarketColumn| match column {
        MarketColumn::Name => subnet_count(messages, count),
        MarketColumn::Tao => large(messages, totals.pool_tao),
        MarketColumn::Alpha => large(messages, totals.pool_alpha),
        // Without pools there are no prices; those of the rows are inputs of other eras.
        MarketColumn::Price | MarketColumn::Average if !market.has_prices() => String::new(),
        MarketColumn::Price => price(totals.prices.to_num()),
        MarketColumn::Average => price(totals.moving_prices.to_num()),
        MarketColumn::Emits => totals.eligible.to_string(),
        MarketColumn::Share(_) if totals.eligible > 0 => "100".to_owned(),
        MarketColumn::TaoPerDay => daily(whole(totals.emission_per_day.0)),
        MarketColumn::Change => moved.map_or_else(String::new, |moved| format!("±{}", number(moved, 0))),
        MarketColumn::Era(at) => market.eras.get(at).map_or_else(String::new, |result| of_era(market, result)),
        _ => String::new(),
    };
    let text = |column: MarketColumn| total_of_day(messages, market, column).unwrap_or_else(|| of_start(column));
    html! {
        <tfoot><tr role="row" aria-rowindex={(count + 2).to_string()}>{ for columns.iter().enumerate().map(|(at, &column)| html! {
            <td key={at} role="gridcell" class={classes!(column.id(), column.is_result().then_some("result"))}>{ text(column) }</td>
        }) }</tr></tfoot>
    }
}

fn of_era(market: &MarketProps, result: &MarketResult) -> String {
    match market.view.shared.era_quantity {
        EraQuantity::TaoPerDay => daily(whole(result.totals.emission_per_day.0)),
        EraQuantity::Share => "100".to_owned(),
        EraQuantity::Price if !result.rules.has_pools() => String::new(),
        EraQuantity::Price => price(result.totals.prices.to_num()),
    }
}
