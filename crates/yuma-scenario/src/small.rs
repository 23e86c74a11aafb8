//! A small scenario to start from.

use std::sync::Arc;

use super::edit::NEW_STAKE;
use super::live_parameters::live_parameters;
use super::{Comparison, Document, Invalid, Neuron, Row, Scenario, Timeline};
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};

/// The emission of a subnet in a tempo of 360 blocks, at 1 alpha a block less the owner's 18%.
pub(super) const EMISSION: Alpha = Alpha(296_020_000_000);

/// Returns a scenario with two validators of equal stake that set the same weights on two miners, as a start for
/// editing. Its hyperparameters are those of a new subnet on the chain.
///
/// # Errors
/// Never returns an error for this data; the checks are those of every scenario.
pub fn small() -> Result<Scenario, Invalid> {
    let (block, parameters) = (Block(1_000_000), live_parameters());
    let neuron = |name, stake| neuron(name, stake, block);
    let (validators, miners) = (vec![Uid(0), Uid(1)], vec![Uid(2), Uid(3)]);
    let even: Row = Arc::new(miners.iter().map(|&miner| (miner, Share::ONE)).collect());
    Scenario::new(Document {
        preset: None,
        title: String::new(),
        notes: String::new(),
        last_mechanism_step_block: Block(block.0 - u64::from(parameters.tempo) - 1),
        parameters,
        commit_reveal: false,
        emission: EMISSION,
        current_block: block,
        neurons: vec![neuron("A", NEW_STAKE), neuron("B", NEW_STAKE), neuron("M1", Alpha(0)), neuron("M2", Alpha(0))],
        owner: None,
        validators,
        miners,
        weights: vec![even.clone(), even, Row::default(), Row::default()],
        bonds: vec![Row::default(); 4],
        previous_consensus: None,
        timeline: Timeline::default(),
        comparison: Comparison::None,
    })
}

/// Creates a neuron that updated in the block before the epoch; with stake it has a permit.
pub(super) fn neuron(name: &str, alpha_stake: Alpha, current_block: Block) -> Neuron {
    Neuron {
        name: name.to_owned(),
        alpha_stake,
        tao_stake: Rao(0),
        validator_permit: alpha_stake > Alpha(0),
        last_update: Block(current_block.0.saturating_sub(1)),
        block_at_registration: Block(0),
        commit_block: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ScenarioV1;
    use serde_json::json;
    use yuma_engine::yuma::epoch;

    #[test]
    fn it_is_valid_and_pays_all_alike() {
        let scenario = small().unwrap();
        let outcome = epoch(&scenario.epoch_input());
        assert_eq!(outcome.incentive[2], outcome.incentive[3]);
        assert_eq!(outcome.dividends[0], outcome.dividends[1]);
        assert!(outcome.incentive[2] > Share(0) && outcome.dividends[0] > Share(0));
    }

    #[test]
    fn its_link_names_the_live_hyperparameters() {
        let written = serde_json::to_value(ScenarioV1::from(&small().unwrap())).unwrap();
        for (name, value) in [
            ("stake_threshold", json!(1_000_000_000_000_u64)),
            ("tao_weight", json!(3_320_413_933_267_719_290_u64)),
            ("max_allowed_validators", json!(64)),
        ] {
            assert_eq!(written["parameters"][name], value, "{name}");
        }
    }
}
