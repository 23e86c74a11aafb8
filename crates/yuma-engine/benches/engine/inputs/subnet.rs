//! Generated subnets, identical in every run: validators that mostly agree on all miners.

use yuma_engine::quantity::{Alpha, Block, Share, Uid};
use yuma_engine::yuma::{EpochInput, Parameters, Sparse, YumaVersion, epoch};

/// The measured rule sets.
pub fn rules() -> [(&'static str, Parameters); 3] {
    let yuma3 = Parameters::default();
    [
        ("yuma2", Parameters { yuma_version: YumaVersion::Two, ..yuma3.clone() }),
        ("yuma3", yuma3.clone()),
        ("liquid", Parameters { liquid_alpha: true, ..yuma3 }),
    ]
}

/// An epoch with bonds from an earlier epoch, in which validators had slightly different weights.
pub fn second_epoch(validators: u16, miners: u16, parameters: Parameters) -> EpochInput {
    let mut random = Random(1);
    let quality: Vec<u32> = (0..miners).map(|_| 100 + random.below(900)).collect();
    let first = subnet(&mut random, validators, &quality, parameters);
    let bonds = epoch(&first).bonds;
    EpochInput { bonds, weights: weights(&mut random, validators, &quality), ..first }
}

/// Validators have the first uids, each with less stake than the one before.
fn subnet(random: &mut Random, validators: u16, quality: &[u32], parameters: Parameters) -> EpochInput {
    let count = validators + quality.len() as u16;
    EpochInput {
        uid_count: count,
        current_block: Block(100_000),
        last_mechanism_step_block: Block(99_640),
        activity_cutoff: Block(5_000),
        last_update: vec![Block(99_990); usize::from(count)],
        block_at_registration: vec![Block(10); usize::from(count)],
        alpha_stake: (0..validators).map(|uid| Alpha(1_000_000_000_000_000 / (u64::from(uid) + 2))).collect(),
        tao_stake: Vec::new(),
        owner: None,
        validator_permits: (0..count).map(|uid| uid < validators).collect(),
        weights: weights(random, validators, quality),
        bonds: Sparse::default(),
        commit_blocks: None,
        previous_consensus: None,
        emission: Alpha(100_000_000_000),
        parameters,
    }
}

/// Rows over all miners: a miner's quality, plus or minus a fifth, scaled to a largest weight of 65535.
fn weights(random: &mut Random, validators: u16, quality: &[u32]) -> Sparse<Share> {
    Sparse::from_rows((0..validators).map(|_| {
        let row: Vec<(Uid, u32)> = (validators..)
            .map(Uid)
            .zip(quality)
            .map(|(miner, quality)| (miner, quality * (80 + random.below(41)) / 100))
            .collect();
        let largest = row.iter().map(|(_, weight)| *weight).max().unwrap_or(1);
        row.into_iter().map(move |(miner, weight)| (miner, Share((weight * 65_535 / largest) as u16)))
    }))
}

/// A small linear congruential generator (Knuth's MMIX constants).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 32) as u32) % limit
    }
}
