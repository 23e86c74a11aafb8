//! Random numbers that depend only on the document's seed and on a participant's index.

/// The source of a participant's random numbers (SplitMix64).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Random(u64);

impl Random {
    /// Creates the source of a participant.
    pub fn of(seed: u64, index: usize) -> Random {
        Random(mixed(mixed(seed).wrapping_add(index as u64)))
    }

    /// Returns a number below `count`; 0 for a count of 0.
    pub fn below(self, count: usize) -> usize {
        let product = u128::from(mixed(self.0)) * (count as u128);
        usize::try_from(product >> 64).unwrap_or_default()
    }
}

fn mixed(word: u64) -> u64 {
    let mut mixed = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
