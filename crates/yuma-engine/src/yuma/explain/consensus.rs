//! Explanations of consensus: the deciding vote and the stake that supports it.

use substrate_fixed::types::I32F32;

use super::scene::{Scene, stored};
use super::symbol::{Name, Symbol};
use super::term::Term;
use super::{Explanation, Reason};
use crate::fixed::{ZERO, from_share, sum};
use crate::quantity::Uid;
use crate::yuma::consensus::{WeightedVote, votes};
use crate::yuma::hyperparameters::Hyperparameter;
use crate::yuma::quantity::Quantity;

/// Explains consensus by the weight of the deciding vote and its support. The stake that gives at least this weight
/// reaches kappa and the stake that gives more does not. Thus the stake that gives less is at most `sum - kappa`,
/// which is the comparison that the chain makes.
pub fn consensus(scene: &Scene<'_>, miner: Uid) -> Explanation {
    let explanation = scene.result(Quantity::Consensus, miner);
    let explanation = explanation.stored_as(stored(&scene.trace.outcome.consensus, miner));
    let consensus = scene.at(Quantity::Consensus, miner);
    let votes = votes(&scene.trace.weights, &scene.trace.voting_stake, miner);
    let Some(deciding) = votes.iter().rfind(|vote| vote.weight == consensus) else {
        return explanation.because(Reason::NobodyVotes);
    };
    let symbol = Symbol::cell(Quantity::Weights, deciding.validator, miner);
    let explanation = explanation.by(Term::known(symbol, consensus));
    let kappa = from_share(scene.input.parameters.kappa);
    let total = scene.total(Quantity::VotingStake);
    if total < kappa {
        return explanation.since(known_kappa(kappa).exceeds(all_voting(total))).because(Reason::NoMajority);
    }
    let support = stake_of(&votes, |weight| weight >= consensus);
    let explanation = explanation.since(known_stake(Name::Support, miner, support).reaches(known_kappa(kappa)));
    let more = stake_of(&votes, |weight| weight > consensus);
    let explanation = if more > ZERO {
        explanation.since(known_kappa(kappa).exceeds(known_stake(Name::SupportAbove, miner, more)))
    } else {
        explanation
    };
    let below = stake_of(&votes, |weight| weight < consensus);
    let minority = all_voting(total).minus(known_kappa(kappa));
    explanation.since(minority.reaches(known_stake(Name::StakeBelow, miner, below)))
}

fn known_kappa(kappa: I32F32) -> Term {
    Term::known(Symbol::plain(Name::Hyperparameter(Hyperparameter::Kappa)), kappa)
}

fn all_voting(total: I32F32) -> Term {
    Term::known(Symbol::plain(Name::Quantity(Quantity::VotingStake)).sum(), total)
}

fn known_stake(name: Name, miner: Uid, stake: I32F32) -> Term {
    Term::known(Symbol::of_miner(name, miner), stake)
}

fn stake_of(votes: &[WeightedVote], counts: impl Fn(I32F32) -> bool) -> I32F32 {
    sum(votes.iter().filter(|vote| counts(vote.weight)).map(|vote| vote.stake))
}
