//! A change of the rules at a block, with the chain's migrations of the state.
//!
//! Modeled are the pools and the flow averages. Everything else stays as it is: pending TAO and alpha, claims, registration
//! prices and the counters of epochs, which every era keeps. TAO that waits for root stakers waits on under rules that
//! do not pay it.

use super::pool_kind::PoolKind;
use super::rules::Rules;
use super::state::{Economy, Flows, Subnet};
use crate::emission::{FlowAverage, ShareRule};
use crate::pool::weighted::Weighted;
use crate::pool::weights::Weights;
use crate::pool::{Concentrated, Pool};
use crate::quantity::{Flow, RAO_PER_TAO};
use substrate_fixed::types::{I64F64, I96F32};

/// Brings the state of an economy from one era's rules to another's.
///
/// Pools keep their reserves. A pool of the weighted kind gets the weights that reproduce its price, or equal ones if
/// those are out of range (chain: `migrate_swapv3_to_balancer`); a pool of an earlier kind gets the price of its
/// reserves. Flow averages that the rules read for the first time start as on the chain: the stakers' with the smaller
/// of price and moving price in TAO, the chain's own at zero (chain: `migrate_init_tao_flow`).
/// Source: spec dtao 1.1.3, 3.3.
pub fn change_rules(economy: &mut Economy, from: &Rules, to: &Rules) {
    for subnet in &mut economy.subnets {
        if from.pool != to.pool {
            subnet.pool = changed_pool(&subnet.pool, to.pool);
        }
        if reads_user_flow(to.share) && !reads_user_flow(from.share) {
            subnet.flows = Flows { user: Flow(0), user_average: first_user_flow(subnet), ..subnet.flows };
        }
        if reads_protocol_flow(to.share) && !reads_protocol_flow(from.share) {
            subnet.flows = Flows { protocol: Flow(0), protocol_average: FlowAverage::default(), ..subnet.flows };
        }
    }
}

fn changed_pool(pool: &Pool, kind: PoolKind) -> Pool {
    let parked = pool.parked();
    match (pool, kind.pool(pool.reserves())) {
        (Pool::Concentrated(old), Pool::Concentrated(new)) => {
            Pool::Concentrated(Concentrated { rules: new.rules, keeps_fees: new.keeps_fees, ..*old })
        }
        (Pool::Weighted(old), Pool::Weighted(new)) => Pool::Weighted(Weighted { unbalanced: new.unbalanced, ..*old }),
        (old, Pool::Weighted(new)) => {
            let weights = Weights::at_price(&new.reserves, old.price()).unwrap_or_default();
            Pool::Weighted(Weighted { weights, parked, ..new })
        }
        (_, Pool::Concentrated(new)) => Pool::Concentrated(Concentrated { parked, ..new }),
        // These pools have no reservoirs: parked amounts join them.
        (old, _) => kind.pool(old.reserves().plus(parked)),
    }
}

fn reads_user_flow(share: ShareRule) -> bool {
    matches!(share, ShareRule::TaoFlow(_) | ShareRule::NetFlow(_))
}

fn reads_protocol_flow(share: ShareRule) -> bool {
    matches!(share, ShareRule::NetFlow(_))
}

/// Returns the smaller of price and moving price, in TAO.
fn first_user_flow(subnet: &Subnet) -> FlowAverage {
    let price = I96F32::saturating_from_num(subnet.pool.price().0).min(subnet.moving_price.0);
    FlowAverage(I64F64::saturating_from_num(price).saturating_mul(I64F64::saturating_from_num(RAO_PER_TAO)))
}
