//! How the TAO of a block is divided between the subnets, a file per rule (spec 3, latest era 2).
//!
//! Each rule names its stages, so that a person can see where a subnet's TAO went: the share, what miner burn leaves of
//! it, what the gate leaves, and the final share behind the emission switch.

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
