//! Published or reported figures, with the correct results.

use substrate_fixed::types::{I96F32, U64F64, U96F32};
use yuma_engine::economy::{
    ChildkeyDelegation, Choice, Claims, Consensus, EarningsModel, Economy, Era, InjectionCap, InjectionInput,
    InjectionRule, Owner, Rules, Runtime, Tempo, block_with, dissolve, new_subnet, next_block, split_alpha,
};
use yuma_engine::emission::MovingPrice;
use yuma_engine::pool::{ConstantProduct, Order, Pool, Reserves, Side, fee};
use yuma_engine::quantity::{Alpha, Amount, Block, Key, Netuid, Price, Proportion64, Rao, Share, Uid};
use yuma_engine::yuma::{EpochInput, Outcome, Parameters, Sparse, epoch, total_stake};

const UNIT: f64 = 1e9;
const HALF: Proportion64 = Proportion64(u64::MAX / 2);
/// 0.18.
const TAO_WEIGHT: Proportion64 = Proportion64(3_320_413_933_267_719_290);

fn near(what: &str, expected: f64, got: f64, tolerance: f64) {
    assert!((expected - got).abs() <= tolerance, "{what}: expected {expected}, got {got}");
}

/// Permitted validators with these stakes in alpha and these rows of weights; the other uids are miners.
fn subnet(stakes: &[u64], rows: &[&[(u16, u16)]], uid_count: u16) -> EpochInput {
    let validators = stakes.len();
    EpochInput {
        uid_count,
        current_block: Block(10_000),
        last_mechanism_step_block: Block(9_639),
        activity_cutoff: Block(5_000),
        last_update: vec![Block(9_990); usize::from(uid_count)],
        block_at_registration: Vec::new(),
        alpha_stake: stakes.iter().map(|&stake| Alpha(stake * 1_000_000_000)).collect(),
        tao_stake: Vec::new(),
        owner: None,
        validator_permits: (0..usize::from(uid_count)).map(|uid| uid < validators).collect(),
        weights: Sparse::from_rows(rows.iter().map(|row| row.iter().map(|&(uid, weight)| (Uid(uid), Share(weight))))),
        bonds: Sparse::default(),
        commit_blocks: None,
        previous_consensus: None,
        emission: Alpha(100_000_000_000),
        parameters: Parameters::default(),
    }
}

fn part(share: Share) -> f64 {
    f64::from(share.0) / f64::from(u16::MAX)
}

#[test]
fn a_real_validator_earns_the_reported_alpha() {
    // Subnet 19, uid 142, block 5,453,670: example response of the taostats API.
    let stake = total_stake(Alpha(192_498_557_725_397), Rao(1_209_153_325_609_965), TAO_WEIGHT);
    near("total stake", 410_146.156_335_191, stake.to_num::<f64>() / UNIT, 0.0012);
    let parts = split_alpha(Alpha(1_000_000_000), Some(Share(11_796)), U96F32::from_num(0));
    let blocks = 361.0;
    let earned = parts.pending.validator.0 as f64 / UNIT * blocks * part(Share(16_996));
    near("alpha of an epoch", 38.386_670_943, earned, 0.0012);
}

#[test]
fn consensus_is_the_largest_weight_that_half_of_the_stake_supports() {
    // conversation-genome-project#129: the first validator sets weight on the second miner, the second does not.
    const TOLERANCE: f64 = 0.000_02;
    for (stake, other, consensus, incentive) in [
        (49, &[(2, 65_535)][..], 0.0, 0.0),
        (51, &[(2, 65_535)], 0.1, 0.053_62),
        (50, &[(2, 65_535)], 0.1, f64::NAN),
        (49, &[(2, 65_530), (3, 5)], 0.000_06, 0.000_08),
    ] {
        let outcome = epoch(&subnet(&[stake, 100 - stake], &[&[(2, 58_981), (3, 6_554)], other], 4));
        near("consensus", consensus, part(outcome.consensus[3]), TOLERANCE);
        if !incentive.is_nan() {
            near("incentive", incentive, part(outcome.incentive[3]), TOLERANCE);
        }
    }
}

#[test]
fn inactive_validators_earn_by_stake() {
    // opentensor/subtensor#1671.
    let mut input = subnet(&[600_000, 400_000], &[&[(2, 65_535)], &[(2, 65_535)]], 3);
    input.last_update = vec![Block(10_000 - 5_001); 3];
    let Outcome { incentive, dividends, server_emission, validator_emission, .. } = epoch(&input);
    assert!(incentive.iter().chain(&dividends).all(|stored| *stored == Share(0)));
    assert!(server_emission.iter().all(|paid| *paid == Alpha(0)));
    for (uid, paid) in [(0, 60.0), (1, 40.0), (2, 0.0)] {
        near("alpha", paid, validator_emission[uid].0 as f64 / UNIT, 1e-6);
    }
}

#[test]
fn a_row_without_a_permit_counts_for_nothing() {
    // opentensor/subtensor#1747: the permit is gone, weights and bonds are still stored.
    let mut permitted = subnet(&[500, 300, 200], &[&[(3, 65_535)], &[(3, 65_535), (4, 65_535)], &[(4, 65_535)]], 5);
    permitted.bonds = Sparse::from_rows([vec![], vec![], vec![(Uid(4), Share(65_535))]]);
    let stored = EpochInput { validator_permits: vec![true, true, false, false, false], ..permitted.clone() };
    let mut cleared = stored.clone();
    cleared.weights = Sparse::from_rows([
        vec![(Uid(3), Share(65_535))],
        vec![(Uid(3), Share(65_535)), (Uid(4), Share(65_535))],
        vec![],
    ]);
    let results = |input: &EpochInput| {
        let Outcome { consensus, incentive, dividends, server_emission, validator_emission, .. } = epoch(input);
        (consensus, incentive, dividends, server_emission, validator_emission)
    };
    assert_eq!(results(&stored), results(&cleared));
    assert_ne!(results(&stored), results(&permitted));
    assert_eq!(results(&stored).2[2], Share(0), "no dividends without a permit");
}

#[test]
fn a_hotkey_delegates_its_own_stake_and_no_inherited_stake() {
    // Chain test test_parent_child_chain_emission: A delegates half to B, and B delegates half of its own stake to C.
    const ACCOUNTS: [(Key, Key, u64); 3] = [(Key(1), Key(11), 300), (Key(2), Key(12), 100), (Key(3), Key(13), 50)];
    let rules = Era::of("price-2026").unwrap().rules(Choice::Live);
    let parameters =
        yuma_engine::economy::Parameters { tao_weight: Proportion64(0), owner_cut: Share(0), ..rules.parameters };
    let rules = Rules { parameters, ..rules };
    let mut economy =
        Economy { block: Block(9_000_000), issuance: Rao(10_900_000 * 1_000_000_000), ..Economy::default() };
    let reserves = Reserves { tao: Rao(50_000_000_000_000), alpha: Alpha(1_000_000_000_000_000) };
    let owner = Owner { coldkey: Key(9), hotkey: Key(19) };
    let mut subnet = new_subnet(Netuid(1), owner, Block(1), Rao(0), rules.pool.pool(reserves));
    for (coldkey, hotkey, alpha) in ACCOUNTS {
        economy.owners.insert(hotkey, coldkey);
        subnet.stakes.add(hotkey, coldkey, alpha * 1_000_000_000);
        subnet.childkey_takes.insert(hotkey, Share(7_281));
    }
    for [(_, parent, _), (_, child, _)] in ACCOUNTS.array_windows().copied() {
        subnet.childkey_delegations.push(ChildkeyDelegation { parent, child, proportion: HALF });
    }
    subnet.alpha_out = Alpha(subnet.stakes.total());
    subnet.first_emission_block = Some(Block(1));
    subnet.switches.emission = true;
    subnet.switches.trading = true;
    subnet.clock.tempo = Tempo(10);
    subnet.clock.last_epoch = economy.block;
    let input = EpochInput { alpha_stake: Vec::new(), ..self::subnet(&[], &[], 3) };
    let input = EpochInput { validator_permits: vec![true; 3], activity_cutoff: Block(u64::MAX), ..input };
    let hotkeys = ACCOUNTS.iter().map(|&(_, hotkey, _)| hotkey).collect();
    subnet.earnings_model = EarningsModel::Consensus(Box::new(Consensus { hotkeys, input, last: None }));
    economy.subnets.push(subnet);
    let before = ACCOUNTS.map(|(_, hotkey, _)| economy.subnets[0].stakes.on(hotkey));
    while economy.subnets[0].yields.is_empty() {
        next_block(&mut economy, &rules);
    }

    let EarningsModel::Consensus(consensus) = &economy.subnets[0].earnings_model else {
        panic!("the subnet has a consensus")
    };
    let paid = &consensus.last.as_ref().unwrap().validator_emission;
    let all: u64 = paid.iter().map(|alpha| alpha.0).sum();
    for (uid, share) in [0.333_333, 0.444_444, 0.222_222].into_iter().enumerate() {
        near("share of the epoch's dividends", share, paid[uid].0 as f64 / all as f64, 0.0001);
    }
    let growth: Vec<f64> = ACCOUNTS
        .iter()
        .zip(before)
        .map(|(&(_, hotkey, _), before)| (economy.subnets[0].stakes.on(hotkey) - before) as f64)
        .collect();
    for (growth_of_one, share) in growth.iter().zip([0.629_63, 0.246_91, 0.123_46]) {
        near("share of the growth", share, growth_of_one / growth.iter().sum::<f64>(), 0.0001);
    }
}

#[test]
fn a_limit_bounds_the_price_without_the_fee() {
    // opentensor/subtensor#1877, July 2025; the pool's reserves are inferred from the trade.
    let rules = Era::of("launch-2025").unwrap().rules_at(Runtime(290), Choice::Live);
    let pool = rules.pool.pool(Reserves { tao: Rao(8_935_700_000_000), alpha: Alpha(281_804_000_000_000) });
    let order = Order::new(Side::Buy, Amount(14_000_000_000)).with_limit(Rao(31_742_673));
    let swap = pool.quote(&order).unwrap();
    assert!(swap.reached_limit);
    near("TAO into the curve", 4.767_626_071, swap.paid_in.0 as f64 / UNIT, 0.02);
    near("average without fee", 0.031_725_745_7, swap.average_price().unwrap().0.to_num(), 0.000_000_1);
    let fee = fee::on_net(Amount(4_767_626_071), Share(196)).0;
    assert!(fee.abs_diff(4_781_927_709 - 4_767_626_071) <= 1, "{fee}");
}

/// A pool of the launch without its flat fee.
fn free_pool(tao: u64, alpha: u64) -> Pool {
    let reserves = Reserves { tao: Rao(tao), alpha: Alpha(alpha) };
    Pool::ConstantProduct(ConstantProduct { flat_fee: Rao(0), ..ConstantProduct::new(reserves) })
}

fn swap(pool: &mut Pool, side: Side, amount: u64) -> u64 {
    pool.swap(&Order::new(side, Amount(amount))).unwrap().paid_out.0
}

#[test]
fn five_trades_on_one_pool_match_the_documentation() {
    // Developer documentation of Bittensor, slippage.
    const TAO: u64 = 1_000_000_000;
    for (side, amount, out) in [
        (Side::Buy, TAO, 41_857_577_975u64),
        (Side::Buy, 10 * TAO, 418_390_831_431),
        (Side::Buy, 50 * TAO, 2_087_854_062_146),
        (Side::Buy, 100 * TAO, 4_165_502_978_352),
        (Side::Sell, 100 * TAO, 2_388_656_033),
    ] {
        let got = swap(&mut free_pool(20_358_835_906_940, 852_213_419_039_698), side, amount);
        assert!(got.abs_diff(out) <= 1, "{side:?} {amount}: expected {out}, got {got}");
    }
}

#[test]
fn a_sandwich_pays_the_bot_and_costs_the_buyer() {
    // Developer documentation of Bittensor, sandwich attacks; the documented figures for the bot are wrong.
    let (tao, alpha) = (100_000_000_000, 1_000_000_000_000);
    let mut pool = free_pool(tao, alpha);
    let bot = swap(&mut pool, Side::Buy, 10_000_000_000);
    let buyer = swap(&mut pool, Side::Buy, 50_000_000_000);
    let back = swap(&mut pool, Side::Sell, bot);
    let alone = swap(&mut free_pool(tao, alpha), Side::Buy, 50_000_000_000);
    for (what, expected, got) in [
        ("the bot's alpha", 90.909, bot),
        ("the buyer's alpha", 284.09, buyer),
        ("the buyer's alpha without the bot", 333.33, alone),
        ("the bot's proceeds", 20.317, back),
    ] {
        near(what, expected, got as f64 / UNIT, 0.01);
    }
}

#[test]
fn a_price_tolerance_fills_part_of_an_order() {
    // Developer documentation of Bittensor, price protection. Selling 1,000 alpha would move the price by 5 %.
    let pool = free_pool(38_493_600_000_000, 38_493_600_000_000);
    let price = |part: f64| Price(U64F64::from_num(part));
    near("the whole order", 1_000.0, pool.amount_to_price(Side::Sell, price(0.95)).0 as f64 / UNIT, 0.1);
    near("the amount within 2 %", 390.81, pool.amount_to_price(Side::Sell, price(0.98)).0 as f64 / UNIT, 0.1);
}

#[test]
fn a_block_emission_of_one_tao_leaves_an_excess() {
    // Documentation of taostats.
    let amount = |tao: f64| U96F32::from_num(tao * UNIT);
    let offer = InjectionInput {
        tao: amount(0.056_355_274_247_820_02),
        block_emission: Rao(1_000_000_000),
        price: U96F32::from_num(0.035_997),
        alpha_emission: Alpha(1_000_000_000),
        root_proportion: U96F32::from_num(0),
    };
    let terms = InjectionRule::Excess { cap: InjectionCap::BlockEmission }.terms(&offer);
    for (what, expected, got) in
        [("alpha", 1.0, terms.alpha_in), ("TAO", 0.035_997, terms.tao_in), ("excess", 0.020_358, terms.excess)]
    {
        near(what, expected, got.to_num::<f64>() / UNIT, 0.000_001);
    }
}

#[test]
fn alpha_is_split_with_root() {
    // opentensor/subtensor#1167.
    let pending = split_alpha(Alpha(1_500_000_000), Some(Share(11_796)), U96F32::from_num(0.5)).pending;
    for (what, expected, got) in [
        ("owner", 0.27, pending.owner.0),
        ("miners", 0.615, pending.server.0),
        ("validators and root", 0.615, pending.validator.0 + pending.root.0),
        ("root", 0.3075, pending.root.0),
    ] {
        near(what, expected, got as f64 / UNIT, 0.0001);
    }
}

#[test]
fn alpha_is_worth_more_at_dissolution() {
    // opentensor/bits#29: subnets 126 and 105.
    for (price, tao, alpha, ratio) in [
        (0.001_035_312_481_862_067_4, 89_317_996_093u64, 64_973_139_382_286u64, 1.327_803_072_619_648),
        (0.001_135_908_349_155_339, 597_009_910_960, 520_264_718_558_876, 1.010_215_141_798_55),
    ] {
        let claims = Claims { stakers: vec![Alpha(alpha)], ..Claims::default() };
        let paid = dissolve(Rao(tao), &claims).stakers[0].0;
        near("value over price", ratio, paid as f64 / alpha as f64 / price, 1e-12);
    }
}

#[test]
fn a_purchase_in_a_new_pool_of_one_tao_multiplies_the_price() {
    // opentensor/subtensor#3029: a thousand times the price.
    let rules = Era::of("gate-2026").unwrap().rules(Choice::Live);
    let pool = rules.pool.pool(Reserves { tao: Rao(1_000_000_000), alpha: Alpha(1_000_000_000) });
    let swap = pool.quote(&Order::new(Side::Buy, Amount(30_622_800_000)).free()).unwrap();
    near("price", 1_000.0, swap.price_after.0.to_num(), 0.1);
}

/// A pool of 17 April 2025.
struct LaunchPool {
    netuid: Netuid,
    reserves: Reserves,
    is_starting: bool,
    /// TAO and alpha per block that the last epoch reported as paid into the pool.
    paid: Option<(u64, u64)>,
}

/// Returns the pools with a known payment or start-up.
fn launch_pools() -> Vec<LaunchPool> {
    let rows = include_str!("../data/pools-2025-04-17.csv").lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let integer = |index: usize| cells[index].parse::<u64>().ok();
        LaunchPool {
            netuid: Netuid(cells[0].parse().unwrap()),
            reserves: Reserves { tao: Rao(integer(2).unwrap()), alpha: Alpha(integer(3).unwrap()) },
            is_starting: cells[6] == "1",
            paid: integer(8).zip(integer(9)),
        }
    });
    rows.filter(|pool| pool.netuid != Netuid::ROOT && (pool.is_starting || pool.paid.is_some())).collect()
}

#[test]
fn the_launch_era_pays_by_the_average_price_and_at_the_spot_price() {
    let pools = launch_pools();
    let rules = Era::of("launch-2025").unwrap().rules_at(Runtime(252), Choice::Live);
    let tao_paid: u64 = pools.iter().filter_map(|pool| pool.paid).map(|(tao, _)| tao).sum();
    let subnets = pools.iter().map(|pool| {
        let owner = Owner { coldkey: Key(1), hotkey: Key(2) };
        let mut subnet = new_subnet(pool.netuid, owner, Block(1), Rao(0), rules.pool.pool(pool.reserves));
        subnet.first_emission_block = if pool.is_starting { None } else { Some(Block(1)) };
        subnet.switches.trading = !pool.is_starting;
        subnet.moving_price = MovingPrice(I96F32::from_num(pool.paid.unwrap_or_default().0) / I96F32::from_num(UNIT));
        subnet
    });
    let mut economy = Economy { block: Block(5_373_799), subnets: subnets.collect(), ..Economy::default() };
    let spot = |economy: &Economy, index: usize| economy.subnets[index].pool.price().0.to_num::<f64>();
    let average = |economy: &Economy, index: usize| economy.subnets[index].moving_price.0.to_num::<f64>();

    let before = economy.clone();
    let report = block_with(&mut economy, &rules, Rao(tao_paid));
    assert_eq!(pools.iter().filter(|pool| pool.is_starting).count(), 7);
    for (index, pool) in pools.iter().enumerate() {
        let netuid = pool.netuid;
        let Some((tao, alpha)) = pool.paid else {
            assert!(report.subnets.iter().all(|result| result.netuid != netuid), "{netuid:?} is not eligible");
            continue;
        };
        let result = report.subnets.iter().find(|result| result.netuid == netuid).unwrap();
        near("TAO", tao as f64, result.tao_in.0 as f64, 2.0);
        if tao > 0 {
            // The chain divides by a price with 32 fraction bits, here of 10^-4 TAO.
            let price = result.tao_in.0 as f64 / result.alpha_in.0 as f64;
            near("price of the payment", 1.0, price / spot(&before, index), 5e-6);
            // The payment is up to 40 blocks older than the reserves; subnet 77's price moved by 1.2 % in that time.
            near("alpha", 1.0, result.alpha_in.0 as f64 / alpha as f64, 0.0125);
        }
    }
    for _ in 0..100 {
        next_block(&mut economy, &rules);
    }
    for (index, pool) in pools.iter().enumerate().filter(|(_, pool)| pool.paid.is_some_and(|(tao, _)| tao > 0)) {
        let gap = |economy: &Economy| (spot(economy, index) - average(economy, index)).abs();
        assert!(gap(&economy) < gap(&before), "{:?}: the average follows the price", pool.netuid);
    }
}
