//! A subnet of a market.

use substrate_fixed::types::{I64F64, I96F32};

use super::subnet_consensus::SubnetConsensus;
use yuma_engine::economy::{BURN_PRICE, EmissionWeights, Tempo};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::pool::{ConstantProduct, Reserves};
use yuma_engine::quantity::{Alpha, Block, Netuid, Price, RAO_PER_TAO, Rao};
use yuma_engine::wide::{AMOUNT_ZERO, FineAmount};

/// A subnet of a market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketSubnet {
    /// The subnet's number, from 1.
    pub netuid: Netuid,
    /// The displayed name; may be empty.
    pub name: String,
    /// `SubnetTAO`: the TAO in the pool.
    pub tao: Rao,
    /// `SubnetAlphaIn`: the alpha in the pool.
    pub alpha: Alpha,
    /// `SubnetAlphaOut`: the alpha outside the pool.
    pub alpha_out: Alpha,
    /// The moving average of the price; `None` before the start call.
    pub moving_price: Option<MovingPrice>,
    /// The fraction of the miners' alpha that goes to the owner's keys, from 0 to 1. It has the type of
    /// the chain's `MinerBurned`, so that the rules read exactly what the document stores.
    pub miner_burn: FineAmount,
    /// `SubnetEmissionEnabled`.
    pub emission_enabled: bool,
    /// The block of registration; a started subnet made its start call in the same block.
    pub registered_at: Block,
    /// `SubnetEmaTaoFlow`: the moving average of the stakers' net TAO flow.
    pub user_flow: FlowAverage,
    /// `SubnetEmaProtocolFlow`: the moving average of the chain's own net TAO flow.
    pub protocol_flow: FlowAverage,
    /// `SubnetEmissionWeights`, even if the chain would refuse them.
    pub emission_weights: EmissionWeights,
    /// The cost of registering a neuron.
    pub neuron_burn: Rao,
    /// Blocks between epochs.
    pub tempo: Tempo,
    /// The scenario that determines the earnings inside the subnet, and with them the miner burn; `None` for fixed
    /// proportions.
    pub consensus: Option<SubnetConsensus>,
}

impl MarketSubnet {
    /// Creates a subnet without reserves that has not started. Written links refer to these values: they never
    /// change.
    pub fn new(netuid: Netuid, registered_at: Block) -> MarketSubnet {
        MarketSubnet {
            netuid,
            name: String::new(),
            tao: Rao(0),
            alpha: Alpha(0),
            alpha_out: Alpha(0),
            moving_price: None,
            miner_burn: AMOUNT_ZERO,
            emission_enabled: false,
            registered_at,
            user_flow: FlowAverage::default(),
            protocol_flow: FlowAverage::default(),
            emission_weights: EmissionWeights::DEFAULT,
            neuron_burn: BURN_PRICE.min,
            tempo: Tempo(360),
            consensus: None,
        }
    }

    /// Returns the reserves of the pool.
    pub fn reserves(&self) -> Reserves {
        Reserves { tao: self.tao, alpha: self.alpha }
    }

    /// Returns `tao / alpha`, cut to 2^-32; 0 without alpha. In a pool of any era the price differs by rounding only.
    pub fn price(&self) -> Price {
        ConstantProduct::new(self.reserves()).price()
    }

    /// Returns the price as a moving average that has reached it.
    pub fn settled_price(&self) -> MovingPrice {
        MovingPrice::settled(self.price())
    }

    /// Returns the stakers' flow average with which runtime 338 began: the smaller of price and moving price, as TAO;
    /// 0 before the start call.
    pub fn first_user_flow(&self) -> FlowAverage {
        let price = self.moving_price.map_or(I96F32::default(), |average| average.0.min(self.settled_price().0));
        FlowAverage(I64F64::saturating_from_num(price).saturating_mul(I64F64::saturating_from_num(RAO_PER_TAO)))
    }
}
