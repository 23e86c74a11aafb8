//! The rows of the market data of btcli and taostats.

use super::format::MarketFormat;
use super::row::{MarketRows, SubnetRow};
use crate::import::{Ignored, Market};
use crate::limits;
use yuma_engine::quantity::{Alpha, Netuid, Rao};

/// Returns the rows of market data. Its prices are left out, because the reserves determine them.
pub(super) fn rows(format: MarketFormat, market: Market, ignored: Vec<Ignored>) -> MarketRows {
    let row = |subnet: crate::import::MarketSubnet| SubnetRow {
        netuid: Netuid(subnet.netuid),
        name: Some(subnet.name.chars().take(limits::NAME).collect()),
        tao: Some(Rao(subnet.tao_in)),
        alpha: Some(Alpha(subnet.alpha_in)),
        alpha_out: Some(Alpha(subnet.alpha_out)),
        // btcli does not say which subnets have started.
        is_started: (format == MarketFormat::TaostatsPools).then_some(subnet.is_started),
        ..SubnetRow::default()
    };
    MarketRows { format, rows: market.subnets.into_iter().map(row).collect(), assumptions: Vec::new(), ignored }
}
