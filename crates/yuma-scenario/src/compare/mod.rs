//! Comparison of runs: each participant's total pay, gains and losses, and the main finding of a series.
//!
//! Numbers stay in the chain's own units and are added exactly.

mod counterpart;
mod finding;
mod gain;
mod lane;
mod line;
mod pay_comparison;
mod relative;
mod sums;

pub use counterpart::{counterpart, differences_of};
pub use finding::{Apart, Finding, Slope, finding, finding_of_equals};
pub use gain::Gain;
pub use lane::Lane;
pub use line::{Line, cumulative_lines, relative_lines, share_lines};
pub use pay_comparison::{Pay, PayComparison, pay_comparisons};
pub use sums::Sums;
