//! An order among others and over time: a sandwich around it, and a stake that is held for days.

use crate::markets::{april_2026, edited, era, market_of, pool, units};
use yuma_engine::economy::operations::OperationError;
use yuma_engine::economy::{BlockStride, Choice, DAY, ERAS, Economy};
use yuma_engine::pool::{ConstantProduct, Pool, Reserves};
use yuma_engine::quantity::{Alpha, Amount, Block, Millionths, Netuid, Rao};
use yuma_scenario::market::{
    HeldOrder, HeldOrderRun, Market, MarketEdit, MarketEvent, MarketRun, OrderKind, PriceLimit, Sandwich, Ticket,
    Trade, TradeRequest, economy, order_state, quote_on, sandwich,
};

const CHUTES: Netuid = Netuid(64);

fn whole(amount: u64) -> f64 {
    amount as f64 / 1e9
}

fn order(trade: Trade, tolerance: Option<u64>) -> TradeRequest {
    let limit = tolerance.map(|millionths| PriceLimit::Tolerance(Millionths(millionths)));
    TradeRequest { trade, limit, parts: 1 }
}

/// A pool of 100 TAO and 1,000 alpha without a fee.
fn free_pool() -> Economy {
    let reserves = Reserves { tao: Rao(units(100.0)), alpha: Alpha(units(1_000.0)) };
    let market = market_of(vec![pool(1, reserves.tao, reserves.alpha, Alpha(units(1e6)))]);
    let mut economy = economy(&market, era("launch-2025"));
    economy.subnets[0].pool =
        Pool::ConstantProduct(ConstantProduct { flat_fee: Rao(0), ..ConstantProduct::new(reserves) });
    economy
}

fn on_free_pool(tolerance: Option<u64>, bot: Option<f64>) -> Result<Sandwich, OperationError> {
    let rules = era("launch-2025").rules(Choice::Live);
    let stake = Trade::Stake { netuid: Netuid(1), tao: Rao(units(50.0)) };
    sandwich(&free_pool(), &rules, order(stake, tolerance), bot.map(|tao| Amount(units(tao))))
}

/// Case `sandwich`: the bot buys for 10 TAO before a purchase for 50.
#[test]
fn a_sandwich_pays_the_bot_what_the_documents_should_say() {
    let found = on_free_pool(None, Some(10.0)).unwrap();
    for (name, value, expected) in [
        ("the bot's alpha", whole(found.held.0), 90.909),
        ("alone", whole(found.alone.0), 333.33),
        ("in the sandwich", whole(found.order.as_ref().unwrap().0), 284.09),
        ("back", whole(found.back.0), 20.317),
        ("profit", found.profit() as f64 / 1e9, 10.317),
        ("lost", whole(found.lost().0), 49.24),
    ] {
        assert!((value - expected).abs() < 0.01, "{name}: {value} instead of {expected}");
    }
}

#[test]
fn a_tolerance_limits_the_bot() {
    // Alone, 50 TAO pay 0.15 for an alpha, and 0.176 after a bot that buys for 10. The limit of this era is on that price.
    assert_eq!(on_free_pool(Some(490_000), None), Err(OperationError::SlippageTooHigh));
    let refused = on_free_pool(Some(700_000), Some(10.0)).unwrap();
    assert_eq!(refused.order, Err(OperationError::SlippageTooHigh));
    assert!(refused.profit() <= 0, "{}", refused.profit());
    let most = on_free_pool(Some(800_000), None).unwrap();
    assert!(most.order.is_ok());
    // 50 TAO pay 0.18: (100 + bot) (150 + bot) = 0.18 x 100,000.
    assert!((whole(most.paid.0) - (74_500f64.sqrt() - 250.0) / 2.0).abs() < 1e-3, "{:?}", most.paid);
    assert!(most.profit() > 0);
}

#[test]
fn a_sandwich_is_possible_around_every_order_in_every_era() {
    let market = april_2026();
    for era in ERAS.iter().filter(|era| era.rules.has_alpha()) {
        let (economy, rules) = (economy(&market, era), market.rules(era));
        let amount = Alpha(units(20_000.0));
        for trade in [
            Trade::Stake { netuid: CHUTES, tao: Rao(units(2_000.0)) },
            Trade::Unstake { netuid: CHUTES, amount },
            Trade::Move { from: CHUTES, to: Netuid(56), amount },
        ] {
            let found = sandwich(&economy, &rules, order(trade, Some(100_000)), None).unwrap();
            assert!(found.order.is_ok() && found.profit() > 0 && found.lost().0 > 0, "{} {found:?}", era.id);
            let rest = Amount(found.paid.0 + found.paid.0 / 100);
            let beyond = sandwich(&economy, &rules, order(trade, Some(100_000)), Some(rest)).unwrap();
            assert_eq!(beyond.order, Err(OperationError::SlippageTooHigh), "{} {trade:?}", era.id);
        }
        let on_root = Trade::Stake { netuid: Netuid::ROOT, tao: Rao(units(10.0)) };
        assert_eq!(sandwich(&economy, &rules, order(on_root, None), None), Err(OperationError::NoAlpha));
    }
}

fn held(era_id: &str, netuid: Netuid, days: u16, stride: u32) -> HeldOrder {
    let stride = BlockStride::new(stride);
    let market = edited(&april_2026(), [MarketEdit::SetEra(era(era_id))]);
    let mut run = HeldOrderRun::new(&market, days, stride, netuid, Rao(units(100.0))).unwrap();
    while run.result().is_none() {
        run.advance();
    }
    run.result().unwrap()
}

#[test]
fn a_held_stake_earns_and_is_sold_at_the_price_of_its_last_day() {
    for era in ["launch-2025", "flow-2025", "gate-2026"] {
        let [short, long] = [1, 5].map(|days| held(era, CHUTES, days, 600));
        assert_eq!((short.paid, short.bought), (Rao(units(100.0)), long.bought));
        assert!(long.earned > short.earned && short.earned.0 > 0, "{era}: {short:?} {long:?}");
        let (back, with_earned) = (long.back.unwrap(), long.back_with_earned.unwrap());
        assert!(with_earned > back && back.0 > 0, "{era}");
    }
    let on_root = held("gate-2026", Netuid::ROOT, 1, 600);
    assert_eq!(on_root.back, Ok(Rao(units(100.0))));
}

#[test]
fn a_stake_after_days_goes_on_from_their_end() {
    let market = edited(&april_2026(), [MarketEdit::SetHorizon(1)]);
    let mut before = MarketRun::new(&market, era("gate-2026"), BlockStride::new(600));
    while !before.is_complete() {
        before.advance();
    }
    let order = quote_on(
        before.economy(),
        before.rules(),
        order(Trade::Stake { netuid: CHUTES, tao: Rao(units(100.0)) }, None),
    );
    let mut run = HeldOrderRun::after(before, 2, CHUTES, Rao(units(100.0))).unwrap();
    let mut steps = 0;
    while run.result().is_none() {
        run.advance();
        steps += 1;
    }
    let held = run.result().unwrap();
    assert_eq!((steps, held.bought.0), (2 * 12, order.unwrap().receipt.received.0));
    assert!(held.earned.0 > 0 && held.exists, "{held:?}");
}

/// Two stakes, a sale and a change of the rules come before each order on its day.
#[test]
fn an_order_is_quoted_after_the_earlier_operations_of_its_day() {
    let stake = Ticket { tolerance: None, ..Ticket::default() };
    for day in [0, 2] {
        let after = Block(day * DAY.0);
        let earlier = |kind| MarketEvent::operation(after, Ticket { kind, ..stake }.operation(CHUTES, None));
        let events = [
            earlier(OrderKind::Stake),
            earlier(OrderKind::Unstake),
            MarketEvent::rules(after, era("launch-2025")),
            earlier(OrderKind::Stake),
        ];
        let edits = events.map(MarketEdit::AddEvent).into_iter().chain([MarketEdit::SetHorizon(3)]);
        let market = edited(&april_2026(), edits);
        let run_until = |market: &Market, blocks: Block| {
            let mut run = MarketRun::new(market, market.era, BlockStride::new(3_600));
            while run.done() < blocks {
                run.advance();
            }
            run
        };
        let before = run_until(&market, after);
        let (economy, rules) = order_state(&market, after, before.economy(), before.rules()).unwrap();
        for kind in OrderKind::ALL {
            let ticket = Ticket { kind, ..stake };
            let performed = ticket.perform(&economy, &rules, CHUTES, None);
            let operation = MarketEvent::operation(after, ticket.operation(CHUTES, None));
            let run = run_until(&edited(&market, [MarketEdit::AddEvent(operation)]), Block(after.0 + 1));
            assert_eq!(run.outcomes().last(), Some(&performed), "{kind:?} on day {day}");
            let quoted = quote_on(&economy, &rules, ticket.request(CHUTES)).unwrap().receipt;
            let performed = performed.unwrap();
            assert_eq!((quoted.received, quoted.trades), (performed.received, performed.trades), "{kind:?}");
        }
        assert!(order_state(&market, Block(after.0 + 1), before.economy(), before.rules()).is_none());
    }
}

/// The page's stride against a tenth of it, over ten days.
#[test]
fn coarse_steps_miss_what_comes_back_by_less_than_a_percent() {
    for era in ["launch-2025", "netflow-2026", "etao-2026"] {
        let [coarse, fine] = [600, 60].map(|stride| held(era, CHUTES, 10, stride).back_with_earned.unwrap());
        let error = (whole(coarse.0) / whole(fine.0) - 1.0).abs();
        assert!(error < 0.01, "{era}: {error}");
    }
}
