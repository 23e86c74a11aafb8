//! Invented starts of markets, each as small as the question that it serves. README.md documents their numbers.

use super::snapshot::Snapshot;
use super::subnet::MarketSubnet;
use yuma_engine::quantity::{Alpha, Block, Netuid, RAO_PER_TAO, Rao};

/// Block and issuance of 11 April 2026.
const APRIL_2026: (Block, Rao) = (Block(7_940_930), tao(10_921_200));
/// The TAO on root.
const ROOT_STAKE: Rao = tao(5_000_000);

const fn tao(whole: u64) -> Rao {
    Rao(whole * RAO_PER_TAO)
}

const fn alpha(whole: u64) -> Alpha {
    Alpha(whole * RAO_PER_TAO)
}

/// Returns a start without root votes.
fn snapshot((block, issuance): (Block, Rao), subnets: Vec<MarketSubnet>) -> Snapshot {
    let emissions = subnets.iter().map(|subnet| subnet.tao).collect();
    Snapshot { block, issuance, root_stake: ROOT_STAKE, subnets, emissions, ..Snapshot::default() }
}

/// Returns a subnet that started an alpha a block ago for each alpha outside its pool; its average is its price.
fn started(netuid: u16, block: Block, tao: Rao, alpha: Alpha, alpha_out: Alpha) -> MarketSubnet {
    let age = alpha_out.0 / RAO_PER_TAO;
    let registered_at = Block(block.0.saturating_sub(age));
    let subnet = MarketSubnet { tao, alpha, alpha_out, ..MarketSubnet::new(Netuid(netuid), registered_at) };
    let subnet = MarketSubnet { moving_price: Some(subnet.settled_price()), emission_enabled: true, ..subnet };
    MarketSubnet { user_flow: subnet.first_user_flow(), ..subnet }
}

/// Returns `count` subnets with two million TAO together, divided in proportion to `1 / (netuid + 9)`. All hold the same
/// alpha, so that the prices sum to 1 for any count.
pub(super) fn soup(count: u16) -> Snapshot {
    const POOLS: u64 = 2_000_000;
    let weight = |netuid: u16| 1_000_000_000 / (u64::from(netuid) + 9);
    let sum: u64 = (1..=count).map(weight).sum();
    let part = |netuid: u16| {
        let part = u128::from(tao(POOLS).0) * u128::from(weight(netuid)) / u128::from(sum.max(1));
        Rao(u64::try_from(part).unwrap_or_default())
    };
    let (block, _) = APRIL_2026;
    let subnet = |netuid| started(netuid, block, part(netuid), alpha(POOLS), alpha(2_500_000));
    snapshot(APRIL_2026, (1..=count).map(subnet).collect())
}

/// Returns the first block of the launch of alpha: 64 subnets with one TAO and one alpha in each pool, none outside, and
/// the same average for all.
pub(super) fn launch() -> Snapshot {
    let start = (Block(4_920_351), tao(8_304_151));
    let subnet = |netuid| {
        let subnet = started(netuid, start.0, tao(1), alpha(1), Alpha(0));
        let average = MarketSubnet { alpha: alpha(64), ..subnet.clone() }.settled_price();
        MarketSubnet { moving_price: Some(average), ..subnet }
    };
    snapshot(start, (1..=64).map(subnet).collect())
}

/// Returns the pool of a trade reported in July 2025, with the reserves that follow from it.
pub(super) fn july_2025() -> Snapshot {
    let start = (Block(5_965_000), tao(9_348_800));
    let subnet = started(1, start.0, Rao(8_935_663_509_550), Alpha(281_803_656_089_722), alpha(900_000));
    snapshot(start, vec![subnet])
}

/// Returns the root network at a registration in October 2024, with 31 invented subnets.
pub(super) fn october_2024() -> Snapshot {
    let subnets: Vec<MarketSubnet> = (1..=31).map(|netuid| MarketSubnet::new(Netuid(netuid), Block(0))).collect();
    let emissions = subnets.iter().map(|subnet| Rao(1_000 - u64::from(subnet.netuid.0))).collect();
    let (block, issuance) = (Block(3_966_206), tao(7_350_871));
    Snapshot { block, issuance, root_stake: ROOT_STAKE, subnets, emissions, ..Snapshot::default() }
}

/// Returns eight subnets ten days before the first halving of TAO. Their prices sum to 0.44.
pub(super) fn december_2025() -> Snapshot {
    eight((Block(7_031_976), tao(10_428_000)), 10_000)
}

/// Returns eight subnets whose prices sum to 0.9592.
pub(super) fn below_one() -> Snapshot {
    eight(APRIL_2026, 21_800)
}

/// Returns eight subnets with a million alpha each in their pools, and with 9, 8, 7, ... 2 times `step` TAO.
fn eight(start: (Block, Rao), step: u64) -> Snapshot {
    let subnet = |netuid: u16| {
        let pool = tao(step * u64::from(10 - netuid));
        started(netuid, start.0, pool, alpha(1_000_000), alpha(1_500_000))
    };
    snapshot(start, (1..=8).map(subnet).collect())
}
