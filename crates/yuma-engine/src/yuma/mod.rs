//! One epoch of Yuma Consensus (spec 5), one file per step.

pub mod active_stake;
pub mod activity;
pub mod attribution;
pub mod bonds;

pub mod clip;
pub mod columns;
pub mod consensus;
pub mod dividend_path;
pub mod dividends;
pub mod emission;
pub mod epoch;
pub mod explain;
pub mod hyperparameters;
pub mod idle;
pub mod incentive;
pub mod input;
pub mod liquid_alpha;
pub mod mechanisms;
pub mod moving_average;
pub mod outcome;
pub mod overrides;
pub mod parameters;
pub mod permits;
pub mod quantity;
pub mod replace;
pub mod sparse;
pub mod stake;
pub mod steps;
pub mod totals;
pub mod trace;
pub mod upscale;
pub mod weights;
pub mod weights_for_bonds;

pub use epoch::{epoch, trace};
pub use hyperparameters::{Hyperparameter, Unit};
pub use idle::Idle;
pub use input::EpochInput;
pub use outcome::Outcome;
pub use parameters::{ConsensusSource, Parameters, YumaVersion};
pub use quantity::{Quantity, Shape};
pub use sparse::Sparse;
pub use steps::{STEPS, Step};
pub use trace::{Trace, View};
