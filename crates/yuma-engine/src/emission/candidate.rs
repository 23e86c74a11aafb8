//! What the rules of division read of a subnet.

use super::flow_average::FlowAverage;
use super::moving_price::MovingPrice;
use crate::quantity::{Netuid, Rao};
use crate::wide::FineAmount;

/// A subnet that takes part in the division: started, tradable, open for registration (spec 3.0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Which subnet it is; ties fall to the lower one.
    pub netuid: Netuid,
    /// The moving average of its alpha price.
    pub moving_price: MovingPrice,
    /// `MinerBurned`: the share of the last epoch's miner emission that went to keys of the owner.
    pub miner_burned: FineAmount,
    /// The part of its validators' alpha that belongs to root.
    pub root_proportion: FineAmount,
    /// The moving average of what stakers bring and take.
    pub user_flow: FlowAverage,
    /// The moving average of what the chain itself brings and takes.
    pub protocol_flow: FlowAverage,
    /// `EmissionValues`: what the last epoch of the root network gives it each block (April 2024).
    pub root_emission: Rao,
    /// `SubnetEmissionEnabled`: whether it gets TAO; its alpha goes on either way.
    pub emission_enabled: bool,
}
