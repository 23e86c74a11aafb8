//! Shares in proportion to a power (spec 3.3).

use substrate_fixed::types::U64F64;

use crate::wide::{RATIO_ONE, RATIO_ZERO, Ratio, mul_ratio, power, safe_div, sqrt_to_precision, sum};

/// Computes `value^exponent / sum(value^exponent)`; values are scaled first so that the powers use the full range of
/// I32F32, and zeros stay zeros.
///
/// With an exponent of 1 the result still differs from exact proportions by about 1e-8, because the power is computed
/// with exp and ln. Source: spec 3.3; chain `inplace_pow_normalize`.
pub fn power_shares(values: &[Ratio], exponent: Ratio) -> Vec<Ratio> {
    let largest = |values: &[Ratio]| values.iter().copied().max().unwrap_or(RATIO_ZERO);
    let to_one = safe_div(RATIO_ONE, largest(values));
    let scaled: Vec<Ratio> = values.iter().map(|value| mul_ratio(to_one, *value)).collect();

    let largest_power = mul_ratio(largest(&scaled), largest(&scaled));
    let load = mul_ratio(Ratio::saturating_from_num(scaled.len()), largest_power);
    let room = Ratio::saturating_from_num(i32::MAX);
    if load < safe_div(room, Ratio::saturating_from_num(u64::MAX)) {
        return scaled;
    }
    let precision = safe_div(RATIO_ONE, U64F64::from_num(1_000));
    let factor = sqrt_to_precision(safe_div(room, load), precision).unwrap_or(RATIO_ZERO);
    let powers: Vec<Ratio> = scaled.iter().map(|&value| power(mul_ratio(factor, value), exponent)).collect();
    let total = sum(powers.iter().copied());
    powers.into_iter().map(|value| safe_div(value, total)).collect()
}
