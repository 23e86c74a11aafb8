//! The handling of injections that a pool's weights cannot take (spec latest-era 1.1).

use super::Reserves;
use super::weights::Weights;
use crate::quantity::{Alpha, Rao};

/// The rule for injections whose weights would leave their range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unbalanced {
    /// Nothing is injected (June 2026; spec dtao 1.1.2).
    Refused,
    /// The part that does not fit is parked in a reservoir until the next injection (since July 2026).
    #[default]
    Parked,
}

/// The result of an injection: the accepted and parked amounts, and the weights that keep the price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Injection {
    /// Amounts that join the reserves.
    pub accepted: Reserves,
    /// Amounts parked until the next injection.
    pub parked: Reserves,
    /// The weights after the injection.
    pub weights: Weights,
}

/// Attempts an injection.
///
/// With reservoirs it tries everything parked and new, then only the alpha, then only the TAO, then nothing. Without
/// reservoirs it injects everything or nothing, and a refused amount is not parked. Source: chain
/// `adjust_protocol_liquidity`.
pub fn inject(weights: Weights, reserves: &Reserves, parked: Reserves, added: Reserves, rule: Unbalanced) -> Injection {
    let all = parked.plus(added);
    let attempts: &[Reserves] = match rule {
        Unbalanced::Refused => &[all],
        Unbalanced::Parked => &[all, Reserves { tao: Rao(0), ..all }, Reserves { alpha: Alpha(0), ..all }],
    };
    let accepted = attempts.iter().find_map(|&attempt| Some((attempt, weights.after_adding(reserves, attempt).ok()?)));
    let (accepted, weights) = accepted.unwrap_or((Reserves::default(), weights));
    let parked = match rule {
        Unbalanced::Refused => Reserves::default(),
        Unbalanced::Parked => all.minus(accepted),
    };
    Injection { accepted, parked, weights }
}
