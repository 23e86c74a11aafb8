//! The division of a block's TAO between the subnets, with one file per rule (spec 3, latest era 2).
//!
//! Each rule reports its stages, so that a user can follow a subnet's TAO: the share, the share after miner burn, the
//! share after the gate, and the final share after the emission switch.

pub mod bar;
pub mod burned_price;
pub mod candidate;
pub mod flow;
pub mod flow_average;
pub mod gate;
pub mod moving_price;
pub mod net_flow;
pub mod power_shares;
pub mod price_share;
pub mod root_weights;
pub mod rule;
pub mod stages;
pub mod subsidy;
pub mod switch;
pub mod tiers;

pub use bar::{Bar, BarRule};
pub use candidate::Candidate;
pub use flow::FlowParameters;
pub use gate::Gate;
pub use moving_price::MovingPrice;
pub use rule::{ShareRule, divide};
pub use stages::{Division, Stage, Stages};
