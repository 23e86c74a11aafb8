//! The size limits of a scenario. Exceeding one is reported by a variant of [`super::Invalid`].

/// The maximum number of neurons, as on the chain.
pub const NEURONS: usize = 256;
/// The maximum number of rows that the editor shows.
pub const VALIDATORS: usize = 128;
/// The maximum number of characters of a title.
pub const TITLE: usize = 120;
/// The maximum number of characters of the notes.
pub const NOTES: usize = 2_000;
/// The maximum number of characters of a neuron's name.
pub const NAME: usize = 40;
/// The maximum number of epochs of a run.
pub const EPOCHS: u16 = 2_000;
/// The maximum number of keyframes of one neuron.
pub const KEYFRAMES: usize = 100;
/// The maximum number of keyframes of the hyperparameters and the emission together.
pub const SUBNET_KEYFRAMES: usize = 1_000;
/// The maximum number of weights in the rows of all keyframes together, so that the run fits into a link.
pub const KEYFRAME_WEIGHTS: usize = 100_000;
/// The maximum delay of a copier in epochs: the longest period of commit-reveal that the chain admits.
pub const COPY_DELAY: u16 = 100;
/// The maximum amount: 21 million TAO or alpha in units of 10^-9, the maximum supply. Keeps every sum of stakes exact
/// (spec 1.4).
pub const AMOUNT: u64 = 21_000_000_000_000_000;
/// The highest block number: far beyond the lifetime of any chain, and exact in every number format in use.
pub const BLOCK: u64 = 1_000_000_000_000;
/// The maximum number of subnets of a market.
pub const SUBNETS: usize = 1_024;
/// The maximum number of subnets of a market with a consensus scenario, so that the market fits into a link.
pub const LINKED_SUBNETS: usize = 8;
/// The maximum number of weights and bonds of these scenarios together.
pub const CONSENSUS_ENTRIES: usize = 100_000;
/// The maximum number of validators of the root network: its seats.
pub const ROOT_VALIDATORS: usize = 64;
/// The maximum number of events of a market.
pub const EVENTS: usize = 1_000;
/// The maximum number of participants of a market.
pub const PARTICIPANTS: usize = 1_000;
/// The maximum number of days of a run of a market.
pub const DAYS: u16 = 365;
