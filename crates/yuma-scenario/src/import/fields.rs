//! Fields of JSON records.

use serde_json::{Map, Value};
use thiserror::Error;

use super::number;
use crate::limits;

/// The reason why a record was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FieldError {
    /// A required field is missing.
    #[error("entry {entry} has no field \"{field}\"")]
    Missing {
        /// The number of the record, from 1.
        entry: usize,
        /// The name of the field.
        field: String,
    },
    /// A field has an unusable value.
    #[error("entry {entry}: the field \"{field}\" is {text}")]
    Unusable {
        /// The number of the record, from 1.
        entry: usize,
        /// The name of the field.
        field: String,
        /// The value as text, cut to 40 characters.
        text: String,
    },
}

/// An object in a list, with its number.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    fields: &'a Map<String, Value>,
    entry: usize,
}

impl<'a> Record<'a> {
    /// Returns the records of a list.
    ///
    /// # Errors
    /// Returns [`FieldError::Unusable`] if the field or one of its entries has another type.
    pub fn list(list: &'a Value, field: &str) -> Result<Vec<Record<'a>>, FieldError> {
        let entries = list.as_array().ok_or_else(|| unusable(1, field, list))?;
        let record = |(value, entry): (&'a Value, usize)| Record::of(value, entry, field);
        entries.iter().zip(1..).map(record).collect()
    }

    /// Returns the record of an object.
    ///
    /// # Errors
    /// Returns [`FieldError::Unusable`] if the value has another type.
    pub fn of(value: &'a Value, entry: usize, field: &str) -> Result<Self, FieldError> {
        let fields = value.as_object().ok_or_else(|| unusable(entry, field, value))?;
        Ok(Record { fields, entry })
    }

    /// Returns a field that is present and not null.
    pub fn get(self, field: &str) -> Option<&'a Value> {
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// Returns the names of all fields except the known ones.
    pub fn other_fields(self, known: &[&str]) -> Vec<String> {
        let others = self.fields.keys().filter(|field| !known.contains(&field.as_str()));
        others.map(|field| field.chars().take(limits::NAME).collect()).collect()
    }

    /// Returns a text.
    pub fn text(self, field: &str) -> Option<&'a str> {
        self.get(field)?.as_str()
    }

    /// Returns the hotkey: a text, or an object with the text in `ss58`.
    pub fn hotkey(self) -> Option<String> {
        let value = self.get("hotkey")?;
        let text = value.as_str().or_else(|| value.get("ss58")?.as_str())?;
        Some(text.chars().take(64).collect())
    }

    /// Reads a uid or the number of a subnet.
    ///
    /// # Errors
    /// Returns a [`FieldError`] if it is missing or no 16-bit number.
    pub fn uid(self, field: &str) -> Result<u16, FieldError> {
        let number = self.required(field, number::count)?;
        u16::try_from(number).map_err(|_| self.unusable(field))
    }

    /// Reads an optional whole number.
    ///
    /// # Errors
    /// Returns [`FieldError::Unusable`].
    pub fn count(self, field: &str) -> Result<Option<u64>, FieldError> {
        self.optional(field, number::count)
    }

    /// Reads an optional truth value.
    ///
    /// # Errors
    /// Returns [`FieldError::Unusable`].
    pub fn flag(self, field: &str) -> Result<Option<bool>, FieldError> {
        self.optional(field, number::flag)
    }

    /// Reads an optional amount in units of 10^-9, as a whole number.
    ///
    /// # Errors
    /// Returns [`FieldError::Unusable`].
    pub fn rao(self, field: &str) -> Result<Option<u64>, FieldError> {
        self.optional(field, number::rao)
    }

    /// Reads an optional amount in whole units with decimals, in units of 10^-9.
    ///
    /// # Errors
    /// Returns [`FieldError::Unusable`].
    pub fn tokens(self, field: &str) -> Result<Option<u64>, FieldError> {
        self.optional(field, number::tokens)
    }

    /// Reads a required value.
    ///
    /// # Errors
    /// Returns a [`FieldError`] if the field is missing or `parse` returns `None`.
    pub fn required<T>(self, field: &str, parse: impl Fn(&Value) -> Option<T>) -> Result<T, FieldError> {
        let missing = || FieldError::Missing { entry: self.entry, field: field.to_owned() };
        self.optional(field, parse)?.ok_or_else(missing)
    }

    /// Reads an optional value.
    ///
    /// # Errors
    /// Returns [`FieldError::Unusable`] if `parse` returns `None`.
    pub fn optional<T>(self, field: &str, parse: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, FieldError> {
        self.get(field).map(|value| parse(value).ok_or_else(|| self.unusable(field))).transpose()
    }

    /// Returns the error of a field.
    pub fn unusable(self, field: &str) -> FieldError {
        unusable(self.entry, field, self.fields.get(field).unwrap_or(&Value::Null))
    }
}

fn unusable(entry: usize, field: &str, value: &Value) -> FieldError {
    let text = match value {
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        other => other.to_string().chars().take(40).collect(),
    };
    FieldError::Unusable { entry, field: field.to_owned(), text }
}
