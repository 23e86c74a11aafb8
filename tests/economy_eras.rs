//! The registry of eras: in order, complete, and of one mind with itself.

use std::collections::BTreeSet;
use yuma_playground::engine::economy::era::{Era, PROPOSALS, PoolKind, Runtime};
use yuma_playground::engine::economy::parameters::Choice;
use yuma_playground::engine::economy::rules::StakingFee;
use yuma_playground::engine::economy::{ERAS, Rules};
use yuma_playground::engine::emission::ShareRule;
use yuma_playground::engine::emission::moving_price::FollowingForm;
use yuma_playground::engine::quantity::Block;

#[test]
fn eras_follow_one_another() {
    let ids: Vec<&str> = ERAS.iter().map(|era| era.id).collect();
    let expected = ["root-2024", "launch-2025", "subsidy-2025", "flow-2025", "netflow-2026", "price-2026", "gate-2026"];
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
    for (place, era) in ERAS.iter().enumerate() {
        assert!(era.changes.is_sorted_by_key(|change| change.since), "{}", era.id);
        for change in era.changes {
            assert!(change.since >= era.since, "{} in {}", change.id, era.id);
            if let Some(next) = ERAS.get(place + 1) {
                assert!(change.since <= next.since, "{} in {}", change.id, era.id);
            }
        }
    }
}

#[test]
fn the_rules_have_the_live_parameters() {
    for era in ERAS {
        assert_eq!(era.rules.parameters, era.settings.parameters(Choice::Live), "{}", era.id);
        assert_eq!(era.rules.following, era.settings.following(Choice::Live), "{}", era.id);
        let code = era.rules(Choice::Code);
        assert_eq!(code.parameters, era.settings.parameters(Choice::Code), "{}", era.id);
    }
}

#[test]
fn code_and_chain_differ_where_the_chain_was_told_otherwise() {
    let gate = ERAS[6];
    let speeds = [Choice::Code, Choice::Live].map(|choice| gate.settings.following(choice).speed.to_bits());
    assert_eq!(speeds, [12_885, 1_288_490]);
    let immunity = [Choice::Code, Choice::Live].map(|choice| gate.settings.parameters(choice).network_immunity.0);
    assert_eq!(immunity, [1_296_000, 864_000]);
}

#[test]
fn steps_are_named_once_and_end_in_what_the_era_pays() {
    for era in ERAS {
        let ids: Vec<&str> = era.rules.steps.iter().map(|step| step.id).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{}", era.id);
        assert_eq!(era.pool == PoolKind::None, ids.contains(&"tao_epochs"), "{}", era.id);
        assert_eq!(era.pool != PoolKind::None, ids.contains(&"participants"), "{}", era.id);
    }
}

#[test]
fn no_proposal_is_the_rule_of_an_era() {
    assert_eq!(PROPOSALS.iter().map(|proposal| proposal.id).collect::<BTreeSet<_>>().len(), PROPOSALS.len());
    assert!(!ERAS.iter().any(|era| matches!(era.rules.share, ShareRule::TieredPrice)));
}

#[test]
fn later_runtimes_amend_the_rules_of_an_era() {
    let launch = ERAS[1];
    let age = |rules: Rules| rules.following.form != FollowingForm::Plain;
    for (runtime, staking_fee, by_age) in [
        (233, StakingFee::Flat, false),
        (251, StakingFee::Flat, false),
        (252, StakingFee::Forfeited, true),
        (290, StakingFee::OfPool, true),
    ] {
        let rules = launch.rules_at(Runtime(runtime), Choice::Live);
        assert_eq!((rules.staking_fee, age(rules)), (staking_fee, by_age), "runtime {runtime}");
    }
    for era in ERAS {
        let earlier = era.changes.iter().filter(|change| change.runtime <= era.runtime && change.amends.is_some());
        assert_eq!(earlier.count(), 0, "{}: its own rules have what its own runtime has", era.id);
    }
}
