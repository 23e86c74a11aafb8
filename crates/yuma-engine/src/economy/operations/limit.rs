//! Price limits of orders.

use super::OperationError;
use crate::pool::{Pool, Reserves, Side};
use crate::quantity::{Amount, Rao};

/// A limit on the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The limit in rao per alpha.
    pub price: Rao,
    /// Whether a partial fill up to the limit is allowed; otherwise the order is all or nothing.
    pub allow_partial: bool,
}

impl Limit {
    /// Returns the part of `amount` that is admitted when at most `max` is allowed.
    pub(super) fn admitted(self, amount: Amount, max: Amount) -> Result<Amount, OperationError> {
        match amount <= max {
            true => Ok(amount),
            false if self.allow_partial => Ok(max),
            false => Err(OperationError::SlippageTooHigh),
        }
    }
}

/// Returns the part of `amount` that a limit admits in a pool; all of it without a limit.
pub(super) fn admitted(
    pool: &Pool,
    side: Side,
    amount: Amount,
    limit: Option<Limit>,
) -> Result<Amount, OperationError> {
    limit.map_or(Ok(amount), |limit| limit.admitted(amount, pool.maximum(side, limit.price)?))
}

/// Returns the amount that a limit admits on root, where the price is always 1.
pub(super) fn admitted_on_root(side: Side, amount: Amount, limit: Option<Limit>) -> Result<Amount, OperationError> {
    admitted(&Pool::Stable(Reserves::default()), side, amount, limit)
}
