//! The state of a subnet that the rules of division read.

use super::flow_average::FlowAverage;
use super::moving_price::MovingPrice;
use crate::quantity::{Netuid, Rao};
use crate::wide::FineAmount;

/// A subnet that takes part in the division: started, tradable, open for registration (spec 3.0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// The subnet's number; ties go to the lower one.
    pub netuid: Netuid,
    /// The moving average of the subnet's alpha price.
    pub moving_price: MovingPrice,
    /// `MinerBurned`: the share of the last epoch's miner emission that went to the owner's keys.
    pub miner_burned: FineAmount,
    /// Root's proportion of the validators' alpha.
    pub root_proportion: FineAmount,
    /// The moving average of the stakers' net TAO flow.
    pub user_flow: FlowAverage,
    /// The moving average of the chain's own net TAO flow.
    pub protocol_flow: FlowAverage,
    /// `EmissionValues`: the subnet's emission per block, set by the last epoch of the root network (April 2024).
    pub root_emission: Rao,
    /// `SubnetEmissionEnabled`: whether the subnet gets TAO; its alpha emission does not depend on it.
    pub emission_enabled: bool,
}
