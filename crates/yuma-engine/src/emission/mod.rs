//! The division of a block's TAO between the subnets, with one file per rule (spec 3, latest era 2).
//!
//! Each rule reports its stages, so that a user can follow a subnet's TAO: the share, the share after miner burn, the
//! share after the gate, and the final share after the emission switch.

mod bar;
mod burned_price;
mod candidate;
mod flow;
mod flow_average;
mod gate;
mod moving_price;
mod net_flow;
mod power_shares;
mod price_share;
mod root_weights;
mod rule;
mod stages;
mod subsidy;
mod switch;
mod tiers;

pub use bar::{Bar, BarRule};
pub use candidate::Candidate;
pub use flow::{FlowParameters, flow_shares, lower_limit};
pub use flow_average::{FlowAverage, SmoothingFactor};
pub use gate::{Gate, after_gate, passed};
pub use moving_price::{EmaRule, EmaSmoothing, MovingPrice};
pub use net_flow::{net_flows, protocol_norm};
pub use power_shares::power_shares;
pub use rule::{ShareRule, divide};
pub use stages::{Division, Stage};
pub use tiers::after_tiers;

pub(crate) use bar::BAR_INTERVAL;
pub(crate) use subsidy::subsidy;
