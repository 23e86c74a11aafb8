//! Subsidy mode: the chain props up a subnet whose price is below its share (July to November 2025, spec 3.2).

use crate::wide::{AMOUNT_ZERO, FineAmount, mul_amount, safe_div_amount};

/// The use of a subnet's TAO.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subsidy {
    /// TAO that joins the pool.
    pub tao_in: FineAmount,
    /// Alpha that joins the pool.
    pub alpha_in: FineAmount,
    /// TAO that buys alpha, which is then destroyed.
    pub bought_with: FineAmount,
    /// Whether the price was below the share.
    pub is_subsidized: bool,
}

/// Splits `tao`, a part of `emission`, at the spot price.
///
/// Let `share = tao / emission`. If `price < share`, then `tao_in = price * emission`, `alpha_in = emission`, and the
/// rest buys alpha. Otherwise all TAO joins the pool with `alpha_in = tao / price`, at most `alpha_emission`.
pub fn subsidy(tao: FineAmount, emission: FineAmount, price: FineAmount, alpha_emission: FineAmount) -> Subsidy {
    let share = safe_div_amount(tao, emission);
    if price < share {
        let tao_in = mul_amount(price, emission).min(tao);
        let bought_with = tao.saturating_sub(tao_in);
        return Subsidy { tao_in, alpha_in: emission, bought_with, is_subsidized: true };
    }
    let balanced = if price == AMOUNT_ZERO { alpha_emission } else { safe_div_amount(tao, price) };
    Subsidy { tao_in: tao, alpha_in: balanced.min(alpha_emission), bought_with: AMOUNT_ZERO, is_subsidized: false }
}
