//! Every language has a message for every entry of a registry, whose keys the page builds from ids.

use std::collections::HashMap;

use yuma_engine::economy::{BlockStage, ERAS, Measure, PROPOSALS, StepId};
use yuma_engine::yuma::{Hyperparameter, STEPS};
use yuma_playground::store::Language;
use yuma_playground::ui::messages::Messages;
use yuma_scenario::presets;

const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

fn check(key: &str) {
    for language in LANGUAGES {
        let messages = Messages::new(language).find(key);
        assert!(messages.is_some_and(|messages| !messages.trim().is_empty()), "{language:?} has no message for {key}");
    }
}

#[test]
fn every_preset_has_a_title_and_a_question() {
    for id in presets::ids() {
        check(&format!("preset.{id}.title"));
        check(&format!("preset.{id}.question"));
    }
}

#[test]
fn every_hyperparameter_has_a_title_and_an_explanation() {
    for hyperparameter in Hyperparameter::ALL {
        check(&format!("hyperparameter.{}.title", hyperparameter.id()));
        check(&format!("hyperparameter.{}.about", hyperparameter.id()));
    }
}

#[test]
fn every_step_has_a_title() {
    for step in STEPS {
        check(&format!("step.{}.title", step.id));
    }
}

#[test]
fn every_step_of_a_block_has_a_title_and_an_explanation() {
    for step in StepId::ALL {
        let name = step.explanation().name;
        check(&format!("block.step.{name}.title"));
        check(&format!("block.step.{name}.about"));
    }
}

#[test]
fn every_stage_of_a_block_has_a_title() {
    for stage in BlockStage::ALL {
        check(&format!("block.stage.{}.title", stage.name()));
    }
}

#[test]
fn titles_of_hyperparameters_are_distinct() {
    for language in LANGUAGES {
        let messages = Messages::new(language);
        let mut seen = HashMap::new();
        for id in Hyperparameter::ALL.map(Hyperparameter::id) {
            let twin = seen.insert(messages.text(&format!("hyperparameter.{id}.title")), id);
            assert_eq!(twin, None, "{language:?}: {id}");
        }
    }
}

#[test]
fn every_era_has_messages() {
    for era in ERAS {
        check(&format!("era.{}.title", era.id));
        check(&format!("era.{}.about", era.id));
        era.changes.iter().for_each(|change| check(&format!("era.change.{}", change.id)));
        era.exact.iter().chain(era.approximate).for_each(|note| check(&format!("era.note.{note}")));
    }
    PROPOSALS.iter().for_each(|proposal| check(&format!("proposal.{}.title", proposal.id)));
}

#[test]
fn every_measure_has_a_name() {
    for measure in Measure::ALL {
        check(&format!("days.error.{}", measure.id()));
    }
}
