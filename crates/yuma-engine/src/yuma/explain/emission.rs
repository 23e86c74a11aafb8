//! Explanations of emission: shares and amounts.

use substrate_fixed::types::I32F32;

use super::scene::Scene;
use super::symbol::{Name, Symbol, Value};
use super::term::Term;
use super::{Explanation, Reason};
use crate::fixed::{ZERO, sum};
use crate::quantity::{Alpha, Uid};
use crate::yuma::emission::PayFallback;
use crate::yuma::quantity::Quantity;
use crate::yuma::trace::View;

/// Explains a miner's share: `incentive / sum(incentive + dividend)`.
pub fn server_share(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let explanation = scene.result(Quantity::ServerShare, uid);
    let own = scene.known(Quantity::Incentive, uid);
    match all_earned(scene) {
        None => explanation.by(own).because(Reason::NothingToShare),
        Some(all) => explanation.by(own.over(all)),
    }
}

/// Explains a validator's share: `dividend / sum(incentive + dividend)`.
pub fn validator_share(scene: &Scene<'_>, uid: Uid) -> Explanation {
    shared(scene, Quantity::ValidatorShare, scene.known(Quantity::Dividends, uid), uid)
}

/// Explains a neuron's share: `(incentive + dividend) / sum(incentive + dividend)`.
pub fn emission_share(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let both = scene.known(Quantity::Incentive, uid).plus(scene.known(Quantity::Dividends, uid));
    shared(scene, Quantity::EmissionShare, both, uid)
}

/// Explains an amount: `floor(share * emission)`.
pub fn amount(scene: &Scene<'_>, quantity: Quantity, share: Quantity, uid: Uid) -> Explanation {
    let paid = match scene.trace.view(quantity) {
        View::Amounts(amounts) => amounts.get(uid.index()).copied().unwrap_or_default(),
        _ => Alpha(0),
    };
    let all = Term::Known(Symbol::plain(Name::PayableEmission), Value::Alpha(scene.input.emission));
    let explanation = Explanation::new(quantity, Symbol::result(quantity, uid), Value::Alpha(paid));
    explanation.by(scene.known(share, uid).part_of(all)).stored_as(Some(Value::Alpha(paid)))
}

/// Explains a share of all earnings; if nothing was earned, a share of active stake, or of stake.
fn shared(scene: &Scene<'_>, quantity: Quantity, own: Term, uid: Uid) -> Explanation {
    let explanation = scene.result(quantity, uid);
    match all_earned(scene) {
        Some(all) => explanation.by(own.over(all)),
        None if scene.trace.pay_fallback() == Some(PayFallback::Stake) => {
            explanation.by(scene.known(Quantity::Stake, uid)).because(Reason::PaidByStake)
        }
        None => explanation.by(scene.known(Quantity::ActiveStake, uid)).because(Reason::PaidByActiveStake),
    }
}

/// Returns `sum(incentive + dividend)` over all neurons, or `None` if nothing was earned.
fn all_earned(scene: &Scene<'_>) -> Option<Term> {
    let trace = scene.trace;
    let both = trace.incentive.iter().zip(&trace.dividends);
    let all: I32F32 = sum(both.map(|(&incentive, &dividend)| incentive.saturating_add(dividend)));
    (all != ZERO).then(|| Term::known(Symbol::plain(Name::Earned).sum(), all))
}
