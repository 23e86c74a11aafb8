//! Quotes of trades: the engine's own numbers, and those that people reported.

use crate::markets::{april_2025, april_2026, era, market_of, pool, units};
use yuma_engine::economy::operations::{Operation, OperationError, Position, apply};
use yuma_engine::economy::{Choice, ERAS, Economy, Era, Runtime};
use yuma_engine::pool::{Concentrated, ConstantProduct, Pool, PoolError, TradeRules};
use yuma_engine::quantity::{Alpha, Amount, Key, Millionths, Netuid, Rao, Share};
use yuma_scenario::market::{
    HOLDER, Market, PriceLimit, Quote, STAKER, Trade, TradeRequest, VALIDATOR, economy, quote, quote_on,
};

const CHUTES: Netuid = Netuid(64);
const BITSTARTER: Netuid = Netuid(91);
const ROOT: Netuid = Netuid::ROOT;

fn stake(netuid: Netuid, tao: f64) -> Trade {
    Trade::Stake { netuid, tao: Rao(units(tao)) }
}

fn unstake(netuid: Netuid, alpha: f64) -> Trade {
    Trade::Unstake { netuid, amount: Alpha(units(alpha)) }
}

fn plain(trade: Trade) -> TradeRequest {
    TradeRequest { trade, limit: None, parts: 10 }
}

fn assert_near(name: &str, value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{name}: {value} instead of {expected}");
}

fn whole(amount: Amount) -> f64 {
    amount.0 as f64 / 1e9
}

/// An economy of one subnet with a pool without fees.
fn with_pool(pool: Pool) -> Economy {
    let reserves = pool.reserves();
    let market = market_of(vec![crate::markets::pool(1, reserves.tao, reserves.alpha, Alpha(units(1e6)))]);
    let mut economy = economy(&market, era("launch-2025"));
    economy.subnets[0].pool = pool;
    economy
}

fn constant_product(tao: Rao, alpha: Alpha) -> Pool {
    Pool::ConstantProduct(ConstantProduct {
        flat_fee: Rao(0),
        ..ConstantProduct::new(yuma_engine::pool::Reserves { tao, alpha })
    })
}

/// The rules of the launch without their minimum stake.
fn quote_at(economy: &Economy, request: TradeRequest) -> Quote {
    let mut rules = era("launch-2025").rules(Choice::Live);
    rules.parameters.min_stake = Rao(0);
    quote_on(economy, &rules, request).unwrap()
}

#[test]
fn a_quote_is_what_the_operation_pays_in_every_era() {
    for market in [april_2026(), april_2025()] {
        for era in ERAS.iter().filter(|era| era.rules.has_alpha()) {
            let rules = market.rules(era);
            let held = |netuid, coldkey| Position { netuid, hotkey: VALIDATOR, coldkey };
            let (tao, alpha) = (units(100.0), units(500.0));
            for (trade, operation) in [
                (stake(CHUTES, 100.0), Operation::Stake { position: held(CHUTES, HOLDER), tao: Rao(tao), limit: None }),
                (stake(ROOT, 100.0), Operation::Stake { position: held(ROOT, HOLDER), tao: Rao(tao), limit: None }),
                (
                    unstake(CHUTES, 500.0),
                    Operation::Unstake { position: held(CHUTES, STAKER), amount: Alpha(alpha), limit: None },
                ),
                (
                    unstake(ROOT, 500.0),
                    Operation::Unstake { position: held(ROOT, STAKER), amount: Alpha(alpha), limit: None },
                ),
                (
                    Trade::Move { from: CHUTES, to: Netuid(56), amount: Alpha(alpha) },
                    Operation::Move {
                        from: held(CHUTES, STAKER),
                        to: held(Netuid(56), STAKER),
                        amount: Alpha(alpha),
                        limit: None,
                    },
                ),
                (
                    Trade::Move { from: ROOT, to: CHUTES, amount: Alpha(alpha) },
                    Operation::Move {
                        from: held(ROOT, STAKER),
                        to: held(CHUTES, STAKER),
                        amount: Alpha(alpha),
                        limit: None,
                    },
                ),
            ] {
                let quoted = quote(&market, era, plain(trade)).unwrap();
                let receipt = apply(&mut economy(&market, era), &rules, &operation).unwrap();
                assert_eq!(quoted.receipt, receipt, "{} {trade:?}", era.id);
                assert_eq!(quoted.trade.amount(), receipt.paid, "{} {trade:?}", era.id);
                check_parts_of(&quoted, era);
            }
        }
    }
}

/// The parts of a quote agree with each other.
fn check_parts_of(quoted: &Quote, era: &Era) {
    let name = format!("{} {:?}", era.id, quoted.trade);
    let legs = &quoted.legs;
    assert_eq!(legs.len(), quoted.receipt.trades.len(), "{name}");
    for leg in legs {
        assert_eq!(leg.spot_before, leg.swap.price_before, "{name}");
        assert_eq!(leg.price_impact, leg.swap.slippage(), "{name}");
        let impact = leg.price_impact.unwrap().to_num::<f64>();
        assert!((-1e-6..0.1).contains(&impact), "{name}: {impact}");
    }
    let received = whole(quoted.receipt.received);
    let back = whole(quoted.round_trip.unwrap());
    let paid = whole(quoted.receipt.paid);
    assert!(back <= paid * 1.000_001 && back > paid * 0.99, "{name}: {back} of {paid}");
    let split = whole(quoted.split.received.unwrap());
    assert_near(&name, split, received, received * 1e-3);
    assert_eq!(quoted.when_dissolved.is_some(), !ends_on_root(quoted.trade), "{name}");
    assert_eq!(quoted.largest_for_one_percent.is_some(), !legs.is_empty(), "{name}");
}

fn ends_on_root(trade: Trade) -> bool {
    match trade {
        Trade::Stake { netuid, .. } | Trade::Unstake { netuid, .. } | Trade::Move { to: netuid, .. } => netuid == ROOT,
    }
}

#[test]
fn without_alpha_only_root_takes_stake() {
    let root = era("root-2024");
    for market in [april_2026(), april_2025()] {
        for trade in
            [stake(CHUTES, 1.0), unstake(CHUTES, 1.0), Trade::Move { from: ROOT, to: CHUTES, amount: Alpha(1) }]
        {
            assert_eq!(quote(&market, root, plain(trade)), Err(OperationError::NoAlpha), "{trade:?}");
        }
        let quoted = quote(&market, root, plain(stake(ROOT, 5.0))).unwrap();
        assert_eq!((quoted.receipt.received, quoted.legs.len()), (Amount(units(5.0)), 0));
        assert_eq!(quoted.round_trip, Ok(Amount(units(5.0))));
    }
}

#[test]
fn refusals_are_those_of_the_chain() {
    let market = april_2026();
    for (trade, expected) in [
        (stake(Netuid(500), 1.0), OperationError::SubnetNotExists),
        (stake(Netuid(96), 1.0), OperationError::SubtokenDisabled),
        (stake(CHUTES, 0.001), OperationError::AmountTooLow),
        (unstake(CHUTES, 3e6), OperationError::NotEnoughStake),
        (unstake(CHUTES, 0.0), OperationError::AmountTooLow),
        (stake(BITSTARTER, 526.5 * 1_100.0), OperationError::Pool(PoolError::SwapInputTooLarge)),
    ] {
        assert_eq!(quote(&market, era("gate-2026"), plain(trade)), Err(expected), "{trade:?}");
    }
}

#[test]
fn a_thin_subnet_shows_impact_fee_and_tolerance() {
    let request = |limit| TradeRequest { trade: stake(BITSTARTER, 100.0), limit, parts: 10 };
    let tolerance = |millionths| Some(PriceLimit::Tolerance(Millionths(millionths)));
    let quoted = |limit| quote(&april_2026(), era("gate-2026"), request(limit)).unwrap();
    let wide = quoted(tolerance(450_000));
    let leg = wide.legs[0];
    let price = |price: yuma_engine::quantity::Price| price.0.to_num::<f64>();
    for (name, value, expected, near) in [
        ("alpha", whole(wide.receipt.received), 7_135.0, 1.0),
        ("fee", whole(Amount(wide.fee.tao.0)), 0.05, 0.001),
        ("before", price(leg.spot_before), 0.01177, 1e-5),
        ("after", price(leg.spot_after), 0.01667, 1e-5),
        ("on average", price(leg.average_price.unwrap()), 0.01401, 1e-5),
        ("impact", leg.price_impact.unwrap().to_num(), 0.19, 1e-3),
        ("round trip", whole(wide.round_trip.unwrap()), 99.91, 0.01),
        ("largest", whole(wide.largest_for_one_percent.unwrap()), 5.264, 0.01),
    ] {
        assert_near(name, value, expected, near);
    }
    let wide = wide.limited.unwrap();
    assert_eq!(wide.whole.as_ref(), Ok(&quoted(None).receipt), "the whole order is within the limit");
    let narrow = quoted(tolerance(10_000)).limited.unwrap();
    assert_eq!(narrow.price.0, (price(leg.spot_before) * 1.01 * 1e9) as u64);
    assert_eq!(narrow.whole, Err(OperationError::SlippageTooHigh));
    // To a price 1 % higher: tao (sqrt(1.01) - 1), and the fee.
    let filled = whole(narrow.partial.unwrap().paid);
    assert_near("filled", filled, 526.2 * (1.01f64.sqrt() - 1.0) / (1.0 - 33.0 / 65_535.0), 0.01);
}

#[test]
fn the_largest_order_is_at_the_impact() {
    let market = april_2026();
    for era in ERAS.iter().filter(|era| era.rules.has_alpha()) {
        for trade in [
            stake(BITSTARTER, 1.0),
            unstake(BITSTARTER, 100.0),
            Trade::Move { from: BITSTARTER, to: CHUTES, amount: Alpha(units(100.0)) },
            Trade::Move { from: CHUTES, to: BITSTARTER, amount: Alpha(units(100.0)) },
            Trade::Move { from: ROOT, to: BITSTARTER, amount: Alpha(units(1.0)) },
        ] {
            let largest = quote(&market, era, plain(trade)).unwrap().largest_for_one_percent.unwrap();
            let impact = |amount: u64| {
                let quoted = quote(&market, era, plain(trade.with_amount(Amount(amount)))).unwrap();
                let impacts = quoted.legs.iter().map(|leg| leg.price_impact.unwrap().to_num::<f64>());
                impacts.fold(0.0, f64::max)
            };
            assert!(impact(largest.0) <= 0.01, "{} {trade:?}: {}", era.id, impact(largest.0));
            assert!(impact(largest.0 / 1_000 * 1_001) > 0.01, "{} {trade:?}", era.id);
        }
    }
}

#[test]
fn a_move_has_two_legs_and_one_fee() {
    let trade = Trade::Move { from: BITSTARTER, to: CHUTES, amount: Alpha(units(1_000.0)) };
    let quoted = quote(&april_2026(), era("gate-2026"), plain(trade)).unwrap();
    let [sale, purchase] = quoted.legs[..] else { panic!("{:?}", quoted.legs) };
    assert_eq!((sale.netuid, purchase.netuid), (BITSTARTER, CHUTES));
    assert!(sale.spot_after < sale.spot_before && purchase.spot_after > purchase.spot_before);
    assert!(sale.price_impact > purchase.price_impact, "the thin pool costs more");
    assert!(sale.swap.fee.alpha.0 > 0 && purchase.swap.fee.tao.0 == 0);
    let limited = |millionths| {
        let limit = Some(PriceLimit::Tolerance(Millionths(millionths)));
        quote(&april_2026(), era("gate-2026"), TradeRequest { trade, limit, parts: 1 }).unwrap().limited.unwrap()
    };
    assert!(limited(100_000).whole.is_ok());
    assert_eq!(limited(1_000).whole, Err(OperationError::SlippageTooHigh));
}

#[test]
fn an_order_in_parts_gains_nothing() {
    let market = april_2026();
    for parts in [0, 1, 2, 10, 100, u16::MAX] {
        let request = TradeRequest { parts, ..plain(stake(BITSTARTER, 100.0)) };
        let quoted = quote(&market, era("etao-2026"), request).unwrap();
        assert_eq!(quoted.split.parts, parts.clamp(1, 100));
        let (split, once) = (whole(quoted.split.received.unwrap()), whole(quoted.receipt.received));
        assert_near("received", split, once, 0.000_1);
    }
    let request = TradeRequest { parts: 100, ..plain(stake(BITSTARTER, 0.1)) };
    let too_small = quote(&market, era("etao-2026"), request).unwrap().split.received;
    assert_eq!(too_small, Err(OperationError::AmountTooLow), "a part is below the minimum stake");
}

#[test]
fn five_trades_on_one_pool() {
    // Case five-trades-on-one-pool: the launch without its flat fee.
    let economy = with_pool(constant_product(Rao(20_358_835_906_940), Alpha(852_213_419_039_698)));
    let subnet = Netuid(1);
    for (trade, received) in [
        (stake(subnet, 1.0), 41_857_577_975_u64),
        (stake(subnet, 10.0), 418_390_831_431),
        (stake(subnet, 50.0), 2_087_854_062_146),
        (stake(subnet, 100.0), 4_165_502_978_352),
        (unstake(subnet, 100.0), 2_388_656_033),
    ] {
        let quoted = quote_at(&economy, plain(trade));
        assert!(quoted.receipt.received.0.abs_diff(received) <= 1, "{trade:?}: {:?}", quoted.receipt.received);
    }
}

#[test]
fn a_sandwich_gains_what_the_trader_loses() {
    // Case sandwich: 1,000 alpha and 100 TAO, constant product, no fee.
    let rao = |whole: f64| Rao(units(whole));
    let at = |tao: f64, alpha: f64| with_pool(constant_product(rao(tao), Alpha(units(alpha))));
    let received = |economy: &Economy, trade| whole(quote_at(economy, plain(trade)).receipt.received);
    let subnet = Netuid(1);
    let bot = received(&at(100.0, 1_000.0), stake(subnet, 10.0));
    assert_near("the bot's alpha", bot, 90.909, 0.01);
    assert_near("alone", received(&at(100.0, 1_000.0), stake(subnet, 50.0)), 333.33, 0.01);
    let order = received(&at(110.0, 1_000.0 - bot), stake(subnet, 50.0));
    assert_near("the order's alpha", order, 284.09, 0.01);
    let back = received(&at(160.0, 1_000.0 - bot - order), unstake(subnet, bot));
    assert_near("back", back, 20.317, 0.01);
}

#[test]
fn a_sale_is_filled_up_to_its_limit() {
    // Case partial-fill: 1,000 alpha would lower the price by 5 %, 2 % are accepted.
    let reserves = yuma_engine::pool::Reserves { tao: Rao(units(1_000.0)), alpha: Alpha(units(38_493.6)) };
    let pool = Pool::Concentrated(Concentrated {
        rules: TradeRules { fee_rate: Share(0), ..TradeRules::default() },
        ..Concentrated::new(reserves)
    });
    let limit = Some(PriceLimit::Tolerance(Millionths(20_000)));
    let request = TradeRequest { limit, ..plain(unstake(Netuid(1), 1_000.0)) };
    let quoted = quote_at(&with_pool(pool), request);
    assert_near("price", quoted.legs[0].swap.price_impact().to_num(), -0.05, 1e-4);
    let limited = quoted.limited.unwrap();
    assert_eq!(limited.whole, Err(OperationError::SlippageTooHigh));
    assert_near("filled", whole(limited.partial.unwrap().paid), 390.81, 0.1);
}

#[test]
fn a_limit_binds_the_price_and_not_the_payment() {
    // Case filled-above-limit: 8 to 29 July 2025, a fee of 196/65535, the reserves are inferred.
    let market = market_of(vec![pool(1, Rao(units(8_935.7)), Alpha(units(281_804.0)), Alpha(units(1e6)))]);
    let market = market
        .edit(|document| {
            (document.era, document.runtime) = (era("launch-2025"), Some(Runtime(290)));
            Ok(())
        })
        .unwrap();
    let limit = Some(PriceLimit::Price(Rao(31_742_673)));
    let request = TradeRequest { limit, ..plain(stake(Netuid(1), 14.0)) };
    let receipt = quote(&market, market.era, request).unwrap().limited.unwrap().partial.unwrap();
    let swap = receipt.trades[0];
    assert_near("average without the fee", swap.average_price().unwrap().0.to_num(), 0.0317257457, 1e-7);
    assert_near("fee", swap.fee.tao.0 as f64 / swap.taken().0 as f64, 196.0 / 65_535.0, 1e-6);
    assert_near("net", whole(swap.paid_in), 4.767626071, 0.05);
    let with_fee = receipt.paid.0 as f64 / receipt.received.0 as f64;
    assert!(with_fee > 0.031742673, "{with_fee}: paid above the limit");
}

#[test]
fn a_small_amount_lifts_a_new_pool_a_thousandfold() {
    // Source: opentensor/subtensor #3029.
    let economy = with_pool(constant_product(Rao(units(1.0)), Alpha(units(1.0))));
    let leg = quote_at(&economy, plain(stake(Netuid(1), 30.6228))).legs[0];
    assert_near("price", leg.spot_after.0.to_num::<f64>() / leg.spot_before.0.to_num::<f64>(), 1_000.0, 0.01);
}

#[test]
fn a_dissolved_subnet_pays_by_the_alpha_outside() {
    // Case worth-when-dissolved: TAO of the pool over price times alpha outside.
    for (netuid, price, tao, alpha_out, value_over_price) in [
        (126, 0.0010353124818620674, 89_317_996_093_u64, 64_973_139_382_286_u64, 1.327803072619648),
        (105, 0.001135908349155339, 597_009_910_960, 520_264_718_558_876, 1.01021514179855),
    ] {
        let alpha = Alpha((tao as f64 / price) as u64);
        let market = market_of(vec![pool(netuid, Rao(tao), alpha, Alpha(alpha_out))]);
        let trade = unstake(Netuid(netuid), 1_000.0);
        let quoted = quote(&market, era("flow-2025"), plain(trade)).unwrap();
        let value = quoted.when_dissolved.unwrap().0 as f64 / units(1_000.0) as f64;
        assert_near("value", value / price, value_over_price, 1e-6);
    }
}

#[test]
fn the_trader_is_nobody_else() {
    let market: Market = april_2026();
    let before = economy(&market, era("etao-2026"));
    quote_on(&before, &market.rules(era("etao-2026")), plain(stake(CHUTES, 1.0))).unwrap();
    assert_eq!(before, economy(&market, era("etao-2026")), "a quote changes nothing");
    assert!([VALIDATOR, STAKER, HOLDER].iter().all(|key| *key < Key(4)));
}
