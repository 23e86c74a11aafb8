//! Expressions over the numbers of a document: arithmetic, comparisons, and queries such as `dividends(E, epoch 40)`.

mod parse;
mod tokens;

use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};
use thiserror::Error;

pub use self::parse::target;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number.
    Number(f64),
    /// A name between quotation marks.
    Name(String),
    /// A variable, or a query without arguments.
    Variable(String),
    /// A query.
    Call(Call),
    /// The negative value.
    Negative(Box<Expression>),
    /// Two operands.
    Binary(Operator, Box<Expression>, Box<Expression>),
}

/// A query with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The function.
    pub function: String,
    /// The names and numbers.
    pub arguments: Vec<Argument>,
    /// The epoch or the day; the last one without it.
    pub time: Option<Box<Expression>>,
    /// The id of the era whose rules apply.
    pub era: Option<String>,
    /// The changes of the document before the query, in order: each target with its value.
    pub changes: Vec<(Call, Expression)>,
}

impl Call {
    /// Creates a query of a function without arguments.
    pub(crate) fn bare(function: String) -> Call {
        Call { function, arguments: Vec::new(), time: None, era: None, changes: Vec::new() }
    }
}

/// An argument of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A name, such as that of a neuron.
    Name(String),
    /// A number, such as a netuid, or an amount that is computed.
    Number(Expression),
}

/// An operator between two operands. Comparisons and logic have the value 1 or 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`; 0 if divided by 0.
    Divide,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `and`
    And,
    /// `or`
    Or,
}

/// The value of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number; truth is 1 or 0.
    Number(f64),
    /// A name.
    Name(String),
}

/// The reason why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("\"{text}\" is not an expression: {expected} expected before \"{rest}\"")]
pub struct ParseError {
    /// The text.
    pub text: String,
    /// The missing part.
    pub expected: &'static str,
    /// The unread rest of the text.
    pub rest: String,
}

impl Value {
    /// True.
    pub const TRUE: Value = Value::Number(1.0);

    /// Returns the number, or `None` for a name.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            Value::Name(_) => None,
        }
    }

    /// Returns whether the value is a number other than 0.
    pub fn is_true(&self) -> bool {
        self.number().is_some_and(|number| number != 0.0)
    }
}

impl Expression {
    /// Returns the written number with which another expression is compared; in an `and` the first such number.
    pub fn bound_of(&self, other: &Expression) -> Option<f64> {
        use Operator::{And, AtLeast, AtMost, Greater, Less};
        match self {
            Expression::Binary(And, left, right) => left.bound_of(other).or_else(|| right.bound_of(other)),
            Expression::Binary(Less | AtMost | Greater | AtLeast, left, right) if **left == *other => match **right {
                Expression::Number(number) => Some(number),
                _ => None,
            },
            _ => None,
        }
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Number(f64::from(u8::from(truth)))
    }
}

impl FromStr for Expression {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse::parse(text)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
