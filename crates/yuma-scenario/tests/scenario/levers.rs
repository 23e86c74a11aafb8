//! The changes after which a clipped weight counts in full.

use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{Quantity, Trace, trace};
use yuma_scenario::{Edit, Lever, LeverKind, Scenario, clipped_part, levers, miner_levers, presets};

fn levers_of(scenario: &Scenario, validator: u16, miner: u16) -> Vec<Lever> {
    levers(scenario, &trace(&scenario.epoch_input()), Uid(validator), Uid(miner))
}

fn cut(trace: &Trace, validator: Uid, miner: Uid) -> Fraction {
    let of = |quantity| trace.cell(quantity, validator, miner).unwrap_or_default();
    clipped_part(of(Quantity::Weights), of(Quantity::Clipped))
}

fn shown(lever: &Lever) -> String {
    let trust = lever.validator_trust.to_num::<f64>() * 100.0;
    match &lever.kind {
        LeverKind::Stake(stake) => format!("stake {}: {trust:.1}", stake.0 / 1_000_000_000),
        LeverKind::Support(uids) => {
            format!("support of {:?}: {trust:.1}", uids.iter().map(|uid| uid.0).collect::<Vec<_>>())
        }
        LeverKind::Move(miner) => format!("to {}: {trust:.1}", miner.0),
        LeverKind::Lower(part) => format!("at {} millionths: {trust:.1}", part.0),
        LeverKind::Consensus => format!("consensus: {trust:.1}"),
        LeverKind::Wake => format!("awake: {trust:.1}"),
    }
}

#[test]
fn a_clipped_weight_has_levers_with_the_trust_after_each() {
    let opening = presets::scenario(presets::OPENING).unwrap();
    let subnet15 = presets::scenario("subnet-15").unwrap();
    for (scenario, validator, miner, expected) in [
        (
            &opening,
            4,
            8,
            &["stake 950000: 100.0", "consensus: 100.0", "support of [0, 1]: 96.3", "at 50000 millionths: 30.0"]
                as &[&str],
        ),
        (
            &opening,
            2,
            6,
            &[
                "stake 840000: 100.0",
                "consensus: 100.0",
                "to 5: 95.0",
                "support of [0]: 95.0",
                "at 349000 millionths: 79.4",
            ],
        ),
        // Nothing of it is clipped.
        (&opening, 0, 8, &[]),
        (
            &subnet15,
            2,
            88,
            &[
                "stake 3600000: 100.0",
                "consensus: 100.0",
                "to 153: 99.1",
                "support of [52, 56]: 98.6",
                "at 0 millionths: 96.0",
            ],
        ),
    ] {
        let found: Vec<String> = levers_of(scenario, validator, miner).iter().map(shown).collect();
        assert_eq!(found, expected, "uid {validator} on uid {miner}");
    }
}

#[test]
fn every_lever_of_every_clipped_weight_does_what_it_says() {
    for id in [presets::OPENING, "subnet-15"] {
        let scenario = presets::scenario(id).unwrap();
        let before = trace(&scenario.epoch_input());
        let cells = scenario
            .validators
            .iter()
            .flat_map(|&row| scenario.weights[row.index()].iter().map(move |&(at, _)| (row, at)));
        for (validator, miner) in cells.filter(|&(row, column)| cut(&before, row, column) > 0) {
            for lever in levers(&scenario, &before, validator, miner) {
                let after = trace(&lever.edit.apply(&scenario).unwrap().epoch_input());
                let is_heard = cut(&after, validator, miner) == 0;
                assert!(is_heard || lever.kind == LeverKind::Consensus, "{id}: {validator:?} {miner:?} {lever:?}");
                assert_eq!(after.fraction(Quantity::ValidatorTrust, validator), Some(lever.validator_trust));
            }
        }
    }
}

#[test]
fn while_nobody_votes_the_lever_is_an_update_of_the_weights() {
    let opening = presets::scenario(presets::OPENING).unwrap();
    let asleep =
        (0..5).fold(opening, |scenario, uid| Edit::Activity { uid: Uid(uid), active: false }.apply(&scenario).unwrap());
    assert!(!trace(&asleep.epoch_input()).has_votes());
    let found: Vec<String> = levers_of(&asleep, 2, 6).iter().map(shown).collect();
    assert_eq!(found, ["awake: 100.0"]);
}

#[test]
fn a_miner_earns_more_from_validators_that_give_it_less_than_consensus() {
    for (id, miner, expected) in [
        (presets::OPENING, 6, &["4: 38.6", "3: 38.3"] as &[&str]),
        (presets::OPENING, 8, &[]),
        ("subnet-15", 153, &["2: 7.2", "206: 4.9", "94: 4.5"]),
    ] {
        let scenario = presets::scenario(id).unwrap();
        let before = trace(&scenario.epoch_input());
        let levers = miner_levers(&scenario, &before, Uid(miner));
        let found: Vec<String> = levers
            .iter()
            .map(|lever| format!("{}: {:.1}", lever.validator.0, lever.incentive.to_num::<f64>() * 100.0))
            .collect();
        assert_eq!(found, expected, "uid {miner} of {id}");
        for lever in levers {
            let after = trace(&lever.edit.apply(&scenario).unwrap().epoch_input());
            assert_eq!(after.fraction(Quantity::Incentive, Uid(miner)), Some(lever.incentive));
            assert!(lever.incentive > before.fraction(Quantity::Incentive, Uid(miner)).unwrap());
        }
    }
}
