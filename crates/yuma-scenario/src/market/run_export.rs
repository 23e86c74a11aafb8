//! Export of a run: the subnets of each day.

use serde_json::{Map, Value, json};

use super::day_point::{DayPoint, SubnetPoint};
use super::document::Market;
use super::export_cell::{Cell, ten_places};
use crate::csv_text::write_csv;
use crate::decimal::written_amount;

/// The titles of a subnet's values.
const COLUMNS: [&str; 8] =
    ["netuid", "share", "price", "average_price", "root_proportion", "tao_in_pool", "alpha_in_pool", "tao_a_day"];

/// Writes a run as CSV: a line per day and subnet, amounts in whole TAO or alpha, shares as fractions of 1.
pub fn csv(points: &[DayPoint]) -> String {
    let header: Vec<String> = ["day"].into_iter().chain(COLUMNS).map(str::to_owned).collect();
    let lines = (0u32..).zip(points).flat_map(|(day, point)| {
        point.subnets.iter().map(move |subnet| {
            let day = Cell::Count(day.into());
            [day].into_iter().chain(values(subnet)).map(Cell::into_text).collect::<Vec<String>>()
        })
    });
    write_csv(std::iter::once(header).chain(lines))
}

/// Writes a run as JSON: a record per day. Decimal numbers are strings with all their digits.
pub fn json(market: &Market, points: &[DayPoint]) -> String {
    let day = |(day, point): (u32, &DayPoint)| {
        json!({
            "day": day,
            "issuance": written_amount(point.issuance.0),
            "tao_on_root": written_amount(point.root_tao.0),
            "emission_a_day": written_amount(point.emission_per_day.0),
            "subnets": point.subnets.iter().map(record).collect::<Vec<Value>>(),
        })
    };
    let days: Vec<Value> = (0u32..).zip(points).map(day).collect();
    json!({ "title": market.title, "era": market.era.id, "start": market.start.id(), "days": days }).to_string()
}

fn record(subnet: &SubnetPoint) -> Value {
    let fields = COLUMNS.into_iter().map(str::to_owned).zip(values(subnet).map(Cell::into_json));
    Value::Object(fields.collect::<Map<String, Value>>())
}

fn values(subnet: &SubnetPoint) -> [Cell; 8] {
    let number = |number: f64| Cell::Exact(ten_places(number));
    let amount = |amount: u64| Cell::Exact(written_amount(amount));
    [
        Cell::Count(subnet.netuid.0.into()),
        number(subnet.share),
        number(subnet.price),
        number(subnet.moving_price),
        number(subnet.root_proportion),
        amount(subnet.tao.0),
        amount(subnet.alpha.0),
        amount(subnet.tao_per_day.0),
    ]
}
