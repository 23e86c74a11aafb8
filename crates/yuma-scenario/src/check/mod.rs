//! The checks that the initial state and the keyframes share.

mod members;
mod range;

pub use members::{Members, check_row};
pub use range::{check_alpha_order, check_amount, check_block, check_hyperparameter, check_range};
