//! The trades of an order with pools, and the points of each pool's curve.

use std::rc::Rc;

use super::amounts::Token;
use super::span::span_of;
use crate::ui::format::whole;
use yuma_engine::economy::Economy;
use yuma_engine::pool::{Order, Pool, Side, Swap};
use yuma_engine::quantity::{Amount, Netuid, Price};
use yuma_scenario::market::{Quote, Trade};

/// The number of points of the curve that an order can reach.
const STEPS: u64 = 40;
/// The number of points of the curve behind the present state.
const STEPS_BEHIND: u64 = 4;
/// The range in lengths of the curve behind the present state.
const RANGE_BEHIND: u64 = 8;

/// A state of a pool, relative to its state before the order: what has entered and what has left, in whole TAO or alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CurvePoint {
    /// The amount that has entered the pool, without fees.
    pub input: f64,
    /// The amount that has left the pool, with fees.
    pub output: f64,
}

impl CurvePoint {
    /// Returns the state after a trade.
    pub fn after(swap: &Swap) -> CurvePoint {
        let output = swap.paid_out.0.saturating_add(swap.fee.output(swap.side).0);
        CurvePoint { input: whole(swap.paid_in.0), output: whole(output) }
    }
}

/// A trade of the order with one pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// The subnet.
    pub netuid: Netuid,
    /// The side of the order.
    pub side: Side,
    /// The reserve that the order adds to.
    pub reserve: Amount,
    /// The price before the order.
    pub spot: Price,
    /// The price after the order, if it is not refused.
    pub spot_after: Option<Price>,
    /// The trade, if it is not refused.
    pub swap: Option<Swap>,
    /// The range of inputs of the curve.
    pub span: Amount,
    /// The points of the curve, ascending by input.
    pub points: Rc<Vec<CurvePoint>>,
}

impl Leg {
    /// Returns the unit of what enters the pool.
    pub fn input(&self) -> Token {
        if self.side == Side::Buy { Token::Tao } else { Token::Alpha }
    }

    /// Returns the unit of what leaves the pool.
    pub fn output(&self) -> Token {
        if self.side == Side::Buy { Token::Alpha } else { Token::Tao }
    }

    /// Returns the output for one unit of input at the spot price.
    pub fn rate(&self) -> f64 {
        let price: f64 = self.spot.0.to_num();
        match self.side {
            Side::Sell => price,
            Side::Buy if price > 0.0 => 1.0 / price,
            Side::Buy => 0.0,
        }
    }

    /// Returns the relative change of the average price from the spot price; positive for a purchase.
    pub fn average_change(&self) -> Option<f64> {
        let slippage: f64 = self.swap?.slippage()?.to_num();
        Some(if self.side == Side::Buy { slippage } else { -slippage })
    }
}

/// Returns the networks with pools that a trade passes, with the sides of the order.
pub fn sides(trade: Trade) -> Vec<(Netuid, Side)> {
    let all = match trade {
        Trade::Stake { netuid, .. } => vec![(netuid, Side::Buy)],
        Trade::Unstake { netuid, .. } => vec![(netuid, Side::Sell)],
        Trade::Move { from, to, .. } => vec![(from, Side::Sell), (to, Side::Buy)],
    };
    all.into_iter().filter(|(netuid, _)| *netuid != Netuid::ROOT).collect()
}

/// Returns the trades of an order. The first one shows the range `span`, a second one a range around its own input.
pub fn legs(economy: &Economy, trade: Trade, quote: Option<&Quote>, span: Amount) -> Vec<Leg> {
    let leg = |(at, (netuid, side)): (usize, (Netuid, Side))| {
        let pool = &economy.subnet(netuid)?.pool;
        let quoted = quote.and_then(|quote| quote.legs.get(at));
        let swap = quoted.map(|leg| leg.swap);
        let span = match swap {
            Some(swap) if at > 0 => span_of(swap.taken()),
            _ => span,
        };
        Some(Leg {
            netuid,
            side,
            reserve: pool.reserves().input(side),
            spot: quoted.map_or_else(|| pool.price(), |leg| leg.spot_before),
            spot_after: quoted.map(|leg| leg.spot_after),
            swap,
            span,
            points: Rc::new(points(pool, side, span)),
        })
    };
    sides(trade).into_iter().enumerate().filter_map(leg).collect()
}

/// Quotes trades without a fee along a pool's curve, from a little on the other side to the end of the range. Trades
/// that the pool refuses have no point.
fn points(pool: &Pool, side: Side, span: Amount) -> Vec<CurvePoint> {
    let part = |whole: u64, index: u64, parts: u64| {
        let amount = u128::from(whole) * u128::from(index) / u128::from(parts);
        Amount(u64::try_from(amount).unwrap_or(u64::MAX))
    };
    let swap = |side: Side, amount: Amount| pool.quote(&Order::new(side, amount).free()).ok();
    let ahead = (1..=STEPS).filter_map(|index| Some(CurvePoint::after(&swap(side, part(span.0, index, STEPS))?)));
    let reach = swap(side, part(span.0, 1, RANGE_BEHIND)).map_or(0, |swap| swap.paid_out.0);
    let behind = (1..=STEPS_BEHIND).rev().filter_map(|index| {
        let swap = swap(side.opposite(), part(reach, index, STEPS_BEHIND))?;
        Some(CurvePoint { input: -whole(swap.paid_out.0), output: -whole(swap.paid_in.0) })
    });
    behind.chain([CurvePoint::default()]).chain(ahead).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::pool::{ConstantProduct, Reserves};
    use yuma_engine::quantity::{Alpha, RAO_PER_TAO, Rao};

    #[test]
    fn points_follow_the_pool() {
        let unit = RAO_PER_TAO;
        let pool = ConstantProduct::new(Reserves { tao: Rao(100 * unit), alpha: Alpha(1_000 * unit) });
        let points = points(&Pool::ConstantProduct(pool), Side::Buy, Amount(100 * unit));
        assert_eq!(points.len(), 45);
        for point in &points {
            let product = (100.0 + point.input) * (1_000.0 - point.output);
            assert!((product - 100_000.0).abs() < 0.01, "{point:?}");
        }
        assert!(points.windows(2).all(|pair| pair[0].input < pair[1].input && pair[0].output < pair[1].output));
    }
}
