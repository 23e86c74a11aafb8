//! The injection terms of a subnet's TAO: the part that joins the pool and the part that buys (spec 4.2, 3.2, 3.3).

use crate::emission::subsidy;
use crate::quantity::{Alpha, Rao};
use crate::wide::{AMOUNT_ZERO, FineAmount, amount, mul_amount, safe_div_amount};

/// The rule of injection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InjectionRule {
    /// April 2024: there are no pools.
    None,
    /// All TAO joins the pool; the added alpha is capped, so the price may rise.
    Full,
    /// All TAO joins the pool, or part of it props up a price below the share.
    Subsidy,
    /// Alpha is capped, TAO joins in proportion, and the excess buys.
    Excess {
        /// The maximum alpha that joins in a block.
        cap: InjectionCap,
    },
}

/// The maximum alpha that joins a pool in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InjectionCap {
    /// The subnet's own alpha emission (runtimes 342 to 361).
    AlphaEmission,
    /// The subnet's own alpha emission, at most the block's TAO emission (runtimes 362 to 420).
    BlockEmission,
    /// The root proportion of the alpha emission (since runtime 421).
    RootProportion,
}

/// The input of a subnet's terms, before any injection of the block is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InjectionInput {
    /// The subnet's part of the block's TAO.
    pub tao: FineAmount,
    /// The block's TAO.
    pub block_emission: Rao,
    /// The spot price, cut to 2^-32.
    pub price: FineAmount,
    /// The alpha that the block creates for participants.
    pub alpha_emission: Alpha,
    /// The root proportion.
    pub root_proportion: FineAmount,
}

/// The use of a subnet's TAO.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InjectionTerms {
    /// TAO that joins the pool.
    pub tao_in: FineAmount,
    /// Alpha created for the pool.
    pub alpha_in: FineAmount,
    /// TAO that buys alpha from the pool.
    pub excess: FineAmount,
    /// Whether the price is propped up, so that root's alpha is not sold in this block.
    pub is_subsidized: bool,
}

impl InjectionRule {
    /// Computes the terms of a subnet. Products and quotients are cut to 2^-32. Source: chain `get_subnet_terms`.
    pub fn terms(self, input: &InjectionInput) -> InjectionTerms {
        let alpha_emission = amount(input.alpha_emission.0);
        match self {
            InjectionRule::None => InjectionTerms::default(),
            InjectionRule::Full => {
                let balanced =
                    if input.price == AMOUNT_ZERO { alpha_emission } else { safe_div_amount(input.tao, input.price) };
                InjectionTerms {
                    tao_in: input.tao,
                    alpha_in: balanced.min(alpha_emission),
                    ..InjectionTerms::default()
                }
            }
            InjectionRule::Subsidy => {
                let split = subsidy(input.tao, amount(input.block_emission.0), input.price, alpha_emission);
                InjectionTerms {
                    tao_in: split.tao_in,
                    alpha_in: split.alpha_in,
                    excess: split.bought_with,
                    is_subsidized: split.is_subsidized,
                }
            }
            InjectionRule::Excess { cap } => {
                let cap = cap.of(input, alpha_emission);
                let balanced = safe_div_amount(input.tao, input.price);
                let (alpha_in, tao_in) =
                    if balanced > cap { (cap, mul_amount(cap, input.price)) } else { (balanced, input.tao) };
                InjectionTerms { tao_in, alpha_in, excess: input.tao.saturating_sub(tao_in), is_subsidized: false }
            }
        }
    }
}

impl InjectionCap {
    fn of(self, input: &InjectionInput, alpha_emission: FineAmount) -> FineAmount {
        match self {
            InjectionCap::AlphaEmission => alpha_emission,
            InjectionCap::BlockEmission => alpha_emission.min(amount(input.block_emission.0)),
            InjectionCap::RootProportion => mul_amount(input.root_proportion, alpha_emission),
        }
    }
}
