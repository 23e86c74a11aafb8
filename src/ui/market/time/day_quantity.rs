//! The quantities of a subnet that the second chart shows over time.

use crate::chart::Precision;
use crate::ui::format::{number, whole};
use crate::ui::market::trade::amounts::significant;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Flow, Netuid};
use yuma_scenario::market::DayPoint;

/// A quantity over the days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayQuantity {
    /// The price, with its moving average.
    #[default]
    Price,
    /// The TAO in the pool.
    PoolTao,
    /// The alpha in the pool.
    PoolAlpha,
    /// The share of the emission.
    Share,
    /// The TAO of a day.
    TaoPerDay,
    /// The net flow of stakers' TAO on a day, with the chain's own.
    Flow,
    /// Root's proportion of the validators.
    RootProportion,
    /// All issued TAO.
    Issuance,
}

impl DayQuantity {
    /// All quantities, in the order of the choice.
    pub const ALL: [DayQuantity; 8] = [
        DayQuantity::Price,
        DayQuantity::PoolTao,
        DayQuantity::PoolAlpha,
        DayQuantity::Share,
        DayQuantity::TaoPerDay,
        DayQuantity::Flow,
        DayQuantity::RootProportion,
        DayQuantity::Issuance,
    ];

    /// Returns the id in message keys.
    pub const fn id(self) -> &'static str {
        match self {
            DayQuantity::Price => "price",
            DayQuantity::PoolTao => "pool_tao",
            DayQuantity::PoolAlpha => "pool_alpha",
            DayQuantity::Share => "share",
            DayQuantity::TaoPerDay => "tao_per_day",
            DayQuantity::Flow => "flow",
            DayQuantity::RootProportion => "root_proportion",
            DayQuantity::Issuance => "issuance",
        }
    }

    /// Returns whether only eras with pools have it.
    pub const fn is_of_pools(self) -> bool {
        matches!(self, DayQuantity::Price | DayQuantity::PoolTao | DayQuantity::PoolAlpha)
    }

    /// Returns the value on a day: TAO, alpha or a fraction of 1; `None` if the subnet does not exist.
    pub fn of(self, point: &DayPoint, netuid: Netuid) -> Option<f64> {
        if self == DayQuantity::Issuance {
            return Some(whole(point.issuance.0));
        }
        let subnet = point.subnet(netuid)?;
        Some(match self {
            DayQuantity::Price => subnet.price,
            DayQuantity::PoolTao => whole(subnet.tao.0),
            DayQuantity::PoolAlpha => whole(subnet.alpha.0),
            DayQuantity::Share => subnet.share,
            DayQuantity::TaoPerDay => whole(subnet.tao_per_day.0),
            DayQuantity::Flow => signed_whole(subnet.user_flow),
            DayQuantity::RootProportion => subnet.root_proportion,
            DayQuantity::Issuance => return None,
        })
    }

    /// Returns the value of the second line under the same era, if the quantity has one: the moving average of the price, or
    /// the chain's own flow.
    pub fn second(self, point: &DayPoint, netuid: Netuid) -> Option<f64> {
        let subnet = point.subnet(netuid)?;
        match self {
            DayQuantity::Price => Some(subnet.moving_price),
            DayQuantity::Flow => Some(signed_whole(subnet.protocol_flow)),
            _ => None,
        }
    }

    /// Returns the message key of the second line.
    pub const fn second_label(self) -> Option<&'static str> {
        match self {
            DayQuantity::Price => Some("days.average"),
            DayQuantity::Flow => Some("days.flow.chain"),
            _ => None,
        }
    }

    /// Formats a value with its unit.
    pub fn written(self, messages: &Messages, value: f64) -> String {
        let unit = match self {
            DayQuantity::Share | DayQuantity::RootProportion => return messages.numbers().percent_at(value, 2),
            DayQuantity::PoolAlpha => "α",
            _ => "τ",
        };
        let sign = if value < 0.0 { "−" } else { "" };
        messages.numbers().with_unit(&format!("{sign}{}", significant(value.abs(), 4)), unit)
    }

    /// Formats a value of an axis with this step, without its unit.
    pub fn tick(self, messages: &Messages, value: f64, step: f64) -> String {
        let is_fraction = matches!(self, DayQuantity::Share | DayQuantity::RootProportion);
        let (unit, sign) = match messages.numbers().short_unit(value) {
            Some((unit, sign)) if !is_fraction => (unit, sign),
            _ => (1.0, ""),
        };
        let decimals = Precision { largest: value, step }.decimals(if is_fraction { 0.01 } else { unit });
        match (is_fraction, sign) {
            (true, _) => messages.numbers().percent_at(value, decimals),
            (false, "") => number(value, decimals),
            (false, sign) => messages.numbers().with_unit(&number(value / unit, decimals), sign),
        }
    }
}

fn signed_whole(flow: Flow) -> f64 {
    let tao = whole(flow.0.unsigned_abs());
    if flow.0 < 0 { -tao } else { tao }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    #[test]
    fn ticks_of_an_axis_have_the_decimals_of_its_step() {
        for (quantity, value, step, text) in [
            (DayQuantity::Price, 0.09, 0.002, "0.090"),
            (DayQuantity::Price, 0.0, 0.002, "0.000"),
            (DayQuantity::PoolTao, 212_000.0, 500.0, "212.0 k"),
            (DayQuantity::PoolTao, 1_350.0, 50.0, "1,350"),
            (DayQuantity::Share, 0.105, 0.005, "10.5 %"),
            (DayQuantity::RootProportion, 0.1, 0.01, "10 %"),
            (DayQuantity::Issuance, 10_950_000.0, 20_000.0, "10.95 M"),
        ] {
            let tick = quantity.tick(&Messages::new(Language::English), value, step);
            assert_eq!(tick.replace('\u{a0}', " "), text);
        }
    }
}
