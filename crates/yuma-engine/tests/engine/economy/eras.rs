//! The registry of eras: ordered, complete and consistent.

use std::collections::BTreeSet;
use yuma_engine::economy::{
    BoughtAlpha, Choice, ERAS, Effect, Era, InjectionCap, InjectionRule, PROPOSALS, PoolKind, Rules, Runtime,
    StakingFee, next_block,
};
use yuma_engine::emission::{BarRule, EmaSmoothing, ShareRule};
use yuma_engine::pool::Unbalanced;
use yuma_engine::quantity::{Block, Share};
use yuma_engine::wide::Ratio;

#[test]
fn eras_are_in_chronological_order() {
    let ids: Vec<&str> = ERAS.iter().map(|era| era.id).collect();
    let expected = [
        "root-2024",
        "launch-2025",
        "subsidy-2025",
        "flow-2025",
        "netflow-2026",
        "price-2026",
        "gate-2026",
        "etao-2026",
    ];
    assert_eq!(ids, expected);
    for pair in ERAS.windows(2) {
        assert!(pair[0].since < pair[1].since, "{} before {}", pair[0].id, pair[1].id);
        assert!(pair[0].runtime < pair[1].runtime, "{} before {}", pair[0].id, pair[1].id);
    }
    let blocks: Vec<Block> = ERAS.iter().filter_map(|era| era.first_block).collect();
    assert!(blocks.is_sorted());
}

#[test]
fn an_era_is_found_by_its_name() {
    for era in ERAS {
        assert_eq!(Era::of(era.id).map(|found| found.id), Some(era.id));
    }
    assert!(Era::of("summer-2027").is_none());
}

#[test]
fn changes_are_dated_within_their_era_and_in_order() {
    for (index, era) in ERAS.iter().enumerate() {
        assert!(era.changes.is_sorted_by_key(|change| change.since), "{}", era.id);
        for change in era.changes {
            assert!(change.since >= era.since, "{} in {}", change.id, era.id);
            if let Some(next) = ERAS.get(index + 1) {
                assert!(change.since <= next.since, "{} in {}", change.id, era.id);
            }
        }
    }
}

#[test]
fn the_rules_have_the_live_parameters() {
    for era in ERAS {
        assert_eq!(era.rules.parameters, era.settings.parameters(Choice::Live), "{}", era.id);
        assert_eq!(era.rules.moving_price, era.settings.moving_price(Choice::Live), "{}", era.id);
        let code = era.rules(Choice::Code);
        assert_eq!(code.parameters, era.settings.parameters(Choice::Code), "{}", era.id);
    }
}

#[test]
fn live_parameters_differ_from_the_code_defaults_where_the_chain_overrides_them() {
    let gate = ERAS[6];
    let speeds = [Choice::Code, Choice::Live].map(|choice| gate.settings.moving_price(choice).speed.to_bits());
    assert_eq!(speeds, [12_885, 1_288_490]);
    let immunity = [Choice::Code, Choice::Live].map(|choice| gate.settings.parameters(choice).network_immunity.0);
    assert_eq!(immunity, [1_296_000, 864_000]);
}

#[test]
fn steps_are_unique_and_match_the_payout_of_the_era() {
    for era in ERAS {
        let ids: Vec<&str> = era.rules.steps.iter().map(|step| step.explanation().name).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{}", era.id);
        assert_eq!(era.rules.pool == PoolKind::None, ids.contains(&"tao_epochs"), "{}", era.id);
        assert_eq!(era.rules.pool != PoolKind::None, ids.contains(&"participants"), "{}", era.id);
    }
}

#[test]
fn no_era_applies_a_proposal() {
    assert_eq!(PROPOSALS.iter().map(|proposal| proposal.id).collect::<BTreeSet<_>>().len(), PROPOSALS.len());
    assert!(!ERAS.iter().any(|era| matches!(era.rules.share, ShareRule::TieredPrice)));
}

#[test]
fn later_runtimes_amend_the_rules_of_an_era() {
    let launch = ERAS[1];
    let age = |rules: Rules| rules.moving_price.smoothing != EmaSmoothing::Plain;
    for (runtime, staking_fee, by_age) in [
        (233, StakingFee::Flat, false),
        (251, StakingFee::Flat, false),
        (252, StakingFee::Forfeited, true),
        (290, StakingFee::OfPool, true),
    ] {
        let rules = launch.rules_at(Runtime(runtime), Choice::Live);
        assert_eq!((rules.staking_fee, age(rules)), (staking_fee, by_age), "runtime {runtime}");
    }
}

#[test]
fn each_runtime_has_its_own_pool() {
    let concentrated = |fee, keeps_fees| PoolKind::Concentrated { fee_rate: Share(fee), keeps_fees };
    for (id, runtime, pool) in [
        ("launch-2025", 289, PoolKind::ConstantProduct),
        ("launch-2025", 290, concentrated(196, true)),
        ("launch-2025", 296, concentrated(196, true)),
        ("launch-2025", 297, concentrated(33, true)),
        ("subsidy-2025", 320, concentrated(33, true)),
        ("flow-2025", 390, concentrated(33, true)),
        ("flow-2025", 391, concentrated(33, false)),
        ("netflow-2026", 415, concentrated(33, false)),
        ("price-2026", 422, concentrated(33, false)),
        ("price-2026", 423, PoolKind::Weighted { unbalanced: Unbalanced::Refused }),
        ("gate-2026", 475, PoolKind::Weighted { unbalanced: Unbalanced::Parked }),
        ("etao-2026", 481, PoolKind::Weighted { unbalanced: Unbalanced::Parked }),
    ] {
        let era = Era::of(id).unwrap();
        assert_eq!(era.rules_at(Runtime(runtime), Choice::Live).pool, pool, "{id}, runtime {runtime}");
    }
}

#[test]
fn earlier_runtimes_of_an_era_use_the_replaced_rules() {
    let [flow, netflow, price, gate] = [ERAS[3], ERAS[4], ERAS[5], ERAS[6]];
    let at = |era: &Era, runtime| era.rules_at(Runtime(runtime), Choice::Live);
    for (runtime, cap) in [(361, InjectionCap::AlphaEmission), (362, InjectionCap::BlockEmission)] {
        assert_eq!(at(flow, runtime).injection, InjectionRule::Excess { cap }, "runtime {runtime}");
    }
    for (runtime, bought) in [(414, BoughtAlpha::Recycled), (415, BoughtAlpha::Held)] {
        assert_eq!(at(netflow, runtime).bought, bought, "runtime {runtime}");
    }
    for (runtime, by_root_proportion) in [(421, true), (424, true), (425, false)] {
        assert_eq!(at(price, runtime).share, ShareRule::BurnedPrice { by_root_proportion }, "runtime {runtime}");
    }
    for (runtime, bar) in [(440, BarRule::Quantile(Ratio::from_num(61) / 100)), (441, BarRule::Rank(32))] {
        let ShareRule::GatedPrice(gate) = at(gate, runtime).share else { panic!("runtime {runtime} has a gate") };
        assert_eq!(gate.bar, bar, "runtime {runtime}");
    }
}

#[test]
fn amendments_date_after_the_start_of_an_era_and_replaced_rules_before_it() {
    for era in ERAS {
        for change in era.changes {
            let is_right = match change.effect {
                Effect::None => true,
                Effect::Amends(_) => change.runtime > era.runtime,
                Effect::Replaced(_) => change.runtime <= era.runtime,
            };
            assert!(is_right, "{} in {}", change.id, era.id);
        }
    }
}

#[test]
fn tiers_are_available_in_the_era_of_their_proposal() {
    let Some(amend) = PROPOSALS.iter().find(|proposal| proposal.id == "tiers").and_then(|tiers| tiers.amends) else {
        panic!("tiers are a rule");
    };
    let mut rules = ERAS[6].rules;
    amend(&mut rules);
    let mut economy = crate::inputs::economy(ERAS[6], 80);
    let report = next_block(&mut economy, &rules);
    let mut ranked: Vec<_> = report.division.stages.after_burn.iter().zip(&report.division.tao).collect();
    ranked.sort_by(|a, b| b.cmp(a));
    for (tier, part) in [(0..32, 0.75), (32..64, 0.25), (64..80, 0.0)] {
        let got =
            ranked[tier.clone()].iter().map(|(_, tao)| tao.to_num::<f64>()).sum::<f64>() / report.emission.0 as f64;
        assert!((got - part).abs() < 1e-6, "ranks {tier:?}: {got}");
    }
}
