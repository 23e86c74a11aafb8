//! Operations between blocks: staking, moving and registering, with amounts and refusals.

mod launch;
mod moving;
mod neurons;
mod receipts;
mod split;
mod staking;
mod subnets;
mod world;
