//! What becomes of an injection that the weights of a pool cannot take (spec latest-era 1.1).

use super::Reserves;
use super::weights::Weights;
use crate::quantity::{Alpha, Rao};

/// The rule for injections whose weights would leave their range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unbalanced {
    /// Nothing is injected (June 2026; spec dtao 1.1.2).
    Refused,
    /// What does not fit waits in a reservoir for the next injection (since July 2026).
    #[default]
    Parked,
}

/// How an injection ends: what joins the reserves, what waits, and the weights that keep the price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Injection {
    /// What joins the reserves.
    pub accepted: Reserves,
    /// What waits for the next injection.
    pub parked: Reserves,
    /// The weights after it.
    pub weights: Weights,
}

/// Tries to inject.
///
/// With reservoirs: everything that waits and is new, else its alpha, else its TAO, else nothing. Without them: everything or
/// nothing, and what is refused is not kept. Source: chain `adjust_protocol_liquidity`.
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
