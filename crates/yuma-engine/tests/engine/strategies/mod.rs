//! Random epochs: plausible ones, which reach every branch, and arbitrary ones within the limits of the types.

pub mod economy;

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use yuma_engine::quantity::{Alpha, Block, Millionths, Proportion64, Rao, Share, Uid};
use yuma_engine::yuma::{ConsensusSource, EpochInput, Parameters, Sparse, YumaVersion};

/// One stored row.
pub type Row = Vec<(Uid, Share)>;

/// The largest generated subnet, in uids.
const LARGEST: u16 = 8;

/// Epochs that the chain accepts, mostly unusual ones: ties, masks of every kind, explicit zeros, unsorted
/// rows, vectors that are slightly too short or too long, bonds on miners that no longer exist.
pub fn epochs() -> impl Strategy<Value = EpochInput> {
    epochs_with(1..=LARGEST, || stake().boxed())
}

/// Like [`epochs`], also without uids and with stakes up to the limit of their type.
pub fn epochs_at_the_limits() -> impl Strategy<Value = EpochInput> {
    let huge = || (0..16u32).prop_map(|shift| u64::MAX >> shift);
    epochs_with(0..=LARGEST, move || prop_oneof![3 => stake(), 1 => huge()].boxed())
}

fn epochs_with(
    counts: RangeInclusive<u16>,
    stake: impl Fn() -> BoxedStrategy<u64>,
) -> impl Strategy<Value = EpochInput> {
    counts.prop_flat_map(move |n| {
        let size = usize::from(n);
        let neurons = (
            vec(stake(), size).prop_map(|stakes| stakes.into_iter().map(Alpha).collect()),
            vec(stake(), 0..=size).prop_map(|stakes| stakes.into_iter().map(Rao).collect()),
            option::of((0..n + 2).prop_map(Uid)),
            permits(size),
        );
        let times = (
            select(vec![0, 640, 998]).prop_map(Block),
            prop_oneof![3 => Just(5_000), 1 => select(vec![1, 9, 10, 50])].prop_map(Block),
            blocks(990, vec![10, 640, 641, 950, 951, 999], size),
            blocks(10, vec![0, 639, 640, 641, 950, 951], size),
            option::weighted(0.3, vec(option::of(select(vec![900, 949, 950, 951, 980]).prop_map(Block)), 0..=size)),
        );
        let stored = (
            rows(size, n),
            rows(size, n + 2),
            option::of(vec(share(), size.saturating_sub(1)..=size + 1)),
            prop_oneof![3 => Just(1_000_000_000), 1 => Just(0), 1 => any::<u64>()].prop_map(Alpha),
        );
        (neurons, times, stored, parameters()).prop_map(move |(neurons, times, stored, parameters)| EpochInput {
            uid_count: n,
            current_block: Block(1_000),
            last_mechanism_step_block: times.0,
            activity_cutoff: times.1,
            last_update: times.2,
            block_at_registration: times.3,
            alpha_stake: neurons.0,
            tao_stake: neurons.1,
            owner: neurons.2,
            validator_permits: neurons.3,
            weights: Sparse::from_rows(stored.0),
            bonds: Sparse::from_rows(stored.1),
            commit_blocks: times.4,
            previous_consensus: stored.2,
            emission: stored.3,
            parameters,
        })
    })
}

/// Any epoch within the types: lengths that do not match, columns that do not exist or occur twice, any number.
pub fn any_epochs() -> impl Strategy<Value = EpochInput> {
    let numbers = || prop_oneof![any::<u64>(), Just(u64::MAX), 0..1_000u64];
    let uids = || prop_oneof![4 => 0..12u16, 1 => any::<u16>()];
    let any_rows = || {
        let row = vec((uids().prop_map(Uid), prop_oneof![any::<u16>(), Just(u16::MAX)].prop_map(Share)), 0..15);
        vec(row, 0..15).prop_map(Sparse::from_rows)
    };
    let blocks = move || vec(numbers().prop_map(Block), 0..15);
    let neurons = (
        vec(numbers().prop_map(Alpha), 0..15),
        vec(numbers().prop_map(Rao), 0..15),
        option::of(uids().prop_map(Uid)),
        vec(any::<bool>(), 0..15),
        option::of(vec(any::<u16>().prop_map(Share), 0..15)),
    );
    let count = prop_oneof![100 => 0..14u16, 1 => Just(1_000)];
    let times = (numbers(), numbers(), numbers(), blocks(), blocks());
    let commits = option::of(vec(option::of(numbers().prop_map(Block)), 0..15));
    let stored = (any_rows(), any_rows(), commits, numbers());
    (count, neurons, times, stored, any_parameters()).prop_map(|(uid_count, neurons, times, stored, parameters)| {
        EpochInput {
            uid_count,
            current_block: Block(times.0),
            last_mechanism_step_block: Block(times.1),
            activity_cutoff: Block(times.2),
            last_update: times.3,
            block_at_registration: times.4,
            alpha_stake: neurons.0,
            tao_stake: neurons.1,
            owner: neurons.2,
            validator_permits: neurons.3,
            weights: stored.0,
            bonds: stored.1,
            commit_blocks: stored.2,
            previous_consensus: neurons.4,
            emission: Alpha(stored.3),
            parameters,
        }
    })
}

/// Epochs in which validators with a stake of kappa, or one bit less or more, give the first of two miners more weight
/// than the others, so that consensus lies on the border between two weights. The supporters are the last two of
/// four validators; the miners have the next uids.
///
/// Returns each epoch and whether the stake reaches kappa.
pub fn borders() -> impl Strategy<Value = (EpochInput, bool)> {
    let stake = (1..u16::MAX, select(vec![-1, 0, 1]), 1..100u64, 1..100u64);
    (stake, share(), share()).prop_map(|((kappa, bits, half, other_half), low, high)| {
        // Shares of a total of 2^32 are raw bits: nothing is rounded.
        let supporters = ((u64::from(kappa) << 32) / u64::from(u16::MAX)).saturating_add_signed(bits);
        let others = (1u64 << 32) - supporters;
        let parts = |stake: u64, percent: u64| [stake * percent / 100, stake - stake * percent / 100].map(Alpha);
        let against = [(Uid(4), low), (Uid(5), Share::ONE)];
        let support = [(Uid(4), Share::ONE), (Uid(5), high)];
        let input = EpochInput {
            uid_count: 6,
            current_block: Block(1_000),
            last_mechanism_step_block: Block(640),
            activity_cutoff: Block(5_000),
            last_update: vec![Block(990); 4],
            block_at_registration: Vec::new(),
            alpha_stake: [parts(others, half), parts(supporters, other_half)].concat(),
            tao_stake: Vec::new(),
            owner: None,
            validator_permits: vec![true; 4],
            weights: Sparse::from_rows([against, against, support, support]),
            bonds: Sparse::default(),
            commit_blocks: None,
            previous_consensus: None,
            emission: Alpha(1_000_000_000),
            parameters: Parameters { kappa: Share(kappa), ..Parameters::default() },
        };
        (input, bits >= 0)
    })
}

/// Parameters within the chain's ranges, including the limits; both Yuma versions, with and without liquid alpha.
pub fn parameters() -> impl Strategy<Value = Parameters> {
    let moving_average = prop_oneof![
        3 => select(vec![900_000, 975_000, 0, 1_000_000]),
        1 => 0..=1_000_000u64,
    ];
    parameters_with(moving_average)
}

/// Parameters with any value of their types.
pub fn any_parameters() -> impl Strategy<Value = Parameters> {
    parameters_with(prop_oneof![any::<u64>(), 0..3_000_000u64, Just(u64::MAX)])
}

fn parameters_with(moving_average: impl Strategy<Value = u64>) -> impl Strategy<Value = Parameters> {
    let source = select(vec![ConsensusSource::Current, ConsensusSource::Previous, ConsensusSource::Auto]);
    let rules = (select(vec![YumaVersion::Two, YumaVersion::Three, YumaVersion::Three]), any::<bool>(), source);
    let steepness = prop_oneof![2 => Just(1_000i16), 1 => Just(i16::MAX), 1 => Just(i16::MIN), 1 => any::<i16>()];
    let bonds = (share(), moving_average, share(), share(), steepness);
    let threshold = prop_oneof![4 => Just(0), 1 => 0..1_000u64];
    let tao_weight = prop_oneof![Just(0), Just(u64::MAX), Just(971_718_665_099_567_868), any::<u64>()];
    let kappa = prop_oneof![2 => Just(Share(32_767)), 1 => share()];
    let permits = prop_oneof![2 => Just(64), 1 => 0..=LARGEST];
    let stake = (kappa, threshold, tao_weight, permits, select(vec![0, 1, 360, u16::MAX]));
    (rules, bonds, stake).prop_map(|(rules, bonds, stake)| Parameters {
        yuma_version: rules.0,
        liquid_alpha: rules.1,
        liquid_alpha_consensus: rules.2,
        bonds_penalty: bonds.0,
        bonds_moving_average: Millionths(bonds.1),
        alpha_low: bonds.2,
        alpha_high: bonds.3,
        alpha_sigmoid_steepness: bonds.4,
        kappa: stake.0,
        stake_threshold: Alpha(stake.1),
        tao_weight: Proportion64(stake.2),
        max_allowed_validators: stake.3,
        tempo: stake.4,
        ..Parameters::default()
    })
}

/// A stored proportion, often 0 or the maximum.
pub fn share() -> impl Strategy<Value = Share> {
    prop_oneof![4 => Just(0), 4 => Just(u16::MAX), 1 => Just(u16::MAX - 1), 4 => 1..100u16, 4 => any::<u16>()]
        .prop_map(Share)
}

/// Zeros, equal amounts, very small amounts next to large ones, and sometimes the maximum.
fn stake() -> impl Strategy<Value = u64> {
    prop_oneof![
        5 => Just(0),
        20 => select(vec![100, 200, 1_000]),
        20 => 1..1_000u64,
        1 => 1..=21_000_000_000_000_000u64,
    ]
}

/// Mostly one block, otherwise one of several; the vector may have one element too few or too many.
fn blocks(usual: u64, others: Vec<u64>, size: usize) -> impl Strategy<Value = Vec<Block>> {
    let block = prop_oneof![4 => Just(usual), 1 => select(others)].prop_map(Block);
    vec(block, size.saturating_sub(1)..=size + 1)
}

/// Mostly complete and mostly permitted, sometimes short, long or empty.
fn permits(size: usize) -> impl Strategy<Value = Vec<bool>> {
    let permit = || prop::bool::weighted(0.8);
    prop_oneof![
        6 => vec(permit(), size),
        1 => vec(permit(), 0..=size + 1),
    ]
}

/// A row for each uid, with distinct columns below `columns`, in ascending or arbitrary order.
fn rows(size: usize, columns: u16) -> impl Strategy<Value = Vec<Row>> {
    let all: Vec<u16> = (0..columns).collect();
    let some = prop_oneof![2 => Just(all.clone()), 3 => subsequence(all, 0..=usize::from(columns))];
    let order = prop_oneof![3 => some.clone(), 1 => some.prop_shuffle()];
    let row = (order, vec(share(), usize::from(columns)))
        .prop_map(|(columns, shares)| columns.into_iter().map(Uid).zip(shares).collect());
    vec(row, size.saturating_sub(1)..=size)
}
