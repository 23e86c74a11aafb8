//! One participant's numbers, epoch after epoch.

use super::lane::{Lane, amount, share};
use super::relative::relative_dividends;
use crate::engine::quantity::{Epoch, Uid};
use crate::engine::yuma::Quantity;
use crate::engine::yuma::change::Difference;

/// A line of a chart. All lines of a chart have the same unit: that of stored shares (1/65535), of amounts (10^-9), or
/// of proportions (2^-32).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whose line it is.
    pub uid: Uid,
    /// A value an epoch, as its distance from 0.
    pub values: Vec<Difference>,
}

/// Stored shares, such as dividends.
pub fn share_lines(lane: &dyn Lane, quantity: Quantity, uids: &[Uid]) -> Vec<Line> {
    lines(lane, uids, |epoch, uid| share(lane, quantity, epoch, uid).0.into())
}

/// Paid amounts.
pub fn amount_lines(lane: &dyn Lane, quantity: Quantity, uids: &[Uid]) -> Vec<Line> {
    lines(lane, uids, |epoch, uid| amount(lane, quantity, epoch, uid).0.into())
}

/// Paid amounts, added up from the first epoch on.
pub fn cumulative_lines(lane: &dyn Lane, quantity: Quantity, uids: &[Uid]) -> Vec<Line> {
    let mut lines = amount_lines(lane, quantity, uids);
    for line in &mut lines {
        let mut sum = Difference::default();
        for value in &mut line.values {
            sum = sum.plus(*value);
            *value = sum;
        }
    }
    lines
}

/// Dividends per stake relative to the stake-weighted mean, in 2^-32; 0 without stake.
pub fn relative_lines(lane: &dyn Lane, uids: &[Uid]) -> Vec<Line> {
    lines(lane, uids, |epoch, uid| relative_dividends(lane, epoch, uid).unwrap_or_default().to_bits().into())
}

fn lines(lane: &dyn Lane, uids: &[Uid], value: impl Fn(Epoch, Uid) -> i128) -> Vec<Line> {
    let line = |&uid: &Uid| Line {
        uid,
        values: lane.epoch_count().first().map(|epoch| Difference(value(epoch, uid))).collect(),
    };
    uids.iter().map(line).collect()
}
