//! The economy of subnets: the block step that joins pools, emission and epochs, era by era (spec 4 to 7).
//!
//! Conviction locks (spec 7.1) are left out: they bind stake and decide who owns a subnet, but move no TAO and no alpha.

pub mod burn_price;
pub mod childkeys;
pub mod dissolution;
pub mod dividends;
pub mod epoch_schedule;
pub mod lock_cost;
pub mod participants;
pub mod pruning;
pub mod root_claims;
pub mod root_proportion;
pub mod safe_float;
pub mod seeding;
pub mod share_pool;
pub mod terms;
