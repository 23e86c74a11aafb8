//! A place in a document of vectors: reads values and says where one is not as it should be.

use super::tally::Problem;
use serde::de::Error;
use serde_json::Value;

/// A value and the way to it.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    pub path: String,
    pub value: &'a Value,
}

impl<'a> Node<'a> {
    /// The top of a group.
    pub fn new(value: &'a Value) -> Node<'a> {
        Node::at(String::new(), value)
    }

    fn at(path: String, value: &'a Value) -> Node<'a> {
        Node { path, value }
    }

    /// The value under a key; an error if there is none.
    pub fn get(&self, key: &str) -> Result<Node<'a>, Problem> {
        self.find(key).ok_or_else(|| self.problem(&format!("has no `{key}`")))
    }

    /// The value under a key, if there is one and it is not null.
    pub fn find(&self, key: &str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(Node::at(format!("{}.{key}", self.path), value))
    }

    /// The entries of a list.
    pub fn items(&self) -> Result<Vec<Node<'a>>, Problem> {
        let list = self.value.as_array().ok_or_else(|| self.problem("is no list"))?;
        Ok((0..)
            .zip(list)
            .map(|(index, value): (usize, _)| Node::at(format!("{}[{index}]", self.path), value))
            .collect())
    }

    /// The entry of a list.
    pub fn item(&self, index: usize) -> Result<Node<'a>, Problem> {
        self.items()?.into_iter().nth(index).ok_or_else(|| self.problem(&format!("has no entry {index}")))
    }

    /// The entries of an object, in its order.
    pub fn entries(&self) -> Result<Vec<(&'a str, Node<'a>)>, Problem> {
        let object = self.value.as_object().ok_or_else(|| self.problem("is no object"))?;
        Ok(object.iter().map(|(key, value)| (key.as_str(), Node::at(format!("{}.{key}", self.path), value))).collect())
    }

    /// A list of one kind of thing.
    pub fn list<T>(&self, read: impl Fn(&Node<'a>) -> Result<T, Problem>) -> Result<Vec<T>, Problem> {
        self.items()?.iter().map(read).collect()
    }

    /// An integer, written as a number or as text.
    pub fn integer<T: TryFrom<i128>>(&self) -> Result<T, Problem> {
        let number: Option<i128> = match self.value {
            Value::String(text) => text.parse().ok(),
            Value::Number(number) => {
                number.as_i128().or_else(|| number.as_f64().filter(|real| real.fract() == 0.0).map(|real| real as i128))
            }
            _ => None,
        };
        number
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| self.problem(&format!("is no such integer: {}", self.value)))
    }

    /// The raw bits of a fixed-point value, `{"bits", "approx"}`.
    pub fn bits<T: TryFrom<i128>>(&self) -> Result<T, Problem> {
        self.get("bits")?.integer()
    }

    pub fn real(&self) -> Result<f64, Problem> {
        self.value.as_f64().ok_or_else(|| self.problem("is no number"))
    }

    pub fn flag(&self) -> Result<bool, Problem> {
        self.value.as_bool().ok_or_else(|| self.problem("is neither true nor false"))
    }

    pub fn text(&self) -> Result<&'a str, Problem> {
        self.value.as_str().ok_or_else(|| self.problem("is no text"))
    }

    pub fn problem(&self, reason: &str) -> Problem {
        Problem::Unreadable(serde_json::Error::custom(format!("{} {reason}", self.path)))
    }
}
