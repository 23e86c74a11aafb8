//! Emission in proportion to the moving average of the price (spec 3.2).

use super::candidate::Candidate;
use crate::quantity::Rao;
use crate::wide::{FineAmount, Ratio, amount, mul_amount, over_sum, safe_div_amount};

/// Computes `price / sum(price)`, each in U64F64; zeros if the sum is zero.
pub fn price_shares(candidates: &[Candidate]) -> Vec<Ratio> {
    let prices: Vec<Ratio> = candidates.iter().map(|candidate| candidate.moving_price.ratio()).collect();
    over_sum(&prices)
}

/// Computes `emission * price / sum(price)` in fixed point with 32 fraction bits, multiplying first (runtimes 233 to
/// 333).
pub fn price_emissions(candidates: &[Candidate], emission: Rao) -> Vec<FineAmount> {
    let prices = || candidates.iter().map(|candidate| candidate.moving_price.amount());
    let total = prices().fold(FineAmount::default(), FineAmount::saturating_add);
    prices().map(|price| safe_div_amount(mul_amount(amount(emission.0), price), total)).collect()
}
