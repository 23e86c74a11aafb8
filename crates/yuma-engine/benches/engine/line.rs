//! A line of a table.

use std::fmt::{Display, Formatter, Result};

use crate::clock::TARGET;

/// What was measured, and its time.
pub struct Line {
    /// The table it belongs to.
    pub table: &'static str,
    /// The size of the input.
    pub case: String,
    /// The rule set or the era.
    pub rules: &'static str,
    /// The program that ran.
    pub what: String,
    /// Its time in microseconds.
    pub micros: f64,
}

/// As JSON, with the target that it was measured on.
impl Display for Line {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let Line { table, case, rules, what, micros } = self;
        write!(
            formatter,
            r#"{{"table":"{table}","target":"{TARGET}","case":"{case}","rules":"{rules}","what":"{what}","micros":{micros:.2}}}"#
        )
    }
}
