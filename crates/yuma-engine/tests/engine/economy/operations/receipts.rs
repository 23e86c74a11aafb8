//! The receipts of operations: amounts, trades, and created or dissolved subnets.

use super::world::{ALICE, HOTKEY, TAO, on, refusal, world};
use yuma_engine::economy::operations::{Operation, OperationError, Switch, apply};
use yuma_engine::economy::{EarningsModel, Economy, Owner};
use yuma_engine::pool::{Order, Reserves, Side};
use yuma_engine::quantity::{Alpha, Amount, Netuid, Rao};
use yuma_engine::wide::FineAmount;

#[test]
fn a_trade_equals_the_quote_of_the_pool_before_it() {
    let (_, rules, mut economy) = world("gate-2026");
    let quote = |economy: &Economy, netuid: usize, order: Order| economy.subnets[netuid - 1].pool.quote(&order).ok();
    let bought = quote(&economy, 1, Order::new(Side::Buy, Amount(10 * TAO)));
    let stake = Operation::Stake { position: on(1), tao: Rao(10 * TAO), limit: None };
    let receipt = apply(&mut economy, &rules, &stake).unwrap();
    assert_eq!((receipt.paid, receipt.trades.first().copied()), (Amount(10 * TAO), bought));
    assert_eq!(bought.map(|swap| swap.paid_out), Some(receipt.received));
    assert!(receipt.trades[0].price_after > receipt.trades[0].price_before);

    let amount = Alpha(receipt.received.0 / 2);
    let sold = quote(&economy, 1, Order::new(Side::Sell, Amount(amount.0))).unwrap();
    let bought = quote(&economy, 2, Order::new(Side::Buy, sold.paid_out).free()).unwrap();
    let receipt =
        apply(&mut economy, &rules, &Operation::Move { from: on(1), to: on(2), amount, limit: None }).unwrap();
    assert_eq!(receipt.trades, [sold, bought]);
    assert_eq!((receipt.paid, receipt.received), (Amount(amount.0), bought.paid_out));
}

#[test]
fn a_move_refused_by_the_destination_changes_nothing() {
    for id in ["launch-2025", "gate-2026"] {
        let (_, rules, mut economy) = world(id);
        let stake = Operation::Stake { position: on(1), tao: Rao(10 * TAO), limit: None };
        let alpha = apply(&mut economy, &rules, &stake).unwrap().received;
        economy.subnets[1].pool = rules.pool.pool(Reserves::default());
        let before = economy.clone();
        let all = Operation::Move { from: on(1), to: on(2), amount: Alpha(alpha.0), limit: None };
        assert!(matches!(refusal(apply(&mut economy, &rules, &all)), OperationError::Pool(_)), "{id}");
        assert_eq!(economy, before, "{id}");
    }
}

#[test]
fn a_registration_reports_its_price_and_the_replaced_subnet() {
    let (_, mut rules, mut economy) = world("gate-2026");
    rules.parameters.subnet_limit = 4;
    rules.parameters.network_immunity = Default::default();
    let owner = Owner { coldkey: ALICE, hotkey: HOTKEY };
    let receipt = apply(&mut economy, &rules, &Operation::RegisterSubnet { owner }).unwrap();
    assert_eq!(receipt.registered, receipt.dissolved);
    assert!(!receipt.payments.is_empty());
    assert_eq!(
        economy.subnets.iter().find(|subnet| Some(subnet.netuid) == receipt.registered).map(|it| it.lock.0),
        Some(receipt.paid.0)
    );
}

#[test]
fn an_owner_sets_the_miner_burn_and_the_switches() {
    let (_, rules, mut economy) = world("gate-2026");
    let netuid = Netuid(1);
    let fraction = FineAmount::from_num(2);
    assert!(apply(&mut economy, &rules, &Operation::SetMinerBurn { netuid, fraction }).is_ok());
    let kept = match &economy.subnets[0].earnings_model {
        EarningsModel::Proportional { kept_by_owner, .. } => Some(*kept_by_owner),
        EarningsModel::Consensus(_) => None,
    };
    assert_eq!(kept, Some(FineAmount::from_num(1)), "capped at one");
    for switch in [Switch::Emission, Switch::Registration, Switch::Trading, Switch::OwnerCut, Switch::RecyclesWithheld]
    {
        let mut expected = economy.clone();
        let switches = &mut expected.subnets[0].switches;
        let value = match switch {
            Switch::Emission => &mut switches.emission,
            Switch::Registration => &mut switches.registration,
            Switch::Trading => &mut switches.trading,
            Switch::OwnerCut => &mut switches.owner_cut,
            Switch::RecyclesWithheld => &mut switches.recycles_withheld,
        };
        *value = !*value;
        let is_on = *value;
        assert!(apply(&mut economy, &rules, &Operation::SetSwitch { netuid, switch, is_on }).is_ok());
        assert_eq!(economy, expected, "{switch:?}");
    }
    let missing = Operation::SetSwitch { netuid: Netuid(99), switch: Switch::Emission, is_on: true };
    assert_eq!(refusal(apply(&mut economy, &rules, &missing)), OperationError::SubnetNotExists);
}
