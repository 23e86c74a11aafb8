//! Fees and the bounds of trades.

use super::Checks;
use super::pools::weighted;
use super::tally::{Problem, Tally, parse};
use serde::Deserialize;
use serde_json::Value;
use yuma_engine::pool::weights::Weights;
use yuma_engine::pool::{HIGHEST_LIMIT, INPUT_MULTIPLE, LOWEST_LIMIT, Order, Side, TradeRules, fee};
use yuma_engine::quantity::{Amount, Share};

pub const CHECKS: Checks =
    &[("chain_unit_tests.fee_rate_setting", rate_setting), ("swap_fee_and_limits", fees_and_limits)];

fn rate_setting(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for (key, is_allowed) in [("ok", true), ("max", true), ("rejected", false)] {
        tally.same(key, is_allowed, Share(parse(&group[key])?) <= fee::LARGEST_RATE)?;
    }
    tally.same("max", parse(&group["max"])?, fee::LARGEST_RATE.0)
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Constants {
    #[serde(rename = "FeeRate_default")]
    fee_rate: u16,
    max_fee_rate: u16,
    minimum_reserve: u64,
    #[serde(rename = "MaxInputMultiple_of_input_reserve")]
    input_multiple: u64,
    #[serde(rename = "min_price_rao")]
    lowest: u64,
    #[serde(rename = "max_price_rao")]
    highest: u64,
}

#[derive(Deserialize)]
struct Fee {
    amount: u64,
    fee: u64,
}

#[derive(Deserialize)]
struct InputLimit {
    tao: u64,
    alpha: u64,
    input: u64,
    drop_fees: bool,
    expect: String,
}

#[derive(Deserialize)]
struct Observed {
    tao_in: u64,
    fee: u64,
    net_in: u64,
}

fn fees_and_limits(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let constants: Constants = parse(group)?;
    tally.same("fee rate", constants.fee_rate, TradeRules::default().fee_rate.0)?;
    tally.same("largest fee rate", constants.max_fee_rate, fee::LARGEST_RATE.0)?;
    tally.same("minimum reserve", constants.minimum_reserve, TradeRules::default().minimum_reserve.0)?;
    tally.same("input multiple", constants.input_multiple, INPUT_MULTIPLE)?;
    tally.same("lowest limit", constants.lowest, LOWEST_LIMIT.0)?;
    tally.same("highest limit", constants.highest, HIGHEST_LIMIT.0)?;
    for Fee { amount, fee } in parse::<Vec<Fee>>(&group["fee_examples"])? {
        tally.same(format_args!("fee of {amount}"), fee, fee::of_gross(Amount(amount), fee::RATE).0)?;
    }
    for Observed { tao_in, fee, net_in } in parse::<Vec<Observed>>(&group["live_observed"])? {
        tally.same(format_args!("fee of {tao_in}"), fee, fee::of_gross(Amount(tao_in), fee::RATE).0)?;
        tally.same(format_args!("net of {tao_in}"), net_in, tao_in - fee)?;
    }
    for case in parse::<Vec<InputLimit>>(&group["input_limit_cases"])? {
        let pool = weighted(case.tao, case.alpha, Weights::default());
        for side in Side::ALL {
            let order = Order { is_free: case.drop_fees, ..Order::new(side, Amount(case.input)) };
            let got = pool.quote(&order).map_or_else(|error| format!("{error:?}"), |_| "ok".into());
            let expected = case.expect.split_whitespace().next().unwrap_or_default();
            tally.same(format_args!("{side:?} {}", case.input), expected, &got)?;
        }
    }
    Ok(())
}
