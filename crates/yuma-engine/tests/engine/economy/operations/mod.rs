//! What people do between blocks: staking, moving, registering, and what each costs and refuses.

mod launch;
mod moving;
mod neurons;
mod split;
mod staking;
mod subnets;
mod world;
