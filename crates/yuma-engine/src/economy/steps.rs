//! The registry of block steps, each with its explanation. An era is an ordered list of steps.

/// A step of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepId {
    /// Updates the neuron price by demand.
    RegistrationPrices,
    /// Runs the vote of the root network.
    RootVote,
    /// Mints the block's TAO.
    Mint,
    /// Divides the TAO between subnets.
    Divide,
    /// Computes the injection terms of each subnet's TAO.
    Terms,
    /// Injects TAO and alpha into the pools and buys with the excess.
    Inject,
    /// Recycles the unspent TAO.
    RecycleUnspent,
    /// Creates the alpha of owner, miners, validators and root.
    Participants,
    /// Runs due epochs, which pay out the pending amounts.
    Epochs,
    /// Updates the moving averages of the prices.
    MovingPrices,
    /// Auto-claims root dividends for a few stakers per block.
    AutoClaims,
    /// Adds each subnet's TAO, less the owner's cut, to the amount pending for its epoch.
    PendingTao,
    /// Runs due epochs, which pay out TAO.
    TaoEpochs,
}

/// The explanation of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepExplanation {
    /// The name in text catalogs: `block.step.<name>.title`.
    pub name: &'static str,
    /// The formula; the index i denotes a subnet.
    pub formula: &'static str,
    /// The section of the specification.
    pub section: &'static str,
    /// The corresponding functions of the chain.
    pub chain: &'static [&'static str],
}

impl StepId {
    /// All steps.
    pub const ALL: &[StepId] = &[
        StepId::RegistrationPrices,
        StepId::RootVote,
        StepId::Mint,
        StepId::Divide,
        StepId::Terms,
        StepId::Inject,
        StepId::RecycleUnspent,
        StepId::Participants,
        StepId::Epochs,
        StepId::MovingPrices,
        StepId::AutoClaims,
        StepId::PendingTao,
        StepId::TaoEpochs,
    ];

    /// Returns the explanation of this step.
    pub fn explanation(self) -> StepExplanation {
        match self {
            StepId::RegistrationPrices => StepExplanation {
                name: "registration_prices",
                formula: "burnᵢ = clamp(⌊burnᵢ · factor⌋)",
                section: "6.6",
                chain: &["update_registration_prices_for_networks", "adjust_registration_terms_for_networks"],
            },
            StepId::RootVote => StepExplanation {
                name: "root_vote",
                formula: "rankᵢ = Σ stake · weightᵢ,  trustᵢ = Σ stake where weightᵢ > 0,  eᵢ = E · norm(sigmoid(ρ (trustᵢ − κ)) · rankᵢ)",
                section: "3.1",
                chain: &["root_epoch"],
            },
            StepId::Mint => StepExplanation {
                name: "mint",
                formula: "E = 10⁹ / 2^k,  k = ⌊log₂(1 / (1 − issuance / 21·10¹⁵))⌋",
                section: "2",
                chain: &["get_block_emission", "mint_tao"],
            },
            StepId::Divide => StepExplanation {
                name: "divide",
                formula: "taoᵢ = E · finalᵢ",
                section: "3",
                chain: &["get_subnets_to_emit_to", "get_shares", "get_subnet_block_emissions"],
            },
            StepId::Terms => StepExplanation {
                name: "terms",
                formula: "alpha_inᵢ = min(taoᵢ / priceᵢ, capᵢ),  tao_inᵢ = alpha_inᵢ · priceᵢ,  excessᵢ = taoᵢ − tao_inᵢ",
                section: "4.2",
                chain: &["get_subnet_terms"],
            },
            StepId::Inject => StepExplanation {
                name: "inject",
                formula: "poolᵢ += (tao_inᵢ, alpha_inᵢ);  boughtᵢ = swap(excessᵢ)",
                section: "4.3",
                chain: &["inject_and_maybe_swap", "adjust_protocol_liquidity"],
            },
            StepId::RecycleUnspent => StepExplanation {
                name: "recycle_unspent",
                formula: "issuance −= E − Σ spent",
                section: "4.3",
                chain: &["recycle_tao"],
            },
            StepId::Participants => StepExplanation {
                name: "participants",
                formula: "owner = cut · alpha,  r = alpha − owner,  miners = r/2,  root = root_proportion · r/2,  validators = r/2 − root;  split set by the owner: root = min(V, 0.41 · root_proportion),  validators = V − root",
                section: "4.3",
                chain: &["emit_to_subnets"],
            },
            StepId::Epochs => StepExplanation {
                name: "epochs",
                formula: "pendingᵢ → stakes",
                section: "4.4 to 4.6",
                chain: &["drain_pending", "should_run_epoch", "distribute_emission"],
            },
            StepId::MovingPrices => StepExplanation {
                name: "moving_prices",
                formula: "averageᵢ = speed · min(priceᵢ, 1) + (1 − speed) · averageᵢ",
                section: "3.2",
                chain: &["update_moving_prices"],
            },
            StepId::AutoClaims => StepExplanation {
                name: "auto_claims",
                formula: "owedᵢ = rateᵢ · root_stake − claimedᵢ,  root_stake += swap(owedᵢ)",
                section: "4.7",
                chain: &["run_auto_claim_root_divs"],
            },
            StepId::PendingTao => StepExplanation {
                name: "pending_tao",
                formula: "owner = cut · taoᵢ,  pendingᵢ += taoᵢ − owner",
                section: "3.1",
                chain: &["generate_emission"],
            },
            StepId::TaoEpochs => StepExplanation {
                name: "tao_epochs",
                formula: "pendingᵢ → stakes in TAO",
                section: "3.1",
                chain: &["drain_emission"],
            },
        }
    }
}

/// The steps of a block of the root network (April 2024).
pub const ROOT_NETWORK: &[StepId] = &[
    StepId::RegistrationPrices,
    StepId::RootVote,
    StepId::Mint,
    StepId::Divide,
    StepId::PendingTao,
    StepId::RecycleUnspent,
    StepId::TaoEpochs,
];

/// The steps of a block at launch: averages are updated before the epochs.
pub const LAUNCH: &[StepId] = &[
    StepId::RegistrationPrices,
    StepId::Mint,
    StepId::Divide,
    StepId::Terms,
    StepId::Inject,
    StepId::RecycleUnspent,
    StepId::Participants,
    StepId::MovingPrices,
    StepId::Epochs,
];

/// The steps of a block since November 2025.
pub const WITH_POOLS: &[StepId] = &[
    StepId::RegistrationPrices,
    StepId::Mint,
    StepId::Divide,
    StepId::Terms,
    StepId::Inject,
    StepId::RecycleUnspent,
    StepId::Participants,
    StepId::Epochs,
    StepId::MovingPrices,
    StepId::AutoClaims,
];
