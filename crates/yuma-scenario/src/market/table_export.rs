//! Export of the table of subnets, with all set values and the results of the next block.
//!
//! `above_bar` is the share before the gate less the bar, `days_immune` is [`PruneOrder::days_immune`], `days_to_pruning` is
//! [`PruneOrder::days`], and `split_owner` and its like are the parts of the owner's split as fractions of 1.
//!
//! The titles of the set values are those of [`SubnetColumn`], so that [`super::import`] reads the table again; it ignores
//! the results.

use serde_json::{Map, Value, json};

use super::document::Market;
use super::evaluation::{MarketResult, SubnetResult};
use super::export_cell::{Cell, ten_places};
use super::import::SubnetColumn;
use super::prune_order::PruneOrder;
use super::subnet::MarketSubnet;
use crate::csv_text::write_csv;
use crate::decimal::written_amount;
use yuma_engine::economy::EmissionSlot;

/// The parts of a split, with their names in titles.
const SPLIT: [(&str, EmissionSlot); 5] = [
    ("burn", EmissionSlot::Burn),
    ("recycle", EmissionSlot::Recycle),
    ("owner", EmissionSlot::Owner),
    ("validators", EmissionSlot::Validator),
    ("miners", EmissionSlot::Miner),
];

/// Writes the table as CSV: a line per subnet, amounts in whole TAO or alpha, shares as fractions of 1.
pub fn csv(market: &Market, result: &MarketResult) -> String {
    let header: Vec<String> = columns(result);
    let lines = rows(market, result).map(|row| row.into_iter().map(Cell::into_text).collect());
    write_csv(std::iter::once(header).chain(lines))
}

/// Writes the table as JSON. Decimal numbers are strings with all their digits.
pub fn json(market: &Market, result: &MarketResult) -> String {
    let columns = columns(result);
    let record = |row: Vec<Cell>| {
        let fields = columns.iter().cloned().zip(row.into_iter().map(Cell::into_json));
        Value::Object(fields.collect::<Map<String, Value>>())
    };
    let subnets: Vec<Value> = rows(market, result).map(record).collect();
    json!({ "title": market.title, "era": market.era.id, "start": market.start.id(), "subnets": subnets }).to_string()
}

/// Returns the titles.
fn columns(result: &MarketResult) -> Vec<String> {
    let set = SubnetColumn::ALL.into_iter().map(|column| column.id().to_owned());
    let shares = result.stages.iter().map(|stage| format!("share_{}", stage.id()));
    let others = ["tao_a_day", "alpha_a_day", "rank", "above_bar", "days_immune", "days_to_pruning"].map(str::to_owned);
    let split = SPLIT.map(|(name, _)| format!("split_{name}"));
    set.chain(shares).chain(others).chain(split).collect()
}

fn rows(market: &Market, result: &MarketResult) -> impl Iterator<Item = Vec<Cell>> {
    let order = PruneOrder::of(&result.economy, &result.rules);
    let pairs = market.subnets.iter().zip(&result.subnets);
    pairs.map(move |(subnet, paid)| {
        let set = SubnetColumn::ALL.into_iter().map(|column| set_value(subnet, column));
        let days = [order.days_immune(subnet.netuid), order.days(subnet.netuid)]
            .map(|days| days.map_or(Cell::Empty, |days| Cell::Exact(ten_places(days))));
        let part = |slot| Cell::Exact(ten_places(subnet.emission_weights.slot(slot).0 as f64 / u64::MAX as f64));
        let split = SPLIT.map(|(_, slot)| part(slot));
        set.chain(results(paid, result.stages.len())).chain(days).chain(split).collect()
    })
}

fn set_value(subnet: &MarketSubnet, column: SubnetColumn) -> Cell {
    match column {
        SubnetColumn::Netuid => Cell::Count(subnet.netuid.0.into()),
        SubnetColumn::Name => Cell::Text(subnet.name.clone()),
        SubnetColumn::Tao => Cell::Exact(written_amount(subnet.tao.0)),
        SubnetColumn::Alpha => Cell::Exact(written_amount(subnet.alpha.0)),
        SubnetColumn::AlphaOut => Cell::Exact(written_amount(subnet.alpha_out.0)),
        SubnetColumn::Price => Cell::Exact(ten_places(subnet.price().0.to_num())),
        SubnetColumn::Average => {
            subnet.moving_price.map_or(Cell::Empty, |average| Cell::Exact(ten_places(average.0.to_num())))
        }
        SubnetColumn::Started => Cell::Flag(subnet.moving_price.is_some()),
        SubnetColumn::MinerBurn => Cell::Exact(ten_places(subnet.miner_burn.to_num())),
        SubnetColumn::Emission => Cell::Flag(subnet.emission_enabled),
        SubnetColumn::RegisteredAt => Cell::Count(subnet.registered_at.0),
    }
}

/// Returns the results of a subnet, empty if it does not take part.
fn results(paid: &SubnetResult, stages: usize) -> Vec<Cell> {
    let takes_part = paid.block.is_some();
    let shares =
        (0..stages).map(|at| paid.shares.get(at).map_or(Cell::Empty, |share| Cell::Exact(ten_places(share.to_num()))));
    let amount = |amount: u64| if takes_part { Cell::Exact(written_amount(amount)) } else { Cell::Empty };
    let rank = paid.rank.map_or(Cell::Empty, |rank| Cell::Count(rank.into()));
    let above_bar = paid.above_bar.map_or(Cell::Empty, |distance| Cell::Exact(ten_places(distance.to_num())));
    shares.chain([amount(paid.tao_per_day.0), amount(paid.alpha_per_day.0), rank, above_bar]).collect()
}
