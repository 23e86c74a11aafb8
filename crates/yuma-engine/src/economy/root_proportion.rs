//! Root's proportion of a subnet's validators (spec 4.2).

use crate::quantity::{Alpha, Proportion64, Rao};
use crate::wide::{FineAmount, amount, mul_amount, proportion_to_amount, safe_div_amount};

/// Computes `weight / (weight + alpha_issuance)` with `weight = root_tao * tao_weight`; 0 if both are 0.
///
/// The result is near 1 for a young subnet and falls as its alpha is issued; it is one half when the issuance equals
/// the weight. Each product and the quotient are cut to 2^-32. Source: chain `root_proportion`.
pub fn root_proportion(root_tao: Rao, tao_weight: Proportion64, alpha_issuance: Alpha) -> FineAmount {
    let weight = mul_amount(amount(root_tao.0), proportion_to_amount(tao_weight));
    safe_div_amount(weight, weight.saturating_add(amount(alpha_issuance.0)))
}
