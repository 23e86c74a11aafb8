//! How large a scenario may be. Each limit that is broken has its words in [`super::Invalid`].

/// The chain's own limit of neurons in a subnet.
pub const NEURONS: usize = 256;
/// The rows that the editor shows.
pub const VALIDATORS: usize = 128;
/// Characters of a title.
pub const TITLE: usize = 120;
/// Characters of the notes.
pub const NOTES: usize = 2_000;
/// Characters of a neuron's name.
pub const NAME: usize = 40;
/// 21 million TAO or alpha in units of 10^-9: all there will ever be. Keeps every sum of stakes exact (spec 1.4).
pub const AMOUNT: u64 = 21_000_000_000_000_000;
/// The highest block number: far beyond any chain's life, and exact in every format that numbers travel in.
pub const BLOCK: u64 = 1_000_000_000_000;
/// Blocks between epochs. The chain's 0 means that no epoch ever runs, which leaves nothing to show.
pub const TEMPO: (u64, u64) = (1, u16::MAX as u64);
/// `AlphaValues`: the chain refuses less than 0.025.
pub const ALPHA: (u64, u64) = (1_638, u16::MAX as u64);
/// `ActivityCutoffFactorMilli`.
pub const ACTIVITY_CUTOFF_FACTOR: (u64, u64) = (1_000, 50_000);
/// `BondsMovingAverage` in millionths: root may go beyond 1, and up to here the ratio fits the chain's 32 integer bits.
pub const BONDS_MOVING_AVERAGE: u64 = 2_147_483_647_999_999;
