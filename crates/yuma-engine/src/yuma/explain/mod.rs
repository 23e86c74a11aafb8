//! Why a number is what it is: any number of an epoch with its formula, filled in with its own operands.
//!
//! The formulas are built from the same functions, and hold the very bits, that the epoch has; evaluating one gives its
//! result again ([`Term::value`]). Nothing here is in a human language: reasons are values, names are symbols.

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

/// One number, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The step that computes it; none for what the epoch reads.
    pub step: Option<&'static Step>,
    /// Which number it is.
    pub symbol: Symbol,
    /// The number.
    pub value: Value,
    /// The number as the chain stores it, where it does.
    pub stored: Option<Value>,
    /// The formula that comes to the number; none for what is read as it is and for what is left out.
    pub formula: Option<Term>,
    /// What decided on the way, in order.
    pub supporting: Vec<Supporting>,
    /// Why the plain formula of the step does not apply, if so.
    pub reason: Option<Reason>,
}

/// An intermediate or a condition of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Supporting {
    /// The intermediate; none for a condition.
    pub symbol: Option<Symbol>,
    /// What it is, or what has to hold.
    pub formula: Term,
    /// What the formula comes to; a condition comes to whether it holds.
    pub value: Value,
}

/// Why a number is not what the plain formula gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The weight does not count.
    Masked(WeightMask),
    /// The validator gave no weight.
    NotGiven,
    /// The total stake stays below the threshold.
    BelowThreshold,
    /// The last update is too long ago.
    Inactive,
    /// The previous epoch gave no permit.
    NoPermit,
    /// The owner has its permit whatever its stake.
    OwnerPermit,
    /// Without stake there is no permit.
    NoStake,
    /// The sum to divide by is zero, so the value stays as it is.
    NothingToShare,
    /// Consensus is zero, so nothing is left of the weight.
    NoConsensus,
    /// Nobody votes.
    NobodyVotes,
    /// All voting stake together does not reach kappa: the smallest weight is consensus.
    NoMajority,
    /// The penalty is zero: the whole weight earns bonds.
    NoPenalty,
    /// The penalty is whole: only the clipped weight earns bonds.
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
    /// Nobody earned anything and nobody is active: everybody is paid by stake.
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

    /// A share: `own / total`. Where there is no total the chain leaves the value as it is.
    fn share(self, own: Term, of: Symbol, total: Value) -> Self {
        match total {
            Value::Fraction(total) if total == 0 => self.by(own).because(Reason::NothingToShare),
            Value::Whole(total) if total == 0 => self.because(Reason::NothingToShare),
            _ => self.by(own.over(Term::Known(of, total))),
        }
    }

    /// Adds an intermediate, whose value is what its formula comes to.
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
