//! Explanations of numbers: any number of an epoch with its formula and operands.
//!
//! The formulas are built from the same functions and the same bits as the epoch. Evaluating a formula returns its
//! result ([`Term::value`]). This module contains no text in a human language: reasons are values, names are symbols.

mod bonds;
mod consensus;
mod emission;
mod incentive;
mod liquid;
mod scene;
mod stake;
mod stored;
mod symbol;
mod term;
mod tokens;
mod weights;

pub use symbol::{Name, Reduction, Symbol, Value};
pub use term::{Rest, Term};
pub use tokens::{Face, Token};

use scene::Scene;

use super::input::EpochInput;
use super::quantity::Quantity;
use super::steps::Step;
use super::trace::Trace;
use super::weights::WeightMask;
use crate::quantity::Uid;

/// One number and its derivation.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The step that computes it; `None` for a number that the epoch reads.
    pub step: Option<&'static Step>,
    /// The symbol of the number.
    pub symbol: Symbol,
    /// The value of the number.
    pub value: Value,
    /// The number as the chain stores it, or `None` if it is not stored.
    pub stored: Option<Value>,
    /// The formula of the number; `None` for a number that is read directly or left out.
    pub formula: Option<Term>,
    /// The intermediates and conditions of the derivation, in order.
    pub supporting: Vec<Supporting>,
    /// The reason why the plain formula of the step does not apply, if it does not.
    pub reason: Option<Reason>,
}

/// An intermediate or a condition of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Supporting {
    /// The intermediate; `None` for a condition.
    pub symbol: Option<Symbol>,
    /// The formula of the intermediate, or the condition.
    pub formula: Term,
    /// The value of the formula; for a condition, whether it holds.
    pub value: Value,
}

/// The reason why a number differs from its plain formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The weight does not count.
    Masked(WeightMask),
    /// The validator gave no weight.
    NotGiven,
    /// The total stake stays below the threshold.
    BelowThreshold,
    /// The last update is older than the activity cutoff.
    Inactive,
    /// The previous epoch gave no permit.
    NoPermit,
    /// The owner has a permit regardless of its stake.
    OwnerPermit,
    /// Without stake there is no permit.
    NoStake,
    /// The sum to divide by is zero, so the value stays as it is.
    NothingToShare,
    /// Consensus is zero, so the whole weight is cut off.
    NoConsensus,
    /// Nobody votes.
    NobodyVotes,
    /// All voting stake together does not reach kappa: the smallest weight is consensus.
    NoMajority,
    /// The penalty is zero: the whole weight earns bonds.
    NoPenalty,
    /// The penalty is 1: only the clipped weight earns bonds.
    FullPenalty,
    /// The miner registered since the bond was stored.
    BondVoid,
    /// There was no bond.
    NoOldBond,
    /// Under liquid alpha a bond without a weight vanishes.
    BondDropped,
    /// Liquid alpha is off.
    NoLiquidAlpha,
    /// Nobody earned anything: validators are paid by active stake.
    PaidByActiveStake,
    /// Nobody earned anything and nobody is active: all are paid by stake.
    PaidByStake,
}

/// Explains a number of an epoch; `trace` is the trace of `input`.
///
/// A symbol that names no number of this epoch is explained as zero.
pub fn explain(input: &EpochInput, trace: &Trace, symbol: Symbol) -> Explanation {
    let scene = Scene { input, trace };
    let mut explanation = match symbol {
        Symbol { name: Name::Quantity(quantity), reduction: None, validator, miner } => {
            let validator_or_miner = validator.or(miner).unwrap_or_default();
            explain_quantity(&scene, quantity, validator_or_miner, miner.or(validator).unwrap_or_default())
        }
        _ => stored::explain(&scene, symbol),
    };
    explanation.symbol = symbol;
    explanation
}

fn explain_quantity(scene: &Scene<'_>, quantity: Quantity, validator: Uid, miner: Uid) -> Explanation {
    match quantity {
        Quantity::Active => stake::active(scene, validator),
        Quantity::Stake => stake::stake(scene, validator),
        Quantity::ValidatorPermits => stake::permit(scene, validator),
        Quantity::NewValidatorPermits => stake::new_permit(scene, validator),
        Quantity::ActiveStake => stake::active_stake(scene, validator),
        Quantity::VotingStake => stake::voting_stake(scene, validator),
        Quantity::Weights => weights::weight(scene, validator, miner),
        Quantity::Clipped => weights::clipped(scene, validator, miner),
        Quantity::ValidatorTrust => weights::validator_trust(scene, validator),
        Quantity::WeightsForBonds => weights::weight_for_bonds(scene, validator, miner),
        Quantity::Consensus => consensus::consensus(scene, miner),
        Quantity::Ranks => incentive::rank(scene, miner),
        Quantity::Incentive => incentive::incentive(scene, miner),
        Quantity::OldBonds => bonds::old_bond(scene, validator, miner),
        Quantity::BondTargets => bonds::target(scene, validator, miner),
        Quantity::Alphas => liquid::alpha(scene, validator, miner),
        Quantity::EmaBonds => bonds::bond(scene, validator, miner),
        Quantity::BondShares => bonds::share(scene, validator, miner),
        Quantity::Earnings => incentive::earning(scene, validator),
        Quantity::Dividends => incentive::dividend(scene, validator),
        Quantity::ServerShare => emission::server_share(scene, miner),
        Quantity::ValidatorShare => emission::validator_share(scene, validator),
        Quantity::EmissionShare => emission::emission_share(scene, validator),
        Quantity::ServerEmission => emission::amount(scene, quantity, Quantity::ServerShare, miner),
        Quantity::ValidatorEmission => emission::amount(scene, quantity, Quantity::ValidatorShare, validator),
        Quantity::Emission => emission::amount(scene, quantity, Quantity::EmissionShare, validator),
    }
}

impl Explanation {
    fn new(quantity: Quantity, symbol: Symbol, value: Value) -> Self {
        Explanation {
            step: quantity.step(),
            symbol,
            value,
            stored: None,
            formula: None,
            supporting: Vec::new(),
            reason: None,
        }
    }

    fn by(self, formula: Term) -> Self {
        Explanation { formula: Some(formula), ..self }
    }

    fn because(self, reason: Reason) -> Self {
        Explanation { reason: Some(reason), ..self }
    }

    fn stored_as(self, stored: Option<Value>) -> Self {
        Explanation { stored, ..self }
    }

    /// Creates a share: `own / total`. If the total is 0, the chain leaves the value unchanged.
    fn share(self, own: Term, of: Symbol, total: Value) -> Self {
        match total {
            Value::Fraction(total) if total == 0 => self.by(own).because(Reason::NothingToShare),
            Value::Whole(total) if total == 0 => self.because(Reason::NothingToShare),
            _ => self.by(own.over(Term::Known(of, total))),
        }
    }

    /// Adds an intermediate whose value is computed from its formula.
    fn where_is(mut self, symbol: Symbol, formula: Term) -> Self {
        self.supporting.extend(Supporting::new(Some(symbol), formula));
        self
    }

    /// Adds a condition.
    fn since(mut self, condition: Term) -> Self {
        self.supporting.extend(Supporting::new(None, condition));
        self
    }
}

impl Supporting {
    fn new(symbol: Option<Symbol>, formula: Term) -> Option<Self> {
        formula.value().map(|value| Supporting { symbol, formula, value })
    }
}
