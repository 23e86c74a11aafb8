//! The values that a reader drags in a sentence.

mod consensus;
mod market;
mod view;

use serde::{Deserialize, Deserializer, de};

use super::error::QueryError;
use super::expression::{Argument, Call, Expression, ParseError, target};
use super::model::Model;
use super::unit::Unit;
use yuma_scenario::AnyDocument;

/// A value that the reader drags: of the document, or a variable of the lesson.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// The targets in the document, which are all set to the same value; empty for a variable.
    #[serde(default)]
    pub sets: Vec<Target>,
    /// The value of a variable at the start of the lesson.
    #[serde(default)]
    pub start: f64,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// The distance of two values.
    pub step: f64,
    /// The unit in which it is shown.
    pub unit: Unit,
    /// The number of decimals; that of the unit without it.
    #[serde(default)]
    pub decimals: Option<u8>,
}

/// A value of a document that can be set, such as `weight(E, M4)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Target(pub Call);

impl Control {
    /// Returns the value on the control's scale nearest to another.
    pub fn nearest(&self, value: f64) -> f64 {
        let steps = if self.step > 0.0 { ((value - self.min) / self.step).round() } else { 0.0 };
        // `clamp` would panic if the ends were swapped.
        (self.min + steps * self.step).min(self.max).max(self.min)
    }

    /// Returns the present value: that of the document at the first target, or of the variable.
    ///
    /// # Errors
    /// Returns the reason if the document has no such value.
    pub fn value(&self, id: &str, model: &Model) -> Result<f64, QueryError> {
        match self.sets.first() {
            Some(target) => target.value(model),
            None => model.number(&Expression::Variable(id.to_owned())),
        }
    }

    /// Returns the smallest and the largest present value of all targets, which are equal for a variable.
    ///
    /// # Errors
    /// Returns the reason if the document has no such value.
    pub fn span(&self, id: &str, model: &Model) -> Result<(f64, f64), QueryError> {
        let first = self.value(id, model)?;
        self.sets.iter().skip(1).try_fold((first, first), |(low, high), target| {
            let value = target.value(model)?;
            Ok((value.min(low), value.max(high)))
        })
    }

    /// Returns the document with another value; a variable leaves it as it is.
    ///
    /// # Errors
    /// Returns the reason if the document rejects the value.
    pub fn set(&self, document: &AnyDocument, value: f64) -> Result<AnyDocument, QueryError> {
        self.sets.iter().try_fold(document.clone(), |document, target| target.set(&document, value))
    }
}

impl Target {
    /// Reads a target.
    ///
    /// # Errors
    /// Returns the position of the first fault.
    pub fn read(text: &str) -> Result<Target, ParseError> {
        target(text).map(Target)
    }

    /// Returns the function with its arguments as they are written. `None` for a target of an epoch, an era or a changed document.
    pub fn written(&self) -> Option<(&str, Vec<String>)> {
        let call = &self.0;
        let is_plain = call.time.is_none() && call.era.is_none() && call.changes.is_empty();
        let arguments = (0..call.arguments.len()).map(|at| call.written(at).ok()).collect::<Option<_>>()?;
        is_plain.then_some((call.function.as_str(), arguments))
    }

    /// Returns the present value in a document.
    fn value(&self, model: &Model) -> Result<f64, QueryError> {
        // Without an epoch a target is set at the start, where its query would be about the end.
        let is_consensus = matches!(model.document(), AnyDocument::Consensus(_));
        let start = is_consensus.then(|| Box::new(Expression::Number(0.0)));
        let call = Call { time: self.0.time.clone().or(start), ..self.0.clone() };
        model.number(&Expression::Call(call))
    }

    /// Returns the document with the target at another value.
    ///
    /// # Errors
    /// Returns the reason if the document rejects the value, or has no such target.
    pub fn set(&self, document: &AnyDocument, value: f64) -> Result<AnyDocument, QueryError> {
        // Fixed-point numbers cannot be made of NaN.
        if !value.is_finite() {
            return Err(self.0.rejected(value, "it is not finite"));
        }
        match document {
            AnyDocument::Consensus(scenario) => {
                Ok(AnyDocument::Consensus(Box::new(consensus::set(scenario, &self.0, value)?)))
            }
            AnyDocument::Market(market) => Ok(AnyDocument::Market(market::set(market, &self.0, value)?)),
        }
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Target::read(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl Call {
    /// Returns the error of a value that a document rejects.
    fn rejected(&self, value: f64, reason: impl ToString) -> QueryError {
        QueryError::Rejected { control: self.function.clone(), value: value.to_string(), reason: reason.to_string() }
    }

    /// Returns the name or the written number at an index.
    pub(crate) fn written(&self, index: usize) -> Result<String, QueryError> {
        match self.arguments.get(index) {
            Some(Argument::Name(name)) => Ok(name.clone()),
            Some(Argument::Number(Expression::Number(number))) => Ok(number.to_string()),
            _ => Err(QueryError::Arguments(self.function.clone())),
        }
    }
}
