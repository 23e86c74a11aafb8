//! The changes after which a clipped weight counts in full.

use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{Quantity, Trace, trace};
use yuma_scenario::{Lever, LeverKind, Scenario, clipped_part, levers, presets};

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
    }
}

#[test]
fn a_clipped_weight_has_levers_with_the_trust_after_each() {
    let opening = presets::scenario(presets::OPENING).unwrap();
    let subnet15 = presets::scenario("subnet-15").unwrap();
    for (scenario, validator, miner, expected) in [
        (&opening, 4, 8, &["stake 950000: 100.0", "support of [0, 1]: 96.3", "at 50000 millionths: 30.0"] as &[&str]),
        (&opening, 2, 6, &["stake 840000: 100.0", "to 5: 95.0", "support of [0]: 95.0", "at 349000 millionths: 79.4"]),
        // Nothing of it is clipped.
        (&opening, 0, 8, &[]),
        (
            &subnet15,
            2,
            88,
            &["stake 3600000: 100.0", "to 153: 99.1", "support of [52, 56]: 98.6", "at 0 millionths: 96.0"],
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
                assert_eq!(cut(&after, validator, miner), 0, "{id}: {validator:?} {miner:?} {lever:?}");
                assert_eq!(after.fraction(Quantity::ValidatorTrust, validator), Some(lever.validator_trust));
            }
        }
    }
}
