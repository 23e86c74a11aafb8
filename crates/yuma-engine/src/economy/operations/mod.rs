//! The operations of accounts between blocks (spec 5, 6), one file each; [`apply`] performs any of them.

mod claim;
mod dissolve;
mod emission_weights;
mod error;
mod limit;
mod miner_burn;
mod moving;
mod neuron;
mod operation;
mod position;
mod receipt;
mod register;
mod root_weights;
mod stake;
mod switch;
mod trade;
mod unstake;
mod weights;

pub use emission_weights::RATE_LIMIT;
pub use error::OperationError;
pub use limit::Limit;
pub use operation::{Operation, apply};
pub use position::Position;
pub use receipt::Receipt;
pub use register::{lock_cost, next_registration, prunable, prune_candidate};
pub use switch::Switch;
pub use unstake::proceeds;
