//! The changed parameters and the last registration of version 2.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::v2_number::NumberV2;
use crate::market::{LastRegistration, Parameter, ParameterChanges};
use yuma_engine::quantity::{Block, Rao};

/// The written parameters by name, in the chain's units.
pub type ParametersV2 = BTreeMap<String, NumberV2>;

/// Reads parameters.
///
/// # Errors
/// Returns the name of the field if a name is not known or a value is no 64-bit number.
pub fn read_parameters(written: &ParametersV2) -> Result<ParameterChanges, &'static str> {
    let read = |(id, value): (&String, &NumberV2)| Some((Parameter::of(id)?, value.unsigned()?));
    written.iter().map(|pair| read(pair).ok_or("parameters")).collect()
}

/// Writes parameters.
pub fn written_parameters(changes: &ParameterChanges) -> ParametersV2 {
    changes.iter().map(|(parameter, &value)| (parameter.id().to_owned(), NumberV2::of(value))).collect()
}

/// A written registration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastRegistrationV2 {
    /// The cost in rao.
    lock: NumberV2,
    /// Its block.
    block: NumberV2,
}

impl LastRegistrationV2 {
    /// Reads a registration.
    ///
    /// # Errors
    /// Returns the name of the field if a value is no 64-bit number.
    pub fn read(self) -> Result<LastRegistration, &'static str> {
        let (lock, block) = (self.lock.unsigned(), self.block.unsigned());
        let registration =
            lock.zip(block).map(|(lock, block)| LastRegistration { lock: Rao(lock), block: Block(block) });
        registration.ok_or("last_registration")
    }

    /// Writes a registration.
    pub fn of(registration: LastRegistration) -> Self {
        let LastRegistration { lock, block } = registration;
        LastRegistrationV2 { lock: NumberV2::of(lock.0), block: NumberV2::of(block.0) }
    }
}
