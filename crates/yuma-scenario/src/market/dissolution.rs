//! The payout of a dissolved subnet.

use yuma_engine::economy::operations::{Operation, OperationError, apply};
use yuma_engine::economy::{Economy, Rules};
use yuma_engine::pool::{Order, Side};
use yuma_engine::quantity::{Alpha, Amount, Key, Netuid, Price, Rao};
use yuma_engine::wide::{Ratio, safe_div};

/// The payout of a dissolved subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DissolutionPayout {
    /// The alpha of all stakers.
    pub staked: Alpha,
    /// The TAO that its stakers get, without the owner.
    pub stakers: Rao,
    /// The TAO that the owner's account gets: the lock, if it is returned, and the part of its own stake.
    pub owner: Rao,
    /// The TAO that is recycled.
    pub recycled: Rao,
    /// The value of the staked alpha at the spot price, rounded down.
    pub at_spot: Rao,
    /// The TAO that a sale of all staked alpha would bring instead; `None` if the pool admits no such sale.
    pub sold: Option<Rao>,
}

impl DissolutionPayout {
    /// Returns the TAO that each staked alpha gets; 0 if none is staked.
    pub fn per_alpha(&self) -> Price {
        Price(safe_div(Ratio::saturating_from_num(self.stakers.0), Ratio::saturating_from_num(self.staked.0)))
    }

    /// Returns the payout of the stakers relative to the value at the spot price; `None` if that is 0.
    pub fn of_spot(&self) -> Option<f64> {
        let value = self.at_spot.0 as f64;
        (value > 0.0).then(|| self.stakers.0 as f64 / value)
    }
}

/// Dissolves a subnet in a copy of the economy.
///
/// # Errors
/// Returns [`OperationError::SubnetNotExists`].
pub fn dissolution(economy: &Economy, rules: &Rules, netuid: Netuid) -> Result<DissolutionPayout, OperationError> {
    let subnet = economy.subnet(netuid).ok_or(OperationError::SubnetNotExists)?;
    let staked = subnet.stakes.positions().fold(0u64, |sum, (_, _, alpha)| sum.saturating_add(alpha));
    let owner = subnet.owner.coldkey;
    let sale = subnet.pool.quote(&Order::new(Side::Sell, Amount(staked)));
    let mut after = Economy { subnets: vec![subnet.clone()], issuance: economy.issuance, ..Economy::default() };
    let receipt = apply(&mut after, rules, &Operation::Dissolve { netuid })?;
    let (to_owner, to_stakers): (Vec<_>, Vec<_>) = receipt.payments.into_iter().partition(|(key, _)| *key == owner);
    let sum = |payments: Vec<(Key, Rao)>| Rao(payments.iter().fold(0, |sum, (_, tao)| sum.saturating_add(tao.0)));
    Ok(DissolutionPayout {
        staked: Alpha(staked),
        stakers: sum(to_stakers),
        owner: sum(to_owner),
        recycled: Rao(economy.issuance.0.saturating_sub(after.issuance.0)),
        at_spot: subnet.pool.price().value_of(Alpha(staked)),
        sold: sale.ok().map(|swap| Rao(swap.paid_out.0)),
    })
}
