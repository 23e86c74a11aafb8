//! The registry of steps: the operations of an epoch, in order, each with its documentation.
//!
//! The inspector, the page of steps, the tests and the documentation all read this list.

use super::hyperparameters::Hyperparameter;
use super::quantity::Quantity;

/// One step of the epoch.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// The name in text catalogs: `step.<id>.title`, `step.<id>.about`.
    pub id: &'static str,
    /// The formula, with i for validators and j for miners.
    pub formula: &'static str,
    /// The results of earlier steps that the step reads.
    pub inputs: &'static [Quantity],
    /// The hyperparameters that the step reads.
    pub hyperparameters: &'static [Hyperparameter],
    /// The quantities that the step computes.
    pub outputs: &'static [Quantity],
    /// The section of the specification.
    pub section: &'static str,
    /// The chain's functions.
    pub chain: &'static [&'static str],
}

/// The steps of an epoch, in the order of their computation.
pub const STEPS: &[Step] = &[
    Step {
        id: "activity",
        formula: "activeᵢ ⇔ last_updateᵢ + cutoff ≥ block",
        inputs: &[],
        hyperparameters: &[Hyperparameter::ActivityCutoffFactor, Hyperparameter::Tempo],
        outputs: &[Quantity::Active],
        section: "5.1",
        chain: &["get_activity_cutoff_blocks", "get_last_update"],
    },
    Step {
        id: "stake",
        formula: "stakeᵢ = (alphaᵢ + tao_weight · taoᵢ) / Σ",
        inputs: &[],
        hyperparameters: &[Hyperparameter::TaoWeight, Hyperparameter::StakeThreshold],
        outputs: &[Quantity::Stake],
        section: "5.2",
        chain: &["get_stake_weights_for_network", "inplace_normalize_64", "vec_fixed64_to_fixed32"],
    },
    Step {
        id: "permits",
        formula: "permitᵢ ⇔ rankᵢ(stake) ≤ max_allowed_validators",
        inputs: &[Quantity::Stake],
        hyperparameters: &[Hyperparameter::MaxAllowedValidators],
        outputs: &[Quantity::ValidatorPermits, Quantity::NewValidatorPermits],
        section: "5.3",
        chain: &["is_topk_nonzero", "get_owner_uid"],
    },
    Step {
        id: "active_stake",
        formula: "active_stakeᵢ = activeᵢ · permitᵢ · stakeᵢ / Σ",
        inputs: &[Quantity::Stake, Quantity::Active, Quantity::ValidatorPermits],
        hyperparameters: &[],
        outputs: &[Quantity::ActiveStake],
        section: "5.4",
        chain: &["inplace_mask_vector", "inplace_normalize"],
    },
    Step {
        id: "weights",
        formula: "weightᵢⱼ = countedᵢⱼ / Σⱼ countedᵢⱼ",
        inputs: &[Quantity::ValidatorPermits],
        hyperparameters: &[],
        outputs: &[Quantity::Weights],
        section: "5.5",
        chain: &["get_weights_sparse", "mask_rows_sparse", "vec_mask_sparse_matrix", "inplace_row_normalize_sparse"],
    },
    Step {
        id: "consensus",
        formula: "consensusⱼ = max w : Σ stake of (weightᵢⱼ ≥ w) ≥ κ",
        inputs: &[Quantity::Weights, Quantity::ActiveStake],
        hyperparameters: &[Hyperparameter::Kappa],
        outputs: &[Quantity::VotingStake, Quantity::Consensus],
        section: "5.6",
        chain: &["get_float_kappa", "weighted_median_col_sparse", "weighted_median"],
    },
    Step {
        id: "clip",
        formula: "clippedᵢⱼ = min(weightᵢⱼ, consensusⱼ)",
        inputs: &[Quantity::Weights, Quantity::Consensus],
        hyperparameters: &[],
        outputs: &[Quantity::Clipped],
        section: "5.7",
        chain: &["col_clip_sparse"],
    },
    Step {
        id: "validator_trust",
        formula: "validator_trustᵢ = Σⱼ clippedᵢⱼ",
        inputs: &[Quantity::Clipped],
        hyperparameters: &[],
        outputs: &[Quantity::ValidatorTrust],
        section: "5.7",
        chain: &["row_sum_sparse"],
    },
    Step {
        id: "incentive",
        formula: "rankⱼ = Σᵢ active_stakeᵢ · clippedᵢⱼ,  incentiveⱼ = rankⱼ / Σ",
        inputs: &[Quantity::Clipped, Quantity::ActiveStake],
        hyperparameters: &[],
        outputs: &[Quantity::Ranks, Quantity::Incentive],
        section: "5.7",
        chain: &["matmul_sparse", "inplace_normalize"],
    },
    Step {
        id: "weights_for_bonds",
        formula: "weight_for_bondsᵢⱼ = weightᵢⱼ + penalty · (clippedᵢⱼ − weightᵢⱼ)",
        inputs: &[Quantity::Weights, Quantity::Clipped],
        hyperparameters: &[Hyperparameter::BondsPenalty],
        outputs: &[Quantity::WeightsForBonds],
        section: "5.8",
        chain: &["get_float_bonds_penalty", "interpolate_sparse"],
    },
    Step {
        id: "old_bonds",
        formula: "old_bondᵢⱼ = storedᵢⱼ, none if miner j registered since",
        inputs: &[],
        hyperparameters: &[Hyperparameter::YumaVersion, Hyperparameter::Tempo],
        outputs: &[Quantity::OldBonds],
        section: "5.9",
        chain: &["get_bonds_sparse", "get_bonds_sparse_fixed_proportion", "scalar_vec_mask_sparse_matrix"],
    },
    Step {
        id: "bond_targets",
        formula: "Yuma 2: targetᵢⱼ = active_stakeᵢ · weight_for_bondsᵢⱼ / Σᵢ;  Yuma 3: targetᵢⱼ = weight_for_bondsᵢⱼ",
        inputs: &[Quantity::WeightsForBonds, Quantity::ActiveStake],
        hyperparameters: &[Hyperparameter::YumaVersion],
        outputs: &[Quantity::BondTargets],
        section: "5.10",
        chain: &["row_hadamard_sparse", "inplace_col_normalize_sparse"],
    },
    Step {
        id: "liquid_alpha",
        formula: "αᵢⱼ = low + (high − low) / (1 + exp(−steepness · (distanceᵢⱼ − ½)))",
        inputs: &[Quantity::WeightsForBonds, Quantity::OldBonds, Quantity::Consensus],
        hyperparameters: &[
            Hyperparameter::LiquidAlpha,
            Hyperparameter::LiquidAlphaConsensus,
            Hyperparameter::AlphaLow,
            Hyperparameter::AlphaHigh,
            Hyperparameter::AlphaSigmoidSteepness,
        ],
        outputs: &[Quantity::Alphas],
        section: "5.11.2",
        chain: &["compute_liquid_alpha_values_sparse", "alpha_sigmoid"],
    },
    Step {
        id: "bonds",
        formula: "bondᵢⱼ = α · targetᵢⱼ + (1 − α) · old_bondᵢⱼ",
        inputs: &[Quantity::BondTargets, Quantity::OldBonds, Quantity::Alphas],
        hyperparameters: &[Hyperparameter::BondsMovingAverage],
        outputs: &[Quantity::EmaBonds, Quantity::BondShares],
        section: "5.10, 5.11",
        chain: &["mat_ema_sparse", "mat_ema_alpha_sparse", "inplace_col_max_upscale_sparse"],
    },
    Step {
        id: "dividends",
        formula: "earningᵢ = Σⱼ bond_shareᵢⱼ · incentiveⱼ (Yuma 3: · active_stakeᵢ),  dividendᵢ = earningᵢ / Σ",
        inputs: &[Quantity::BondShares, Quantity::Incentive, Quantity::ActiveStake],
        hyperparameters: &[Hyperparameter::YumaVersion],
        outputs: &[Quantity::Earnings, Quantity::Dividends],
        section: "5.10, 5.11.4",
        chain: &["matmul_transpose_sparse", "mat_vec_mul_sparse", "vec_mul"],
    },
    Step {
        id: "emission",
        formula: "emissionᵢ = ⌊emission · (incentiveᵢ + dividendᵢ) / Σ⌋",
        inputs: &[Quantity::Incentive, Quantity::Dividends, Quantity::ActiveStake, Quantity::Stake],
        hyperparameters: &[],
        outputs: &[
            Quantity::ServerShare,
            Quantity::ValidatorShare,
            Quantity::EmissionShare,
            Quantity::ServerEmission,
            Quantity::ValidatorEmission,
            Quantity::Emission,
        ],
        section: "5.12",
        chain: &["inplace_normalize_using_sum", "is_zero"],
    },
];

impl Quantity {
    /// Returns the step that computes this quantity.
    pub fn step(self) -> Option<&'static Step> {
        STEPS.iter().find(|step| step.outputs.contains(&self))
    }
}

impl Hyperparameter {
    /// Returns the steps that read this hyperparameter.
    pub fn readers(self) -> impl Iterator<Item = &'static Step> {
        STEPS.iter().filter(move |step| step.hyperparameters.contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantity_is_the_output_of_one_step() {
        for quantity in Quantity::ALL {
            let steps = STEPS.iter().filter(|step| step.outputs.contains(&quantity)).count();
            assert_eq!(steps, 1, "{}", quantity.id());
        }
    }

    #[test]
    fn a_step_reads_only_what_was_computed_before() {
        let mut known: Vec<Quantity> = Vec::new();
        for step in STEPS {
            for input in step.inputs {
                assert!(known.contains(input), "step {} reads {}", step.id, input.id());
            }
            known.extend(step.outputs);
        }
    }

    #[test]
    fn every_hyperparameter_is_read() {
        for hyperparameter in Hyperparameter::ALL {
            assert!(hyperparameter.readers().next().is_some(), "{}", hyperparameter.id());
        }
    }

    #[test]
    fn quantities_are_listed_in_the_order_of_the_steps() {
        let computed: Vec<Quantity> = STEPS.iter().flat_map(|step| step.outputs).copied().collect();
        assert_eq!(computed, Quantity::ALL);
    }
}
