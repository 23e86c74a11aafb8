//! The chain's rules: pure functions over plain data, equal to the chain bit for bit.
//!
//! The crate has no browser, clock, random source, serialization or I/O. A result depends only on the arguments, and
//! no input that the types allow makes a function panic. The sections that comments cite as "spec" are those of
//! `docs/spec`.
//!
//! An epoch of Yuma Consensus, with two validators and one miner:
//!
//! ```
//! use yuma_engine::quantity::{Alpha, Block, Share, Uid};
//! use yuma_engine::yuma::{EpochInput, Parameters, Sparse, epoch};
//!
//! let input = EpochInput {
//!     uid_count: 3,
//!     current_block: Block(10_000),
//!     last_mechanism_step_block: Block(9_639),
//!     activity_cutoff: Block(5_000),
//!     last_update: vec![Block(9_990); 3],
//!     block_at_registration: Vec::new(),
//!     alpha_stake: vec![Alpha(600), Alpha(400), Alpha(0)],
//!     tao_stake: Vec::new(),
//!     owner: None,
//!     validator_permits: vec![true, true, false],
//!     weights: Sparse::from_rows([[(Uid(2), Share::ONE)]; 2]),
//!     bonds: Sparse::default(),
//!     commit_blocks: None,
//!     previous_consensus: None,
//!     emission: Alpha(1_000_000_000),
//!     parameters: Parameters::default(),
//! };
//! let outcome = epoch(&input);
//! assert_eq!(outcome.incentive, [Share(0), Share(0), Share::ONE]);
//! ```
//!
//! A quote from a pool, and a block of an economy without subnets:
//!
//! ```
//! use yuma_engine::economy::{Economy, Era, next_block};
//! use yuma_engine::pool::{Order, Reserves, Side};
//! use yuma_engine::quantity::{Alpha, Amount, Rao};
//!
//! let era = Era::of("launch-2025").ok_or("no such era")?;
//! let pool = era.rules.pool.pool(Reserves { tao: Rao(1_000_000_000_000), alpha: Alpha(4_000_000_000_000) });
//! let swap = pool.quote(&Order::new(Side::Buy, Amount(100_000_000_000)))?;
//! assert_eq!(swap.paid_out, Amount(363_636_198_347));
//!
//! let report = next_block(&mut Economy::default(), &era.rules);
//! assert_eq!(report.emission, Rao(1_000_000_000));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod economy;
pub mod emission;
pub mod fixed;
mod integer;
pub mod issuance;
pub mod ordered;
pub mod pool;
pub mod quantity;
pub mod root2024;
pub mod wide;
pub mod yuma;
