//! A hyperparameter that is said to have no effect has none: no other value changes the epoch's outcome.

#![cfg(test)]

use yuma_engine::yuma::{EpochInput, Hyperparameter, epoch, trace};
use yuma_scenario::{Edit, HyperparameterPreset, presets};

/// Every preset under every hyperparameter preset.
fn inputs() -> impl Iterator<Item = EpochInput> {
    let scenarios = presets::ids().map(|id| presets::scenario(id).unwrap());
    scenarios.flat_map(|scenario| {
        HyperparameterPreset::ALL
            .map(|preset| Edit::HyperparameterPreset(preset).apply(&scenario).unwrap().epoch_input())
    })
}

#[test]
fn idle_hyperparameters_change_nothing() {
    for input in inputs() {
        let trace = trace(&input);
        let before = epoch(&input);
        for hyperparameter in Hyperparameter::ALL {
            let Some(reason) = hyperparameter.idle(&input, &trace) else { continue };
            let (min, max) = hyperparameter.range();
            for raw in [min, max] {
                let parameters = hyperparameter.set(&input.parameters, raw);
                let after = epoch(&EpochInput { parameters, ..input.clone() });
                assert_eq!(after, before, "{} = {raw}, idle for {reason:?}", hyperparameter.id());
            }
        }
    }
}

#[test]
fn each_preset_has_its_idle_hyperparameters() {
    let scenario = presets::scenario(presets::OPENING).unwrap();
    for (preset, expected) in [
        (
            HyperparameterPreset::Yuma2,
            &[
                "liquid_alpha",
                "liquid_alpha_consensus",
                "alpha_low",
                "alpha_high",
                "alpha_sigmoid_steepness",
                "tao_weight",
            ][..],
        ),
        (
            HyperparameterPreset::Yuma3,
            &["liquid_alpha_consensus", "alpha_low", "alpha_high", "alpha_sigmoid_steepness", "tao_weight"],
        ),
        (HyperparameterPreset::Yuma3LiquidAlpha, &["bonds_moving_average", "tao_weight"]),
    ] {
        let input = Edit::HyperparameterPreset(preset).apply(&scenario).unwrap().epoch_input();
        let trace = trace(&input);
        let idle =
            Hyperparameter::ALL.into_iter().filter(|hyperparameter| hyperparameter.idle(&input, &trace).is_some());
        assert_eq!(idle.map(Hyperparameter::id).collect::<Vec<_>>(), expected, "{preset:?}");
    }
}
