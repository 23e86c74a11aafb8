//! Operations between blocks: staking, moving, registering, with their amounts and refusals.

mod launch;
mod moving;
mod neurons;
mod receipts;
mod split;
mod staking;
mod subnets;
mod world;
