//! Fees: payer, recipient, and the amounts that a trade reports.

use yuma_engine::pool::weighted::Weighted;
use yuma_engine::pool::{Concentrated, ConstantProduct, Order, Pool, PoolError, Reserves, Side, Superellipse, moving};
use yuma_engine::quantity::{Alpha, Amount, Perquintill, Price, Rao};

/// 1,000 TAO and 4,000 alpha: a price of 0.25.
const RESERVES: Reserves = Reserves { tao: Rao(1_000_000_000_000), alpha: Alpha(4_000_000_000_000) };
/// 100 TAO or alpha.
const HUNDRED: Amount = Amount(100_000_000_000);

fn launch() -> Pool {
    Pool::ConstantProduct(ConstantProduct::new(RESERVES))
}

fn concentrated(keeps_fees: bool) -> Pool {
    Pool::Concentrated(Concentrated { keeps_fees, ..Concentrated::new(RESERVES) })
}

fn weighted() -> Pool {
    Pool::Weighted(Weighted::new(RESERVES))
}

fn proposed() -> Pool {
    Superellipse::new(RESERVES, Perquintill::HALF).map_or(Pool::Stable(RESERVES), Pool::Superellipse)
}

fn stable() -> Pool {
    Pool::Stable(RESERVES)
}

/// Checks a trade of 100: its output and fee, and the reserves and parked amounts after it.
fn check(mut pool: Pool, side: Side, out: u64, fee: Reserves, reserves: (u64, u64), parked: Reserves) {
    let swap = pool.swap(&Order::new(side, HUNDRED)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((swap.paid_out, swap.fee), (Amount(out), fee), "{side:?}");
    assert_eq!((pool.reserves().tao.0, pool.reserves().alpha.0), reserves, "{side:?}");
    assert_eq!(pool.parked(), parked, "{side:?}");
}

const NONE: Reserves = Reserves { tao: Rao(0), alpha: Alpha(0) };

fn tao(amount: u64) -> Reserves {
    Reserves { tao: Rao(amount), ..NONE }
}

fn alpha(amount: u64) -> Reserves {
    Reserves { alpha: Alpha(amount), ..NONE }
}

#[test]
fn the_flat_fee_of_the_launch_stays_in_the_pool() {
    // 4e12 - 4e24 / (1e12 + 1e11 - 50,000), rounded down; the TAO reserve gets all hundred.
    check(launch(), Side::Buy, 363_636_198_347, tao(50_000), (1_100_000_000_000, 3_636_363_801_653), NONE);
    // 1e12 - 4e24 / 4.1e12, less the fee.
    check(launch(), Side::Sell, 24_390_193_902, tao(50_000), (975_609_806_098, 4_100_000_000_000), NONE);
}

#[test]
fn the_fee_of_liquidity_waits_for_the_next_injection() {
    let (fee, out) = (50_354_772, 363_469_893_959);
    let after = (1_099_949_645_228, 4_000_000_000_000 - out);
    check(concentrated(true), Side::Buy, out, tao(fee), after, tao(fee));
    check(concentrated(false), Side::Buy, out, tao(fee), after, NONE);
}

#[test]
fn the_fee_of_the_author_leaves_the_pool() {
    let fee = 50_354_772;
    let net = HUNDRED.0 - fee;
    check(weighted(), Side::Buy, 363_469_893_959, tao(fee), (RESERVES.tao.0 + net, 3_636_530_106_041), NONE);
    check(weighted(), Side::Sell, 24_378_261_656, alpha(fee), (975_621_738_344, RESERVES.alpha.0 + net), NONE);
    check(stable(), Side::Buy, HUNDRED.0, NONE, (RESERVES.tao.0 + HUNDRED.0, RESERVES.alpha.0 - HUNDRED.0), NONE);
}

#[test]
fn a_trade_reports_its_price_impact_and_slippage() {
    // Buying a tenth of the TAO: the price rises by 21 %, the average lies 10 % above; selling a fortieth of the alpha.
    for (side, impact, slippage) in
        [(Side::Buy, 0.21, 0.1), (Side::Sell, 1.0 / 1.025f64.powi(2) - 1.0, 1.0 - 1.0 / 1.025)]
    {
        for pool in [launch(), concentrated(false), weighted()] {
            let swap = pool.quote(&Order::new(side, HUNDRED).free()).unwrap_or_else(|error| panic!("{error}"));
            let got: (f64, f64) = (swap.price_impact().to_num(), swap.slippage().unwrap_or_default().to_num());
            assert!((got.0 - impact).abs() < 1e-8 && (got.1 - slippage).abs() < 1e-8, "{side:?} {got:?}");
        }
    }
    let nothing = weighted().quote(&Order::new(Side::Buy, Amount(0)));
    assert_eq!(nothing.map(|swap| (swap.average_price(), swap.slippage())), Ok((None, None)));
}

#[test]
fn a_move_pays_one_fee() {
    let (free, charged) = (|pool: Pool| (pool, NONE), |pool: Pool, fee: Reserves| (pool, fee));
    for ((origin, sale_fee), (destination, purchase_fee)) in [
        (charged(weighted(), alpha(50_354_772)), free(weighted())),
        (charged(weighted(), alpha(50_354_772)), free(stable())),
        (free(stable()), charged(weighted(), tao(50_354_772))),
        (charged(launch(), tao(50_000)), free(proposed())),
    ] {
        let quoted = moving::quote(&origin, &destination, Alpha(HUNDRED.0));
        let (mut origin, mut destination) = (origin, destination);
        let made = moving::make(&mut origin, &mut destination, Alpha(HUNDRED.0));
        assert_eq!(quoted, made);
        let made = made.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((made.sale.fee, made.purchase.fee), (sale_fee, purchase_fee));
        assert_eq!(made.purchase.paid_in.0 + made.purchase.fee.tao.0, made.sale.paid_out.0);
    }
}

#[test]
fn a_move_that_the_destination_refuses_changes_nothing() {
    let empty = Pool::Weighted(Weighted::new(NONE));
    let (mut origin, mut destination) = (weighted(), empty.clone());
    let refused = moving::make(&mut origin, &mut destination, Alpha(HUNDRED.0));
    assert_eq!(refused, Err(PoolError::SwapInputTooLarge));
    assert_eq!((origin, destination), (weighted(), empty));
}

#[test]
fn an_injection_goes_as_far_as_its_curve_takes_it() {
    // Twice the TAO that the price of 0.25 asks for.
    let added = Reserves { tao: Rao(50_000_000_000), alpha: Alpha(100_000_000_000) };
    // A root found by bisection is a little high, too little to add a rao.
    let half = Reserves { tao: Rao(25_000_000_000), ..added };
    for (mut pool, accepted, price) in [
        (launch(), added, 1_050.0 / 4_100.0),
        (concentrated(false), half, 0.25),
        (weighted(), added, 0.25),
        (proposed(), added, 0.25),
    ] {
        assert_eq!(pool.inject(added), Ok(accepted));
        assert_eq!(accepted.plus(pool.parked()), added);
        assert!((pool.price().0.to_num::<f64>() - price).abs() < 1e-9, "{:?}", pool.price());
    }
}

#[test]
fn a_limit_in_rao_is_a_price_in_tao() {
    for (rao, price) in [(0, 0.0), (1_000_000_000, 1.0), (250_000_000, 0.25), (u64::MAX, 18_446_744_073.709_553)] {
        assert_eq!(Price::from_limit(Rao(rao)).0.to_num::<f64>(), price, "{rao}");
    }
}

#[test]
fn the_average_price_of_a_sale_is_without_the_fee() {
    let order = Order::new(Side::Sell, Amount(1_000_000_000));
    let average = |order: &Order| launch().quote(order).unwrap().average_price();
    assert_eq!(average(&order), average(&order.free()));
}
