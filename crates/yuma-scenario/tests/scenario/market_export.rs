//! Exports of runs and of quoted trades.

use crate::markets::{april_2026, edited, era, units};
use serde_json::Value;
use yuma_engine::economy::BlockStride;
use yuma_engine::quantity::{Alpha, Millionths, Netuid, Rao};
use yuma_scenario::market::{
    DayPoint, Market, MarketEdit, MarketRun, PriceLimit, Quote, Trade, TradeRequest, quote, quote_export, run_export,
};

fn days(market: &Market) -> Vec<DayPoint> {
    let mut run = MarketRun::new(market, market.era, BlockStride::new(7_200));
    while !run.is_complete() {
        run.advance();
    }
    run.points().to_vec()
}

/// A line of CSV as titles with values.
fn record<'a>(csv: &'a str, line: usize) -> Vec<(&'a str, &'a str)> {
    let mut lines = csv.lines();
    let cells = |line: &'a str| line.split(',').map(|cell| cell.trim_matches('"'));
    let header = lines.next().unwrap();
    cells(header).zip(cells(lines.nth(line).unwrap())).collect()
}

fn value<'a>(csv: &'a str, line: usize, title: &str) -> &'a str {
    record(csv, line).into_iter().find(|(known, _)| *known == title).unwrap_or_else(|| panic!("{title}")).1
}

#[test]
fn a_run_is_a_line_per_day_and_subnet() {
    let market = edited(&april_2026(), [MarketEdit::SetHorizon(2)]);
    let points = days(&market);
    let csv = run_export::csv(&points);
    assert_eq!(csv.lines().count(), 1 + 3 * 128);
    // Subnet 64 on day 2.
    let line = 2 * 128 + 63;
    let subnet = points[2].subnet(Netuid(64)).unwrap();
    assert_eq!((value(&csv, line, "day"), value(&csv, line, "netuid")), ("2", "64"));
    let number = |title| value(&csv, line, title).parse::<f64>().unwrap();
    for (title, expected) in [
        ("share", subnet.share),
        ("price", subnet.price),
        ("average_price", subnet.moving_price),
        ("root_proportion", subnet.root_proportion),
        ("tao_in_pool", subnet.tao.0 as f64 / 1e9),
        ("alpha_in_pool", subnet.alpha.0 as f64 / 1e9),
        ("tao_a_day", subnet.tao_per_day.0 as f64 / 1e9),
    ] {
        assert!((number(title) - expected).abs() < 1e-9 * expected.max(1.0), "{title}");
    }
    let json: Value = serde_json::from_str(&run_export::json(&market, &points)).unwrap();
    assert_eq!((&json["era"], json["days"].as_array().unwrap().len()), (&Value::from("etao-2026"), 3));
    assert_eq!(json["days"][2]["subnets"][63]["share"], value(&csv, line, "share"));
}

fn quoted(trade: Trade, limit: Option<PriceLimit>) -> (Market, Quote) {
    let market = edited(&april_2026(), [MarketEdit::SetEra(era("gate-2026"))]);
    let quote = quote(&market, market.era, TradeRequest { trade, limit, parts: 10 }).unwrap();
    (market, quote)
}

#[test]
fn a_quote_is_a_line_with_the_receipts_numbers() {
    let stake = Trade::Stake { netuid: Netuid(91), tao: Rao(units(100.0)) };
    let (market, quote) = quoted(stake, Some(PriceLimit::Tolerance(Millionths(50_000))));
    let csv = quote_export::csv(&market, &quote);
    assert_eq!(csv.lines().count(), 2);
    let amount = |title| (value(&csv, 0, title).parse::<f64>().unwrap() * 1e9).round() as u64;
    assert_eq!(amount("paid"), quote.receipt.paid.0);
    assert_eq!(amount("received"), quote.receipt.received.0);
    assert_eq!(amount("fee_tao"), quote.fee.tao.0);
    assert_eq!(amount("received_up_to_limit"), quote.limited.as_ref().unwrap().partial.as_ref().unwrap().received.0);
    let refusal = quote.limited.as_ref().unwrap().whole.as_ref().unwrap_err().to_string();
    assert_eq!(value(&csv, 0, "received_at_limit_or_refused"), refusal);
    let json: Value = serde_json::from_str(&quote_export::json(&market, &quote)).unwrap();
    for (title, text) in record(&csv, 0) {
        let found = match &json[title] {
            Value::Null => String::new(),
            Value::String(found) => found.clone(),
            other => other.to_string(),
        };
        assert_eq!(found, text, "{title}");
    }
}

#[test]
fn a_move_has_both_pools() {
    let (market, quote) = quoted(Trade::Move { from: Netuid(64), to: Netuid(91), amount: Alpha(units(500.0)) }, None);
    let csv = quote_export::csv(&market, &quote);
    for (title, expected) in [
        ("trade", "move"),
        ("from_netuid", "64"),
        ("to_netuid", "91"),
        ("pool_1_netuid", "64"),
        ("pool_2_netuid", "91"),
    ] {
        assert_eq!(value(&csv, 0, title), expected, "{title}");
    }
}
