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
/// Epochs of a run.
pub const EPOCHS: u16 = 2_000;
/// Keyframes of one neuron.
pub const KEYFRAMES: usize = 100;
/// Keyframes of the rules, all hyperparameters together.
pub const RULE_KEYFRAMES: usize = 1_000;
/// Weights in the rows of all keyframes together: the run has to fit into a link.
pub const KEYFRAME_WEIGHTS: usize = 100_000;
/// Epochs by which a copier may be late: the longest period of commit-reveal that the chain admits.
pub const COPY_DELAY: u16 = 100;
/// 21 million TAO or alpha in units of 10^-9: all there will ever be. Keeps every sum of stakes exact (spec 1.4).
pub const AMOUNT: u64 = 21_000_000_000_000_000;
/// The highest block number: far beyond any chain's life, and exact in every format that numbers travel in.
pub const BLOCK: u64 = 1_000_000_000_000;
