//! The units of shown numbers.

use serde::Deserialize;

/// The unit of a shown number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A number.
    #[default]
    Number,
    /// A fraction, shown in percent.
    Percent,
    /// An amount of TAO.
    Tao,
    /// An amount of alpha.
    Alpha,
    /// A price in TAO per alpha.
    Price,
    /// A factor.
    Times,
    /// A number of days.
    Days,
    /// A number of epochs.
    Epochs,
    /// The index of an era, shown as its name.
    Era,
    /// A name, shown as it is.
    Name,
}
