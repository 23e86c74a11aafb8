//! Real-number formulas compared with the chain's fixed-point arithmetic, on random states.

use crate::random_cases::random_cases;
use crate::strategies::economy::any_economy;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use yuma_engine::economy::{
    BoughtAlpha, Choice, ERAS, Economy, InjectionCap, InjectionRule, RootRule, Rules, SplitRule, Subnet, Tempo,
    next_block,
};
use yuma_engine::emission::{BarRule, EmaSmoothing, ShareRule, Stage};
use yuma_engine::issuance::{alpha_emission, block_emission};
use yuma_engine::wide::Ratio;

/// The resolution to which the chain truncates prices before it divides by them.
const RESOLUTION: f64 = 4_294_967_296.0;

/// The chain rounds shares below 2^-64 to zero.
const SMALLEST_SHARE: f64 = 1.0 / (RESOLUTION * RESOLUTION);

/// The ratio to the bar at which the chain's exponential fails, and the gate with it.
const FAR_ABOVE: f64 = 1_000.0;

/// A subnet's price before the block, its average, and the quantity that determines its share.
struct Real {
    spot: f64,
    average: f64,
    kept: f64,
    user_flow: f64,
    protocol_flow: f64,
    enabled: bool,
    alpha_emission: f64,
    root_proportion: f64,
}

/// The fraction of a new flow in its average: a constant flow reaches half of its value after 30 days.
const FLOW_SPEED: f64 = 3.209_009_576e-6;

fn real(economy: &Economy, rules: &Rules, subnet: &Subnet) -> Real {
    let weight = economy.root.tao().0 as f64 * rules.parameters.tao_weight.0 as f64 / u64::MAX as f64;
    let issuance = subnet.alpha_issuance().0 as f64;
    Real {
        spot: (subnet.pool.price().0.to_num::<f64>() * RESOLUTION).floor() / RESOLUTION,
        average: subnet.moving_price.0.to_num::<f64>(),
        user_flow: FLOW_SPEED * subnet.flows.user.0 as f64,
        protocol_flow: FLOW_SPEED * subnet.flows.protocol.0 as f64,
        kept: 1.0 - subnet.miner_burned.to_num::<f64>().min(1.0),
        enabled: subnet.switches.emission,
        alpha_emission: alpha_emission(subnet.alpha_issuance()).0 as f64,
        root_proportion: if weight + issuance > 0.0 { weight / (weight + issuance) } else { 0.0 },
    }
}

fn over_sum(values: Vec<f64>) -> Option<Vec<f64>> {
    let total: f64 = values.iter().sum();
    (total > 0.0).then(|| values.iter().map(|value| value / total).collect())
}

fn zeros(count: usize) -> Vec<f64> {
    vec![0.0; count]
}

/// The shares of eligible subnets by price, burn, gate and switch.
fn price_shares(rule: ShareRule, subnets: &[Real]) -> Vec<f64> {
    let count = subnets.len();
    let share = over_sum(subnets.iter().map(|subnet| subnet.average).collect()).unwrap_or(zeros(count));
    if rule == ShareRule::MovingPrice {
        return share;
    }
    let kept = share.iter().zip(subnets).map(|(share, subnet)| share * subnet.kept).collect();
    let kept = over_sum(kept).unwrap_or(share);
    let gated = match rule {
        ShareRule::GatedPrice(gate) => {
            let BarRule::Rank(rank) = gate.bar else { panic!("the era has a rank") };
            let mut positive: Vec<f64> = kept.iter().copied().filter(|share| *share >= SMALLEST_SHARE).collect();
            positive.sort_by(|a, b| b.total_cmp(a));
            match positive.get(usize::from(rank) - 1).or(positive.last()) {
                Some(bar) => {
                    over_sum(kept.iter().map(|share| share / (1.0 + (bar / share).powi(3))).map(zero_if_nan).collect())
                        .unwrap_or(kept)
                }
                None => kept,
            }
        }
        _ => kept,
    };
    if subnets.iter().all(|subnet| subnet.enabled) {
        return gated;
    }
    let enabled = gated.iter().zip(subnets).map(|(share, subnet)| if subnet.enabled { *share } else { 0.0 }).collect();
    over_sum(enabled).unwrap_or(zeros(count))
}

/// The shares by the net flow of stakers, minus the chain's own inflow under eras that subtract it.
fn flow_shares(rule: ShareRule, subnets: &[Real]) -> Vec<f64> {
    let is_net = matches!(rule, ShareRule::NetFlow(_));
    let positive = |flow: fn(&Real) -> f64| subnets.iter().map(|subnet| flow(subnet).max(0.0)).sum::<f64>();
    let (user, protocol) = (positive(|subnet| subnet.user_flow), positive(|subnet| subnet.protocol_flow));
    let norm = if protocol > 0.0 { (user / protocol).min(1.0) } else { 0.0 };
    let flow = |subnet: &Real| {
        let cost = subnet.protocol_flow * if subnet.protocol_flow > 0.0 { norm } else { 1.0 };
        if is_net { subnet.user_flow - cost } else { subnet.user_flow }
    };
    let shares = over_sum(subnets.iter().map(|subnet| flow(subnet).max(0.0)).collect()).unwrap_or(zeros(subnets.len()));
    if !is_net || subnets.iter().all(|subnet| subnet.enabled) {
        return shares;
    }
    let enabled = shares.iter().zip(subnets).map(|(share, subnet)| if subnet.enabled { *share } else { 0.0 }).collect();
    over_sum(enabled).unwrap_or(zeros(subnets.len()))
}

fn zero_if_nan(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value }
}

/// TAO and alpha injected into the pool, and TAO that buys alpha.
fn terms(rule: InjectionRule, tao: f64, emission: f64, subnet: &Real) -> [f64; 3] {
    let balanced = if subnet.spot > 0.0 { tao / subnet.spot } else { 0.0 };
    let cap = match rule {
        InjectionRule::None => return [0.0; 3],
        InjectionRule::Subsidy if subnet.spot < tao / emission => {
            return [subnet.spot * emission, emission, tao - subnet.spot * emission];
        }
        InjectionRule::Full | InjectionRule::Subsidy => {
            let alpha = if subnet.spot > 0.0 { balanced } else { subnet.alpha_emission };
            return [tao, alpha.min(subnet.alpha_emission), 0.0];
        }
        InjectionRule::Excess { cap: InjectionCap::AlphaEmission } => subnet.alpha_emission,
        InjectionRule::Excess { cap: InjectionCap::BlockEmission } => subnet.alpha_emission.min(emission),
        InjectionRule::Excess { cap: InjectionCap::RootProportion } => subnet.alpha_emission * subnet.root_proportion,
    };
    if balanced > cap { [cap * subnet.spot, cap, tao - cap * subnet.spot] } else { [tao, balanced, 0.0] }
}

/// A tolerance of one part in a million, a few units for the floors, and the value of half a unit of alpha.
fn near(got: f64, expected: f64, price: f64) -> bool {
    (got - expected).abs() <= 4.0 + 1e-6 * expected.abs() + 0.5 * price
}

fn check_block(rules: &Rules, mut economy: Economy) -> Result<(), TestCaseError> {
    let emission = block_emission(economy.issuance).0 as f64;
    let before: Vec<Real> =
        economy.subnets.iter().filter(|subnet| subnet.is_eligible()).map(|s| real(&economy, rules, s)).collect();
    let report = next_block(&mut economy, rules);
    prop_assert_eq!(report.emission.0 as f64, emission);
    let by_flow = matches!(rules.share, ShareRule::TaoFlow(_) | ShareRule::NetFlow(_));
    let bar = report.division.bar.0.to_num::<f64>();
    let is_far_above = |share: &Ratio| bar > 0.0 && share.to_num::<f64>() > FAR_ABOVE * bar;
    if !report.division.stages.after_burn.iter().any(is_far_above) {
        let shares = if by_flow { flow_shares(rules.share, &before) } else { price_shares(rules.share, &before) };
        for (got, expected) in report.division.stages.at(Stage::Final).iter().zip(shares) {
            let got: f64 = got.to_num();
            prop_assert!((got - expected).abs() <= 1e-6, "share {} instead of {}", got, expected);
        }
    }
    for ((result, tao), subnet) in report.subnets.iter().zip(&report.division.tao).zip(&before) {
        let [tao_in, alpha_in, excess] = terms(rules.injection, tao.to_num(), emission, subnet);
        let got = result.terms;
        prop_assert!(near(got.alpha_in.to_num(), alpha_in, 1.0), "{:?} {}", got, alpha_in);
        prop_assert!(near(got.tao_in.to_num(), tao_in, subnet.spot), "{:?} {}", got, tao_in);
        prop_assert!(near(got.excess.to_num(), excess, subnet.spot), "{:?} {}", got, excess);
    }
    Ok(())
}

/// The state after a block: alpha that waits for an epoch, and the average price.
fn check_outcome(rules: &Rules, mut economy: Economy) -> Result<(), TestCaseError> {
    // No epoch consumes the pending alpha.
    economy.subnets.iter_mut().for_each(|subnet| subnet.clock.tempo = Tempo(0));
    let before = economy.clone();
    let report = next_block(&mut economy, rules);
    let weight = before.root.tao().0 as f64 * rules.parameters.tao_weight.0 as f64 / u64::MAX as f64;
    for result in &report.subnets {
        let (was, is) = (&before.subnets[result.index], &economy.subnets[result.index]);
        let made = result.alpha_emission.0 as f64;
        let cut = made * 11_796.0 / 65_535.0;
        let whole = u64::MAX as f64;
        let (owner, miners, validators) = match rules.split {
            SplitRule::OwnerCut => {
                let owner = if was.switches.owner_cut { cut } else { 0.0 };
                (owner, (made - owner) / 2.0, (made - owner) / 2.0)
            }
            SplitRule::EmissionWeights => {
                let [_, _, owner, validator, miner] = was.emission_weights.slots().map(|part| part.0 as f64 / whole);
                (made * owner, made * miner, made * validator)
            }
        };
        let gone = if rules.bought == BoughtAlpha::Recycled { result.bought.0 as f64 } else { 0.0 };
        let issuance = was.alpha_issuance().0 as f64 + result.alpha_in.0 as f64 + made - gone;
        let due_to_root = if rules.split == SplitRule::OwnerCut { validators } else { (made - cut) / 2.0 };
        let root = (due_to_root * weight / (weight + issuance).max(1.0)).min(validators);
        let waits = match rules.root {
            RootRule::Claimable | RootRule::Fund => report.does_root_sell,
            RootRule::Tao | RootRule::Sold | RootRule::SoldUnlessSubsidized => false,
        };
        let pending = is.pending;
        for (what, got, expected) in [
            ("owner", pending.owner, owner),
            ("miners", pending.server, miners),
            ("validators", pending.validator, validators - root),
            ("root", pending.root, if waits { root } else { 0.0 }),
        ] {
            prop_assert!((got.0 as f64 - expected).abs() <= 2.0 + 1e-8 * made, "{} {} {}", what, got.0, expected);
        }
        let age = is.age(economy.block).0 as f64;
        let (speed, most) = match rules.moving_price.smoothing {
            EmaSmoothing::Plain => (1.0, f64::MAX),
            EmaSmoothing::ByAge { half_speed_age } => (age / (age + half_speed_age.0 as f64), 1.0),
        };
        let speed = speed * rules.moving_price.speed.to_num::<f64>();
        let spot = is.pool.price().0.to_num::<f64>().min(most);
        let [was, is] = [was, is].map(|subnet| subnet.moving_price.0.to_num::<f64>());
        let average = speed * spot + (1.0 - speed) * was;
        prop_assert!((is - average).abs() <= 2.0 / RESOLUTION + 1e-12 * average, "average {} {}", is, average);
    }
    Ok(())
}

fn for_every_era_with_pools(check: impl Fn(&Rules, Economy) -> Result<(), TestCaseError>) {
    for era in ERAS.iter().filter(|era| era.id != "root-2024") {
        let rules = era.rules(Choice::Live);
        // The cases are the same in every run: at a threshold, a real number may fall on either side.
        let config = random_cases(150);
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
            .run(&any_economy(era.rules.pool), |economy| check(&rules, economy))
            .unwrap_or_else(|error| panic!("{}: {error}", era.id));
    }
}

#[test]
fn blocks_match_real_arithmetic() {
    for_every_era_with_pools(check_block);
}

#[test]
fn states_after_blocks_match_real_arithmetic() {
    for_every_era_with_pools(check_outcome);
}
