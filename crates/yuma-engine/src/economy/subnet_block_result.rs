//! The result of a block for one subnet.

use super::participants::Pending;
use super::terms::InjectionTerms;
use crate::emission::MovingPrice;
use crate::quantity::{Alpha, Netuid, Price, Rao};

/// What a block does with one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubnetBlockResult {
    /// The subnet.
    pub netuid: Netuid,
    /// Its index in `economy.subnets`.
    pub index: usize,
    /// The moving average of its price before the block.
    pub moving_price: MovingPrice,
    /// The price in its pool before the injection.
    pub price_before: Price,
    /// The price in its pool after the block.
    pub price_after: Price,
    /// The terms of its injection.
    pub terms: InjectionTerms,
    /// Alpha made for its participants.
    pub alpha_emission: Alpha,
    /// TAO that joined the pool or waits for it.
    pub tao_in: Rao,
    /// Alpha made for the pool.
    pub alpha_in: Alpha,
    /// TAO that bought alpha.
    pub bought_with: Rao,
    /// Alpha bought with it.
    pub bought: Alpha,
    /// The parts of the alpha for its participants. Root's part is included, whether it is kept, sold or recycled.
    pub participants: Pending,
}
