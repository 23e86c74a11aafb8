//! The part of a subnet's validators that root is (spec 4.2).

use crate::quantity::{Alpha, Proportion64, Rao};
use crate::wide::{FineAmount, amount, mul_amount, proportion_to_amount, safe_div_amount};

/// `weight / (weight + alpha_issuance)` with `weight = root_tao * tao_weight`, 0 where both are nothing.
///
/// Near 1 for a young subnet, falling as its alpha is issued; one half where the issuance equals the weight.
/// Each product and the quotient are cut to 2^-32. Source: chain `root_proportion`.
pub fn root_proportion(root_tao: Rao, tao_weight: Proportion64, alpha_issuance: Alpha) -> FineAmount {
    let weight = mul_amount(amount(root_tao.0), proportion_to_amount(tao_weight));
    safe_div_amount(weight, weight.saturating_add(amount(alpha_issuance.0)))
}
