//! The result of a block for one subnet.

use super::participants::Pending;
use super::terms::InjectionTerms;
use crate::emission::MovingPrice;
use crate::quantity::{Alpha, Netuid, Price, Rao};

/// The result of a block for one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubnetBlockResult {
    /// The subnet.
    pub netuid: Netuid,
    /// The subnet's index in `economy.subnets`.
    pub index: usize,
    /// The moving average of the price before the block.
    pub moving_price: MovingPrice,
    /// The price in the pool before the injection.
    pub price_before: Price,
    /// The price in the pool after the block.
    pub price_after: Price,
    /// The terms of the injection.
    pub terms: InjectionTerms,
    /// Alpha created for the participants.
    pub alpha_emission: Alpha,
    /// TAO that joined the pool or is waiting to join it.
    pub tao_in: Rao,
    /// Alpha created for the pool.
    pub alpha_in: Alpha,
    /// TAO spent to buy alpha.
    pub bought_with: Rao,
    /// Alpha bought with that TAO.
    pub bought: Alpha,
    /// The parts of the participants' alpha. Root's part is included, whether it is kept, sold or recycled.
    pub participants: Pending,
}
