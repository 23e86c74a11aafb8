//! The split of a subnet's alpha, as set by the subnet's owner.

use super::world::{TAO, refusal, world};
use yuma_engine::economy::operations::{Operation, OperationError, RATE_LIMIT, Receipt, apply};
use yuma_engine::economy::{
    Economy, EmissionSlot, EmissionWeights, EmissionWeightsError, Rules, next_block, root_part, root_proportion,
    split_alpha,
};
use yuma_engine::quantity::{Alpha, Netuid, Proportion64, Share};
use yuma_engine::wide::FineAmount;

/// A split with 33 % for the owner; validators and miners share the rest in their default proportion.
fn third() -> EmissionWeights {
    EmissionWeights::DEFAULT.rescaled(&[(EmissionSlot::Owner, EmissionWeights::OWNER_MAX)]).unwrap()
}

fn set(
    economy: &mut Economy,
    rules: &Rules,
    netuid: Netuid,
    weights: &[(EmissionSlot, Proportion64)],
) -> Result<Receipt, OperationError> {
    apply(economy, rules, &Operation::SetEmissionWeights { netuid, weights: weights.to_vec() })
}

fn named(weights: EmissionWeights) -> [(EmissionSlot, Proportion64); 3] {
    [
        (EmissionSlot::Owner, weights.owner),
        (EmissionSlot::Validator, weights.validator),
        (EmissionSlot::Miner, weights.miner),
    ]
}

#[test]
fn an_owner_gets_a_third_and_root_keeps_its_part() {
    let (_, rules, mut economy) = world("etao-2026");
    assert!(set(&mut economy, &rules, Netuid(1), &named(third())).is_ok());
    economy.subnets[0].clock.last_epoch = economy.block;
    next_block(&mut economy, &rules);
    let pending = economy.subnets[0].pending;
    assert_eq!((pending.owner, pending.server), (Alpha(329_999_999), Alpha(335_000_000)));

    let proportion = FineAmount::from_num(0.1);
    let [before, after] =
        [EmissionWeights::DEFAULT, third()].map(|weights| weights.split(Alpha(TAO), proportion).pending);
    assert_eq!(after.root, before.root);
    assert_eq!(after.validator.0 + after.root.0, 335_000_000 - 1);
}

#[test]
fn a_split_is_refused_for_the_first_reason_and_for_seven_days() {
    let (_, rules, mut economy) = world("etao-2026");
    let one = Netuid(1);
    let all = [(EmissionSlot::Owner, Proportion64(u64::MAX))];
    assert_eq!(refusal(set(&mut economy, &rules, one, &all)), EmissionWeightsError::OwnerEmissionAboveMaximum.into());
    let twice = [(EmissionSlot::Owner, Proportion64(1)), (EmissionSlot::Owner, Proportion64(1))];
    assert_eq!(refusal(set(&mut economy, &rules, one, &twice)), EmissionWeightsError::DuplicateSlot.into());
    assert!(set(&mut economy, &rules, one, &named(third())).is_ok(), "no rate limit applies to the first change");
    assert_eq!(refusal(set(&mut economy, &rules, one, &named(EmissionWeights::DEFAULT))), OperationError::RateLimited);
    economy.block.0 += RATE_LIMIT.0;
    assert!(set(&mut economy, &rules, one, &named(EmissionWeights::DEFAULT)).is_ok());
    assert_eq!(refusal(set(&mut economy, &rules, Netuid::ROOT, &[])), OperationError::SubnetNotExists);
    let (_, rules, mut economy) = world("gate-2026");
    assert_eq!(refusal(set(&mut economy, &rules, one, &[])), OperationError::SplitIsFixed);
}

#[test]
fn a_large_root_takes_the_whole_validator_part() {
    let weights = EmissionWeights { validator: Proportion64(u64::MAX / 100), ..EmissionWeights::DEFAULT };
    let parts = weights.split(Alpha(TAO), FineAmount::from_num(1)).pending;
    assert_eq!((parts.validator, parts.root), (Alpha(0), Alpha(TAO / 100 - 1)));
}

#[test]
fn the_default_split_equals_the_owner_cut_except_for_rounding() {
    for proportion in [0.0, 0.1, 0.5, 1.0] {
        let proportion = FineAmount::from_num(proportion);
        let old = split_alpha(Alpha(TAO), Some(Share(11_796)), proportion).pending;
        let new = EmissionWeights::DEFAULT.split(Alpha(TAO), proportion).pending;
        for (old, new) in
            [(old.owner, new.owner), (old.server, new.server), (old.validator, new.validator), (old.root, new.root)]
        {
            assert!(old.0.abs_diff(new.0) <= 1, "{old:?} {new:?}");
        }
    }
}

#[test]
fn the_root_part_falls_as_alpha_issuance_grows() {
    // 5.5 M TAO on root at a weight of 0.18.
    for (alpha, percent) in [(2_000_000, 13.58), (4_000_000, 8.13), (8_000_000, 4.51)] {
        let root = yuma_engine::quantity::Rao(5_500_000 * TAO);
        let proportion = root_proportion(root, Proportion64(3_320_413_933_267_719_290), Alpha(alpha * TAO));
        let got = root_part(proportion).0 as f64 / u64::MAX as f64 * 100.0;
        assert!((got - percent).abs() < 0.01, "{alpha}: expected {percent} %, got {got} %");
    }
}
