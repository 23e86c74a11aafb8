//! The economy of subnets: the block step that joins pools, emission and epochs, era by era (spec 4 to 7).
//!
//! Conviction locks (spec 7.1) are left out: they lock stake and determine the owner of a subnet, but move no TAO and
//! no alpha.

pub mod accounts;
pub mod alpha_step;
pub mod approximation_error;
pub mod auto_claims;
pub mod block_context;
pub mod block_step;
pub mod block_stride;
pub mod block_trace;
pub mod burn_adjustment;
pub mod burn_price;
pub mod childkeys;
pub mod dissolution;
pub mod dividends;
pub mod division;
pub mod earnings;
pub mod earnings_model;
pub mod emission_weights;
pub mod epoch_schedule;
pub mod epochs;
pub mod era;
pub mod eras;
pub mod injection;
pub mod ledger;
pub mod lock_cost;
pub mod mint;
pub mod moving_prices;
pub mod new_subnet;
pub mod operations;
pub mod parameters;
pub mod participants;
pub mod payout;
pub mod pool_kind;
pub mod proposals;
pub mod pruning;
pub mod root_claims;
pub mod root_dividends;
pub mod root_network;
pub mod root_proportion;
pub mod root_vote;
pub mod rules;
pub mod safe_float;
pub mod seeding;
pub mod share_pool;
pub mod simulation;
pub mod state;
pub mod steps;
pub mod subnet_block_result;
pub mod terms;

pub use block_step::{BlockReport, next_block};
pub use block_trace::{BlockStage, StageValue, block_trace};
pub use era::{ERAS, Era};
pub use pool_kind::PoolKind;
pub use rules::Rules;
pub use state::{Economy, Subnet};
