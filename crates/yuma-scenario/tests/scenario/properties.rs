//! Properties of every scenario that edits can produce.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::import::updated;
use crate::random_cases::random_cases;
use crate::scenarios::edits::edit;
use crate::scenarios::preset;
use proptest::prelude::*;
use yuma_engine::yuma::{epoch, trace};
use yuma_scenario::link::{decode, encode, encode_whole};
use yuma_scenario::{Document, Scenario, csv_stakes, csv_weights, json_file, presets};

/// A small preset after some edits; skips edits that fail.
fn scenario() -> impl Strategy<Value = Scenario> {
    let small: Vec<&str> = presets::ids().filter(|&id| id != "subnet-15").collect();
    (prop::sample::select(small), prop::collection::vec(edit(), 0..20)).prop_map(|(id, edits)| {
        edits.iter().fold(preset(id), |scenario, edit| edit.apply(&scenario).unwrap_or(scenario))
    })
}

proptest! {
    #![proptest_config(random_cases(200))]

    #[test]
    fn every_edit_gives_a_scenario_or_a_reason(edits in prop::collection::vec(edit(), 1..40)) {
        let mut scenario = preset("self-weight-and-permits");
        for edit in &edits {
            match edit.apply(&scenario) {
                Ok(changed) => {
                    let document: Document = (*changed).clone();
                    prop_assert_eq!(Scenario::new(document), Ok(changed.clone()), "still valid after {:?}", edit);
                    scenario = changed;
                }
                Err(invalid) => prop_assert!(!invalid.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn the_epoch_runs_on_every_scenario(scenario in scenario()) {
        let input = scenario.epoch_input();
        let outcome = epoch(&input);
        prop_assert_eq!(&trace(&input).outcome, &outcome);
        let paid: u128 = outcome.emission.iter().map(|alpha| u128::from(alpha.0)).sum();
        prop_assert!(paid <= u128::from(scenario.emission.0));
    }

    #[test]
    fn links_and_files_hold_every_scenario(scenario in scenario()) {
        prop_assert_eq!(decode(&encode(&scenario)), Ok(scenario.clone()));
        prop_assert_eq!(decode(&encode_whole(&scenario)), Ok(scenario.clone()));
        prop_assert_eq!(json_file::import(&json_file::export(&scenario)), Ok(scenario));
    }

    #[test]
    fn tables_hold_every_weight_and_stake(scenario in scenario()) {
        prop_assert_eq!(updated(&scenario, &csv_stakes::export(&scenario)), Ok(scenario.clone()));
        if !scenario.validators.is_empty() && !scenario.miners.is_empty() {
            prop_assert_eq!(updated(&scenario, &csv_weights::export(&scenario)), Ok(scenario));
        }
    }
}
