//! The registry of steps: what a block does, each step with its own explanation. An era is an order of them.

use std::fmt;

use super::block_step::BlockContext;
use super::{alpha_step, auto_claims, division, epochs, injection, mint, moving_prices, root_network, root_vote};

/// One step of a block.
pub struct Step {
    /// The name in text catalogues: `block.step.<id>.title`.
    pub id: &'static str,
    /// The formula, i for subnets.
    pub formula: &'static str,
    /// The section of the specification.
    pub section: &'static str,
    /// The chain's functions.
    pub chain: &'static [&'static str],
    /// What it does.
    pub run: fn(&mut BlockContext),
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// The price of a neuron follows demand.
pub static REGISTRATION_PRICES: Step = Step {
    id: "registration_prices",
    formula: "burnᵢ = clamp(⌊burnᵢ · factor⌋)",
    section: "6.6",
    chain: &["update_registration_prices_for_networks", "adjust_registration_terms_for_networks"],
    run: moving_prices::registration_prices,
};

/// The root network votes.
pub static ROOT_VOTE: Step = Step {
    id: "root_vote",
    formula: "rankᵢ = Σ stake · weightᵢ,  trustᵢ = Σ stake where weightᵢ > 0,  eᵢ = E · norm(sigmoid(ρ (trustᵢ − κ)) · rankᵢ)",
    section: "3.1",
    chain: &["root_epoch"],
    run: root_vote::vote,
};

/// The block's TAO is made.
pub static MINT: Step = Step {
    id: "mint",
    formula: "E = 10⁹ / 2^k,  k = ⌊log₂(1 / (1 − issuance / 21·10¹⁵))⌋",
    section: "2",
    chain: &["get_block_emission", "mint_tao"],
    run: mint::mint,
};

/// The TAO is divided between subnets.
pub static DIVIDE: Step = Step {
    id: "divide",
    formula: "taoᵢ = E · finalᵢ",
    section: "3",
    chain: &["get_subnets_to_emit_to", "get_shares", "get_subnet_block_emissions"],
    run: division::divide_block,
};

/// What is to be done with each subnet's TAO.
pub static TERMS: Step = Step {
    id: "terms",
    formula: "alpha_inᵢ = min(taoᵢ / priceᵢ, capᵢ),  tao_inᵢ = alpha_inᵢ · priceᵢ,  excessᵢ = taoᵢ − tao_inᵢ",
    section: "4.2",
    chain: &["get_subnet_terms"],
    run: injection::terms,
};

/// TAO and alpha join the pools, the excess buys.
pub static INJECT: Step = Step {
    id: "inject",
    formula: "poolᵢ += (tao_inᵢ, alpha_inᵢ);  boughtᵢ = swap(excessᵢ)",
    section: "4.3",
    chain: &["inject_and_maybe_swap", "adjust_protocol_liquidity"],
    run: injection::inject,
};

/// What was not used leaves the issuance again.
pub static RECYCLE_UNSPENT: Step = Step {
    id: "recycle_unspent",
    formula: "issuance −= E − Σ spent",
    section: "4.3",
    chain: &["recycle_tao"],
    run: mint::recycle_unspent,
};

/// The alpha of owner, miners, validators and root.
pub static PARTICIPANTS: Step = Step {
    id: "participants",
    formula: "owner = cut · alpha,  r = alpha − owner,  miners = r/2,  root = root_proportion · r/2,  validators = r/2 − root",
    section: "4.3",
    chain: &["emit_to_subnets"],
    run: alpha_step::participants,
};

/// Epochs that are due pay out what is pending.
pub static EPOCHS: Step = Step {
    id: "epochs",
    formula: "pendingᵢ → stakes",
    section: "4.4 to 4.6",
    chain: &["drain_pending", "should_run_epoch", "distribute_emission"],
    run: epochs::epochs,
};

/// The averages follow the prices.
pub static MOVING_PRICES: Step = Step {
    id: "moving_prices",
    formula: "averageᵢ = speed · min(priceᵢ, 1) + (1 − speed) · averageᵢ",
    section: "3.2",
    chain: &["update_moving_prices"],
    run: moving_prices::moving_prices,
};

/// A few root stakers get what they have coming.
pub static AUTO_CLAIMS: Step = Step {
    id: "auto_claims",
    formula: "owedᵢ = rateᵢ · root_stake − claimedᵢ,  root_stake += swap(owedᵢ)",
    section: "4.7",
    chain: &["run_auto_claim_root_divs"],
    run: auto_claims::auto_claims,
};

/// Each subnet's TAO waits for its epoch, less the owner's cut.
pub static PENDING_TAO: Step = Step {
    id: "pending_tao",
    formula: "owner = cut · taoᵢ,  pendingᵢ += taoᵢ − owner",
    section: "3.1",
    chain: &["generate_emission"],
    run: root_network::pending_tao,
};

/// Epochs that are due pay out TAO.
pub static TAO_EPOCHS: Step = Step {
    id: "tao_epochs",
    formula: "pendingᵢ → stakes in TAO",
    section: "3.1",
    chain: &["drain_emission"],
    run: root_network::tao_epochs,
};

/// The block of the root network (April 2024).
pub const ROOT_NETWORK: &[&Step] =
    &[&REGISTRATION_PRICES, &ROOT_VOTE, &MINT, &DIVIDE, &PENDING_TAO, &RECYCLE_UNSPENT, &TAO_EPOCHS];

/// The block of the launch: the averages follow before the epochs.
pub const LAUNCH: &[&Step] =
    &[&REGISTRATION_PRICES, &MINT, &DIVIDE, &TERMS, &INJECT, &RECYCLE_UNSPENT, &PARTICIPANTS, &MOVING_PRICES, &EPOCHS];

/// The block from November 2025 on.
pub const WITH_POOLS: &[&Step] = &[
    &REGISTRATION_PRICES,
    &MINT,
    &DIVIDE,
    &TERMS,
    &INJECT,
    &RECYCLE_UNSPENT,
    &PARTICIPANTS,
    &EPOCHS,
    &MOVING_PRICES,
    &AUTO_CLAIMS,
];
