//! The arguments of a query.

use super::error::QueryError;
use super::expression::{Argument, Call, Expression, Value};

/// Evaluates the arguments of a query.
pub(crate) trait Scope {
    /// Evaluates an expression.
    fn evaluate(&self, expression: &Expression) -> Result<Value, QueryError>;

    /// Returns the value of a variable.
    fn variable(&self, name: &str) -> Option<&Value>;
}

/// The arguments of a query, each evaluated when it is read.
pub(crate) struct Arguments<'a> {
    scope: &'a dyn Scope,
    call: &'a Call,
}

impl<'a> Arguments<'a> {
    /// Creates the arguments of a call.
    pub(crate) fn new(scope: &'a dyn Scope, call: &'a Call) -> Self {
        Arguments { scope, call }
    }

    /// Returns the name of the function.
    pub fn function(&self) -> &str {
        &self.call.function
    }

    /// Returns the id of the era.
    pub fn era(&self) -> Option<&str> {
        self.call.era.as_deref()
    }

    /// Returns the epoch or the day, rounded.
    pub fn time(&self) -> Result<Option<u16>, QueryError> {
        let Some(time) = &self.call.time else { return Ok(None) };
        // The range of u16 is the range of epochs and days; a cast saturates.
        Ok(Some(self.evaluated(time)?.round() as u16))
    }

    /// Returns the number of arguments.
    pub fn count(&self) -> usize {
        self.call.arguments.len()
    }

    /// Returns the name at an index.
    pub fn name(&self, index: usize) -> Result<String, QueryError> {
        match self.call.arguments.get(index) {
            Some(Argument::Name(name)) => match self.scope.variable(name) {
                Some(Value::Name(value)) => Ok(value.clone()),
                _ => Ok(name.clone()),
            },
            Some(Argument::Number(number)) => match self.scope.evaluate(number)? {
                Value::Name(name) => Ok(name),
                Value::Number(number) => Ok(number.to_string()),
            },
            None => Err(QueryError::Arguments(self.call.function.clone())),
        }
    }

    /// Returns the number at an index.
    pub fn number(&self, index: usize) -> Result<f64, QueryError> {
        match self.call.arguments.get(index) {
            Some(Argument::Name(name)) => self.evaluated(&Expression::Variable(name.clone())),
            Some(Argument::Number(number)) => self.evaluated(number),
            None => Err(QueryError::Arguments(self.call.function.clone())),
        }
    }

    fn evaluated(&self, expression: &Expression) -> Result<f64, QueryError> {
        self.scope.evaluate(expression)?.number().ok_or(QueryError::Kind)
    }
}
