//! What people do between blocks: staking, moving, registering, and what each costs and refuses.

#[path = "../benches/engine/inputs/economy.rs"]
mod inputs;

use yuma_playground::engine::economy::era::{Era, Runtime};
use yuma_playground::engine::economy::operations::dissolve::dissolve_subnet;
use yuma_playground::engine::economy::operations::moving::move_stake;
use yuma_playground::engine::economy::operations::neuron::register_neuron;
use yuma_playground::engine::economy::operations::register::{lock_cost, register_subnet, start_call, victim};
use yuma_playground::engine::economy::operations::stake::stake;
use yuma_playground::engine::economy::operations::unstake::unstake;
use yuma_playground::engine::economy::operations::{Limit, OperationError, Position};
use yuma_playground::engine::economy::parameters::Choice;
use yuma_playground::engine::economy::state::{Owner, Yield};
use yuma_playground::engine::economy::{Economy, Rules, next_block};
use yuma_playground::engine::pool::{Order, Pool, PoolError, Side};
use yuma_playground::engine::quantity::{Alpha, Amount, Block, Key, Netuid, Rao};

const ALICE: Key = Key(5_000);
const HOTKEY: Key = Key(10);
const TAO: u64 = 1_000_000_000;

fn world(id: &str) -> (&'static Era, Rules, Economy) {
    let era = Era::of(id).unwrap_or_else(|| panic!("{id} is registered"));
    let mut economy = inputs::economy(era, 4);
    economy.pay(ALICE, Rao(10_000 * TAO));
    (era, era.rules(Choice::Live), economy)
}

fn on(netuid: u16) -> Position {
    Position { netuid: Netuid(netuid), hotkey: HOTKEY, coldkey: ALICE }
}

fn quoted(economy: &Economy, netuid: u16, side: Side, amount: u64) -> u64 {
    let subnet = economy.subnet(Netuid(netuid)).unwrap_or_else(|| panic!("subnet {netuid}"));
    subnet.pool.quote(&Order::new(side, Amount(amount))).map_or(0, |swap| swap.paid_out.0)
}

/// A result without its value.
fn refusal<T: std::fmt::Debug>(result: Result<T, OperationError>) -> OperationError {
    match result {
        Err(error) => error,
        Ok(value) => panic!("should be refused, gave {value:?}"),
    }
}

#[test]
fn a_stake_gives_what_the_pool_quotes_and_costs_what_was_offered() {
    for (id, author) in [("launch-2025", 0), ("flow-2025", 0), ("netflow-2026", 50_354), ("gate-2026", 50_354)] {
        let (_, rules, mut economy) = world(id);
        let expected = quoted(&economy, 1, Side::Buy, 100_000_000);
        let got = stake(&mut economy, &rules, on(1), Rao(100_000_000), None);
        assert_eq!(got, Ok(Alpha(expected)), "{id}");
        assert_eq!(economy.balance(ALICE), Rao(10_000 * TAO - 100_000_000), "{id}");
        assert_eq!(economy.author, Rao(author), "{id}: the fee goes to the author of the block, or stays in the pool");
        let held = economy.subnet(Netuid(1)).map(|subnet| subnet.stakes.of(HOTKEY, ALICE));
        assert!(held.is_some_and(|held| expected - held <= 1), "{id}: {held:?}");
    }
}

#[test]
fn what_is_too_little_too_much_or_too_dear_is_refused() {
    let (_, rules, mut economy) = world("gate-2026");
    let all_or_nothing = |price| Some(Limit { price: Rao(price), allow_partial: false });
    let too_low = OperationError::AmountTooLow;
    assert_eq!(refusal(stake(&mut economy, &rules, on(1), Rao(2_000_000), None)), too_low, "below minimum and fee");
    assert!(stake(&mut economy, &rules, on(1), Rao(2_001_008), None).is_ok(), "minimum and fee");
    let rich = Rao(20_000 * TAO);
    assert_eq!(refusal(stake(&mut economy, &rules, on(1), rich, None)), OperationError::NotEnoughBalance);
    assert_eq!(refusal(stake(&mut economy, &rules, on(9), Rao(TAO), None)), OperationError::SubnetNotExists);
    let at_price = refusal(stake(&mut economy, &rules, on(1), Rao(TAO), all_or_nothing(1_000)));
    assert_eq!(at_price, OperationError::Pool(PoolError::PriceLimitExceeded));
    let slips = refusal(stake(&mut economy, &rules, on(1), Rao(5_000 * TAO), all_or_nothing(110_000_000)));
    assert_eq!(slips, OperationError::SlippageTooHigh);
    assert_eq!(refusal(unstake(&mut economy, &rules, on(2), Alpha(5), None)), OperationError::NotEnoughStake);
}

#[test]
fn a_limit_may_be_filled_in_part() {
    let (_, rules, mut economy) = world("gate-2026");
    let limit = Limit { price: Rao(110_000_000), allow_partial: true };
    let before = economy.balance(ALICE);
    assert!(stake(&mut economy, &rules, on(1), Rao(5_000 * TAO), Some(limit)).is_ok());
    let spent = before.0 - economy.balance(ALICE).0;
    assert!(spent < 5_000 * TAO && spent > 500 * TAO, "{spent}");
    let price: f64 = economy.subnets[0].pool.price().0.to_num();
    assert!((price - 0.11).abs() < 1e-6, "the price ends at the limit: {price}");
}

#[test]
fn a_round_trip_costs_two_fees_and_nothing_else() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(1), Rao(100 * TAO), None).unwrap_or_default();
    let back = unstake(&mut economy, &rules, on(1), Alpha(alpha.0 - 1), None).unwrap_or_default();
    let lost = 1.0 - back.0 as f64 / (100.0 * TAO as f64);
    assert!((lost - 2.0 * 33.0 / 65_535.0).abs() < 1e-5, "{lost}");
}

#[test]
fn moving_between_subnets_pays_one_fee() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(1), Rao(10 * TAO), None).unwrap_or_default();
    let amount = Alpha(alpha.0 / 2);
    let tao = quoted(&economy, 1, Side::Sell, amount.0);
    let expected = economy.subnets[1].pool.quote(&Order::new(Side::Buy, Amount(tao)).free());
    let arrived = move_stake(&mut economy, &rules, on(1), on(2), amount, None);
    assert_eq!(arrived.map(|alpha| alpha.0), Ok(expected.map_or(0, |swap| swap.paid_out.0)));

    let other = Position { hotkey: Key(11), ..on(1) };
    let price = economy.subnets[0].pool.price();
    let moved = move_stake(&mut economy, &rules, on(1), other, Alpha(alpha.0 / 4), None);
    assert_eq!(moved, Ok(Alpha(alpha.0 / 4)), "within a subnet the alpha changes hands");
    assert_eq!(economy.subnets[0].pool.price(), price);
}

#[test]
fn root_stake_is_one_to_one() {
    let (_, rules, mut economy) = world("price-2026");
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    assert_eq!(stake(&mut economy, &rules, root, Rao(50 * TAO), None), Ok(Alpha(50 * TAO)));
    assert_eq!(unstake(&mut economy, &rules, root, Alpha(20 * TAO), None), Ok(Rao(20 * TAO)));
    assert_eq!(economy.root.stakes.of(HOTKEY, ALICE), 30 * TAO);
}

#[test]
fn a_nomination_that_is_left_too_small_goes_out_whole() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(1), Rao(TAO), None).unwrap_or_default();
    assert!(unstake(&mut economy, &rules, on(1), Alpha(alpha.0 - 100_000_000), None).is_ok());
    assert_eq!(economy.subnets[0].stakes.of(HOTKEY, ALICE), 0, "0.1 alpha at 0.1 TAO is below 0.02 TAO");
}

#[test]
fn a_neuron_buys_and_destroys_alpha_and_makes_the_next_dearer() {
    let (_, rules, mut economy) = world("gate-2026");
    let before = economy.subnets[0].clone();
    assert_eq!(register_neuron(&mut economy, &rules, Netuid(1), ALICE), Ok(Rao(TAO)));
    let after = &economy.subnets[0];
    assert_eq!(after.alpha_out, before.alpha_out);
    assert!(after.pool.reserves().alpha < before.pool.reserves().alpha);
    assert_eq!(after.registration_price, Rao(1_260_000_000));
}

#[test]
fn a_new_subnet_is_seeded_at_the_median_price_and_starts_by_call() {
    let (era, rules, mut economy) = world("gate-2026");
    economy.last_lock = (Rao(1_000 * TAO), economy.block);
    let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
    assert_eq!(refusal(register_subnet(&mut economy, era, &rules, owner)), OperationError::RateLimited);
    economy.block.0 += rules.parameters.registration_pause.0;
    let cost = lock_cost(&economy, &rules);
    assert_eq!(cost, Rao(1_750 * TAO + 1_600), "a quarter of the doubling is gone, in steps of floor(L / 57,600)");
    assert_eq!(register_subnet(&mut economy, era, &rules, owner), Ok(Netuid(5)));
    let Some(subnet) = economy.subnet(Netuid(5)) else { panic!("it exists") };
    let prices: Vec<f64> = economy.subnets[..4].iter().map(|subnet| subnet.pool.price().0.to_num()).collect();
    let price: f64 = subnet.pool.price().0.to_num();
    assert!((price - (prices[1] + prices[2]) / 2.0).abs() < 1e-9, "{price} of {prices:?}");
    assert_eq!(subnet.pool.reserves().tao, cost);
    assert!(!subnet.is_eligible() && !subnet.switches.emission);
    assert_eq!(refusal(stake(&mut economy, &rules, on(5), Rao(TAO), None)), OperationError::SubtokenDisabled);
    assert_eq!(start_call(&mut economy, &rules, Netuid(5)), Ok(()));
    assert!(stake(&mut economy, &rules, on(5), Rao(TAO), None).is_ok());
    assert_eq!(refusal(start_call(&mut economy, &rules, Netuid(5))), OperationError::CannotStart);
    assert_eq!(next_block(&mut economy, &rules).subnets.len(), 5);
}

#[test]
fn when_all_seats_are_taken_the_cheapest_mature_subnet_goes() {
    let (era, mut rules, mut economy) = world("gate-2026");
    rules.parameters.subnet_limit = 4;
    assert_eq!(victim(&economy, &rules), Ok(Some(Netuid(4))), "the lowest average");
    economy.subnets[3].registered_at = economy.block;
    assert_eq!(victim(&economy, &rules), Ok(Some(Netuid(3))), "the lowest past its immunity");
    let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
    assert_eq!(register_subnet(&mut economy, era, &rules, owner), Ok(Netuid(3)), "its number is used again");
    economy.subnets.iter_mut().for_each(|subnet| subnet.registered_at = Block(u64::MAX / 2));
    assert_eq!(victim(&economy, &rules), Err(OperationError::SubnetLimitReached));
}

#[test]
fn a_dissolved_subnet_pays_its_pool_to_those_who_hold_its_alpha() {
    let (_, _, mut economy) = world("gate-2026");
    let pot = economy.subnets[0].pool.reserves().tao;
    let before: u128 = economy.tao_places().balances;
    let issuance = economy.issuance;
    let paid = dissolve_subnet(&mut economy, Netuid(1)).unwrap_or_default();
    assert_eq!(paid.iter().map(|(_, tao)| tao.0).sum::<u64>(), pot.0, "registered before the pool had a share");
    assert_eq!(economy.tao_places().balances - before, u128::from(pot.0));
    assert_eq!(economy.issuance, issuance);
    assert!(economy.subnet(Netuid(1)).is_none());
}

#[test]
fn fees_stay_in_the_pool_of_the_launch() {
    let (_, rules, mut economy) = world("launch-2025");
    let before = economy.subnets[0].pool.reserves();
    assert!(stake(&mut economy, &rules, on(1), Rao(TAO), None).is_ok());
    assert_eq!(economy.subnets[0].pool.reserves().tao.0 - before.tao.0, TAO);
    assert!(matches!(economy.subnets[0].pool, Pool::ConstantProduct(_)));
}

/// The launch as runtime 252 left it, with an epoch in which the hotkey's stakers got this part of their alpha in thousandths.
fn forfeiting(thousandths: u64) -> (Rules, Economy) {
    let (era, _, mut economy) = world("launch-2025");
    let stake = Alpha(1_000_000);
    let last = Yield { dividends: Alpha(thousandths * 1_000), stake };
    for subnet in &mut economy.subnets {
        subnet.yields.insert(HOTKEY, last);
    }
    (era.rules_at(Runtime(252), Choice::Live), economy)
}

#[test]
fn from_march_2025_taking_alpha_out_costs_what_it_yields_in_an_epoch() {
    for (what, tao, thousandths, limit) in [
        ("the yield", 10 * TAO, 2, None),
        ("the yield, with a limit", 10 * TAO, 2, Some(Limit { price: Rao(1_000), allow_partial: false })),
        ("not less than a twenty thousandth", 10 * TAO, 0, None),
        ("not less than the flat fee", TAO / 2, 0, None),
    ] {
        let (rules, mut economy) = forfeiting(thousandths);
        let alpha = stake(&mut economy, &rules, on(1), Rao(tao), None).unwrap_or_default();
        let held = Alpha(alpha.0 - 1);
        let order = Order::new(Side::Sell, Amount(held.0)).free();
        let worth = economy.subnets[0].pool.quote(&order).map_or(0, |swap| swap.paid_out.0);
        let before = economy.subnets[0].pool.reserves().tao.0;
        let fee = (worth * thousandths / 1_000).max(worth / 20_000).max(50_000);
        assert_eq!(unstake(&mut economy, &rules, on(1), held, limit), Ok(Rao(worth - fee)), "{what}");
        assert_eq!(before - economy.subnets[0].pool.reserves().tao.0, worth - fee, "{what}: the fee stays in the pool");
    }
}

#[test]
fn moving_to_another_subnet_forfeits_the_yield_as_well() {
    let (rules, mut economy) = forfeiting(5);
    let alpha = stake(&mut economy, &rules, on(1), Rao(10 * TAO), None).unwrap_or_default();
    let amount = Alpha(alpha.0 / 2);
    let worth = economy.subnets[0].pool.quote(&Order::new(Side::Sell, Amount(amount.0)).free());
    let tao = worth.map_or(0, |swap| swap.paid_out.0 - swap.paid_out.0 * 5 / 1_000);
    let expected = economy.subnets[1].pool.quote(&Order::new(Side::Buy, Amount(tao)).free());
    let arrived = move_stake(&mut economy, &rules, on(1), on(2), amount, None);
    assert_eq!(arrived.map(|alpha| alpha.0), Ok(expected.map_or(0, |swap| swap.paid_out.0)));
}

#[test]
fn the_launch_itself_has_the_flat_fee_alone_everywhere() {
    let (_, rules, mut economy) = world("launch-2025");
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    assert_eq!(stake(&mut economy, &rules, root, Rao(TAO), None), Ok(Alpha(TAO - 50_000)));
    assert_eq!(unstake(&mut economy, &rules, root, Alpha(TAO / 2), None), Ok(Rao(TAO / 2 - 50_000)));
    assert_eq!(economy.root.fees, Rao(100_000), "on root the fee is nobody's");

    let alpha = stake(&mut economy, &rules, on(1), Rao(10 * TAO), None).unwrap_or_default();
    let before = economy.subnets[0].pool.reserves().tao;
    let other = Position { hotkey: Key(11), ..on(1) };
    let moved = move_stake(&mut economy, &rules, on(1), other, Alpha(alpha.0 / 2), None).unwrap_or_default();
    assert!(moved.0 < alpha.0 / 2, "{moved:?}: within a subnet it is a sale and a purchase");
    assert_eq!(economy.subnets[0].pool.reserves().tao, before, "the fee is what was held back");
}

#[test]
fn an_epoch_leaves_word_of_what_stakers_got() {
    let (_, rules, mut economy) = world("launch-2025");
    (0..361).for_each(|_| drop(next_block(&mut economy, &rules)));
    let subnet = &economy.subnets[0];
    let last = subnet.yields[&HOTKEY];
    assert!(last.dividends.0 > 0, "{last:?}");
    assert!(last.stake.0 > last.dividends.0 && last.stake.0 <= subnet.stakes.on(HOTKEY), "{last:?}");
}

#[test]
fn a_limit_on_a_move_bounds_the_ratio_of_prices() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(2), Rao(4_000 * TAO), None).unwrap_or_default();
    let ratio = |economy: &Economy| -> f64 {
        let price = |place: usize| -> f64 { economy.subnets[place].pool.price().0.to_num() };
        price(1) / price(0)
    };
    let least = ratio(&economy) * 0.9;
    let limit = |allow_partial| Some(Limit { price: Rao((least * 1e9) as u64), allow_partial });
    let all = Alpha(alpha.0 - 1);
    let refused = refusal(move_stake(&mut economy, &rules, on(2), on(1), all, limit(false)));
    assert_eq!(refused, OperationError::SlippageTooHigh);
    assert!(move_stake(&mut economy, &rules, on(2), on(1), all, limit(true)).is_ok());
    assert!(economy.subnets[1].stakes.of(HOTKEY, ALICE) > 0, "a part stays");
    // The chain's closed form divides the change between the pools by their TAO, so the ratio ends near the limit, not at it.
    assert!((ratio(&economy) / least - 1.0).abs() < 0.1, "{} for {least}", ratio(&economy));
}

#[test]
fn a_limit_on_root_admits_all_or_nothing() {
    let (_, rules, mut economy) = world("gate-2026");
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    let at = |price| Some(Limit { price: Rao(price), allow_partial: false });
    assert_eq!(stake(&mut economy, &rules, root, Rao(TAO), at(TAO)), Ok(Alpha(TAO)));
    assert_eq!(refusal(stake(&mut economy, &rules, root, Rao(TAO), at(TAO - 1))), OperationError::SlippageTooHigh);
    assert_eq!(unstake(&mut economy, &rules, root, Alpha(TAO / 2), at(TAO)), Ok(Rao(TAO / 2)));
    let refused = refusal(unstake(&mut economy, &rules, root, Alpha(TAO / 2), at(TAO + 1)));
    assert_eq!(refused, OperationError::SlippageTooHigh);
}

#[test]
fn in_2024_there_is_no_alpha_to_stake_in() {
    let (_, rules, mut economy) = world("root-2024");
    assert_eq!(refusal(stake(&mut economy, &rules, on(1), Rao(TAO), None)), OperationError::SubtokenDisabled);
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    assert_eq!(stake(&mut economy, &rules, root, Rao(TAO), None), Ok(Alpha(TAO)));
    let moved = refusal(move_stake(&mut economy, &rules, root, on(1), Alpha(TAO), None));
    assert_eq!(moved, OperationError::SubtokenDisabled);
}

#[test]
fn in_2024_a_lock_is_held_and_given_back() {
    let (era, rules, mut economy) = world("root-2024");
    let (issuance, before) = (economy.issuance, economy.balance(ALICE));
    let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
    assert_eq!(lock_cost(&economy, &rules), Rao(1_000 * TAO));
    assert_eq!(register_subnet(&mut economy, era, &rules, owner), Ok(Netuid(5)));
    assert_eq!((economy.issuance, economy.balance(ALICE)), (issuance, Rao(before.0 - 1_000 * TAO)));
    assert_eq!(economy.subnets[4].burn_price.least, Rao(TAO), "a neuron costs a TAO at least");
    assert_eq!(dissolve_subnet(&mut economy, Netuid(5)), Ok(vec![(ALICE, Rao(1_000 * TAO))]));
    assert_eq!((economy.issuance, economy.balance(ALICE)), (issuance, before));
}

#[test]
fn in_2024_the_subnet_with_the_least_emission_goes_once_it_is_a_week_old() {
    let (_, mut rules, mut economy) = world("root-2024");
    rules.parameters.subnet_limit = 4;
    economy.subnets[2].root_emission = Rao(1);
    assert_eq!(victim(&economy, &rules), Ok(Some(Netuid(3))));
    economy.subnets[2].registered_at = Block(economy.block.0 - 50_399);
    assert_eq!(victim(&economy, &rules), Ok(Some(Netuid(1))), "the oldest of equals");
    economy.subnets[2].registered_at = Block(economy.block.0 - 50_400);
    assert_eq!(victim(&economy, &rules), Ok(Some(Netuid(3))));
}

#[test]
fn until_september_2025_no_subnet_makes_room() {
    let (_, mut rules, economy) = world("launch-2025");
    assert_eq!(victim(&economy, &rules), Ok(None), "there is no limit");
    rules.parameters.subnet_limit = 4;
    assert_eq!(victim(&economy, &rules), Err(OperationError::SubnetLimitReached));
}

#[test]
fn before_march_2026_neurons_grow_dearer_by_the_interval() {
    for (id, recycled) in [("root-2024", TAO), ("launch-2025", 0), ("flow-2025", 0)] {
        let (_, rules, mut economy) = world(id);
        economy.subnets.iter_mut().for_each(|subnet| subnet.registrations.since = economy.block);
        for _ in 0..6 {
            let issuance = economy.issuance;
            assert_eq!(register_neuron(&mut economy, &rules, Netuid(1), ALICE), Ok(Rao(TAO)), "{id}");
            assert_eq!(issuance.0 - economy.issuance.0, recycled, "{id}");
            let second = refusal(register_neuron(&mut economy, &rules, Netuid(1), ALICE));
            assert_eq!(second, OperationError::TooManyRegistrations, "{id}: one in a block");
            next_block(&mut economy, &rules);
        }
        let seventh = refusal(register_neuron(&mut economy, &rules, Netuid(1), ALICE));
        assert_eq!(seventh, OperationError::TooManyRegistrations, "{id}: three times the target");
        (0..93).for_each(|_| drop(next_block(&mut economy, &rules)));
        assert_eq!(economy.subnets[0].registration_price, Rao(TAO), "{id}");
        next_block(&mut economy, &rules);
        let prices = [0, 1].map(|place| economy.subnets[place].registration_price.0);
        assert_eq!(prices, [2 * TAO, TAO / 2], "{id}: six registrations, and none");
    }
}

#[test]
fn until_march_2025_a_subnet_starts_when_it_is_registered() {
    for (runtime, starts) in [(233, true), (252, false)] {
        let (era, _, mut economy) = world("launch-2025");
        let rules = era.rules_at(Runtime(runtime), Choice::Live);
        let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
        assert_eq!(register_subnet(&mut economy, era, &rules, owner), Ok(Netuid(5)));
        assert_eq!(stake(&mut economy, &rules, on(5), Rao(TAO / 100), None).is_ok(), starts, "runtime {runtime}");
        assert_eq!(next_block(&mut economy, &rules).subnets.len() == 5, starts, "runtime {runtime}");
        assert_eq!(refusal(start_call(&mut economy, &rules, Netuid(5))), OperationError::CannotStart);
        economy.block.0 += 50_400;
        assert_eq!(start_call(&mut economy, &rules, Netuid(5)).is_ok(), !starts, "runtime {runtime}");
    }
}
