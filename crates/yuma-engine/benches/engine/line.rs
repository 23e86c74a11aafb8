//! A row of the result table.

use std::fmt::{Display, Formatter, Result};

use crate::clock::TARGET;

/// A measurement and its time.
pub struct Line {
    /// The table of the row.
    pub table: &'static str,
    /// The size of the input.
    pub case: String,
    /// The rule set or the era.
    pub rules: &'static str,
    /// The measured program.
    pub what: String,
    /// The time in microseconds.
    pub micros: f64,
}

/// Returns the row as JSON, with the measured target.
impl Display for Line {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let Line { table, case, rules, what, micros } = self;
        write!(
            formatter,
            r#"{{"table":"{table}","target":"{TARGET}","case":"{case}","rules":"{rules}","what":"{what}","micros":{micros:.2}}}"#
        )
    }
}
