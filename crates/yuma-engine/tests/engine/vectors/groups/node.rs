//! A node in a document of vectors: reads values and reports the path of an invalid one.

use super::tally::Problem;
use serde::de::Error;
use serde_json::Value;

/// A value and its path.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    pub path: String,
    pub value: &'a Value,
}

impl<'a> Node<'a> {
    /// Returns the root node of a group.
    pub fn new(value: &'a Value) -> Node<'a> {
        Node::at(String::new(), value)
    }

    fn at(path: String, value: &'a Value) -> Node<'a> {
        Node { path, value }
    }

    /// Returns the value under a key; an error if the key is absent.
    pub fn get(&self, key: &str) -> Result<Node<'a>, Problem> {
        self.find(key).ok_or_else(|| self.problem(&format!("has no `{key}`")))
    }

    /// Returns the value under a key, or `None` if it is absent or null.
    pub fn find(&self, key: &str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(Node::at(format!("{}.{key}", self.path), value))
    }

    /// Returns the entries of a list.
    pub fn items(&self) -> Result<Vec<Node<'a>>, Problem> {
        let list = self.value.as_array().ok_or_else(|| self.problem("is not a list"))?;
        Ok((0..)
            .zip(list)
            .map(|(index, value): (usize, _)| Node::at(format!("{}[{index}]", self.path), value))
            .collect())
    }

    /// Returns one entry of a list.
    pub fn item(&self, index: usize) -> Result<Node<'a>, Problem> {
        self.items()?.into_iter().nth(index).ok_or_else(|| self.problem(&format!("has no entry {index}")))
    }

    /// Returns the entries of an object in its order.
    pub fn entries(&self) -> Result<Vec<(&'a str, Node<'a>)>, Problem> {
        let object = self.value.as_object().ok_or_else(|| self.problem("is not an object"))?;
        Ok(object.iter().map(|(key, value)| (key.as_str(), Node::at(format!("{}.{key}", self.path), value))).collect())
    }

    /// Returns a list whose entries have the same type.
    pub fn list<T>(&self, read: impl Fn(&Node<'a>) -> Result<T, Problem>) -> Result<Vec<T>, Problem> {
        self.items()?.iter().map(read).collect()
    }

    /// Returns an integer, stored as a number or as text.
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
            .ok_or_else(|| self.problem(&format!("is not a valid integer: {}", self.value)))
    }

    /// Returns the raw bits of a fixed-point value, `{"bits", "approx"}`.
    pub fn bits<T: TryFrom<i128>>(&self) -> Result<T, Problem> {
        self.get("bits")?.integer()
    }

    pub fn real(&self) -> Result<f64, Problem> {
        self.value.as_f64().ok_or_else(|| self.problem("is not a number"))
    }

    pub fn flag(&self) -> Result<bool, Problem> {
        self.value.as_bool().ok_or_else(|| self.problem("is neither true nor false"))
    }

    pub fn text(&self) -> Result<&'a str, Problem> {
        self.value.as_str().ok_or_else(|| self.problem("is not text"))
    }

    pub fn problem(&self, reason: &str) -> Problem {
        Problem::Unreadable(serde_json::Error::custom(format!("{} {reason}", self.path)))
    }
}
