//! A vector of the split of an emission over mechanisms.

use super::compare::{Difference, vector};
use serde::Deserialize;

/// One split and its expected parts.
#[derive(Deserialize)]
pub struct MechanismVector {
    #[serde(rename = "fn")]
    _function: Function,
    pub inputs: Split,
    expected: Vec<u64>,
}

/// The functions that a vector can call.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    SplitEmissions,
}

/// The emission, the number of parts, and the shares of 65535.
#[derive(Deserialize)]
pub struct Split {
    pub mechanism_count: u8,
    pub split: Option<Vec<u16>>,
    pub alpha: u64,
}

impl MechanismVector {
    /// Compares the parts with the expected ones, mechanism by mechanism.
    pub fn compare(&self, parts: Vec<u64>) -> Result<usize, Difference> {
        vector("split_emissions", &Some(self.expected.clone()), &Some(parts))
    }
}
