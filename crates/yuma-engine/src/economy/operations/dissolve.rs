//! Dissolving a subnet (spec 6.5).

use super::{OperationError, Receipt};
use crate::economy::dissolution::{Claims, dissolve};
use crate::economy::state::Economy;
use crate::issuance::recycle;
use crate::pool::Pool;
use crate::quantity::{Alpha, Block, Key, Netuid, Rao};

/// The first registration block of subnets whose pool alpha shares in the pot when they are dissolved (4 June 2026).
const POOL_SHARES_FROM: Block = Block(8_334_450);

/// Dissolves a subnet and returns the payments: its stakers receive the pool's TAO by their alpha, the rest is
/// recycled. Unclaimed root dividends are lost.
///
/// The lock of a subnet without a pool (2024) is returned to the owner. Reservoirs and pending TAO have no owner and
/// are recycled, too. Source: chain `do_dissolve_network`.
pub(super) fn dissolve_subnet(economy: &mut Economy, netuid: Netuid) -> Result<Receipt, OperationError> {
    let index = economy.subnet_index(netuid).ok_or(OperationError::SubnetNotExists)?;
    let subnet = economy.subnets.remove(index);
    economy.root.vote.forget(netuid);
    let positions: Vec<(Key, Key, u64)> = subnet.stakes.positions().collect();
    let reserves = subnet.pool.reserves();
    let shares_pool = subnet.registered_at >= POOL_SHARES_FROM;
    let claims = Claims {
        stakers: positions.iter().map(|position| Alpha(position.2)).collect(),
        protocol_alpha: subnet.holdings.protocol,
        pool_alpha: if shares_pool { reserves.alpha } else { Alpha(0) },
    };
    let payout = dissolve(reserves.tao, &claims);
    let mut paid = Vec::with_capacity(positions.len());
    for ((_, coldkey, _), tao) in positions.into_iter().zip(payout.stakers) {
        economy.pay(coldkey, tao);
        paid.push((coldkey, tao));
    }
    let is_locked = matches!(subnet.pool, Pool::Stable(_));
    let lock = if is_locked { subnet.lock.min(subnet.unpooled_tao) } else { Rao(0) };
    if lock.0 > 0 {
        economy.pay(subnet.owner.coldkey, lock);
        paid.push((subnet.owner.coldkey, lock));
    }
    let unpooled = Rao(subnet.unpooled_tao.0 - lock.0);
    let rest = [subnet.pool.parked().tao, subnet.pending_tao, unpooled, payout.recycled];
    economy.issuance = rest.into_iter().fold(economy.issuance, recycle);
    Ok(Receipt { dissolved: Some(netuid), payments: paid, ..Receipt::default() })
}
