//! The pools of 2025.

use super::Checks;
use super::pools::{outcome, reserves};
use super::tally::{Problem, Tally, parse};
use super::value::{Fixed, Integer};
use serde::Deserialize;
use serde_json::Value;
use yuma_engine::pool::{Concentrated, ConstantProduct, Order, Side};
use yuma_engine::quantity::{Amount, Rao};

pub const CHECKS: Checks = &[
    ("computed_from_chain_code.constant_product_launch_era", launch),
    ("computed_from_chain_code.v3_protocol_only_single_step", concentrated),
];

fn launch(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        tao_reserve: Integer,
        alpha_reserve: Integer,
        amount: Integer,
        buy_alpha_out: Option<Integer>,
        sell_tao_out: Option<Integer>,
    }
    for (number, row) in parse::<Vec<Row>>(group)?.iter().enumerate() {
        let pool = ConstantProduct::new(reserves(row.tao_reserve.0, row.alpha_reserve.0));
        for (side, expected) in [(Side::Buy, row.buy_alpha_out), (Side::Sell, row.sell_tao_out)] {
            let swap = pool.quote(&Order::new(side, Amount(row.amount.0)).free());
            let expected = expected.map_or("InsufficientLiquidity".to_string(), |out| out.0.to_string());
            tally.same(format_args!("row {number}, {side:?}"), expected, outcome(swap.map(|swap| swap.paid_out)))?;
        }
    }
    Ok(())
}

fn concentrated(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        tao_reserve: Integer,
        alpha_reserve: Integer,
        sqrt_price: Fixed,
        liquidity: Integer,
        amount_net_of_fee: Integer,
        buy_alpha_out: Integer,
        buy_sqrt_price_after: Fixed,
        sell_tao_out: Integer,
        sell_sqrt_price_after: Fixed,
    }
    for (number, row) in parse::<Vec<Row>>(group)?.iter().enumerate() {
        let pool = Concentrated::new(reserves(row.tao_reserve.0, row.alpha_reserve.0));
        tally.same(
            format_args!("row {number}, root of the price"),
            row.sqrt_price.bits.0,
            pool.root_price.to_bits(),
        )?;
        tally.same(format_args!("row {number}, liquidity"), row.liquidity.0, pool.liquidity.0)?;
        let sides = [
            (Side::Buy, row.buy_alpha_out, row.buy_sqrt_price_after),
            (Side::Sell, row.sell_tao_out, row.sell_sqrt_price_after),
        ];
        for (side, out, root) in sides {
            let mut pool = pool;
            let limit = if side == Side::Buy { Rao(u64::MAX) } else { Rao(0) };
            let order = Order::new(side, Amount(row.amount_net_of_fee.0)).free().with_limit(limit);
            let field = format!("row {number}, {side:?}");
            tally.same(&field, out.0.to_string(), outcome(pool.swap(&order).map(|swap| swap.paid_out)))?;
            tally.same(format_args!("{field}, root after"), root.bits.0, pool.root_price.to_bits())?;
        }
    }
    Ok(())
}
