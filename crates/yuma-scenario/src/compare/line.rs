//! The values of one participant, epoch by epoch.

use super::lane::Lane;
use super::relative::EpochPay;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::attribution::Difference;

/// A line of a chart. All lines of a chart have the same unit: that of stored shares (1/65535), of amounts (10^-9), or
/// of proportions (2^-32).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The participant of the line.
    pub uid: Uid,
    /// One value per epoch, as its distance from 0.
    pub values: Vec<Difference>,
}

/// Returns lines of stored shares, such as dividends.
pub fn share_lines(lane: &dyn Lane, quantity: Quantity, uids: &[Uid]) -> Vec<Line> {
    lines(lane, uids, |epoch| {
        let shares = lane.shares_at(quantity, epoch);
        move |uid| shares.get(uid.index()).map_or(0, |share| share.0.into())
    })
}

/// Returns lines of paid amounts.
fn amount_lines(lane: &dyn Lane, quantity: Quantity, uids: &[Uid]) -> Vec<Line> {
    lines(lane, uids, |epoch| {
        let amounts = lane.amounts_at(quantity, epoch);
        move |uid| amounts.get(uid.index()).map_or(0, |amount| amount.0.into())
    })
}

/// Returns lines of paid amounts, accumulated from the first epoch.
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

/// Returns lines of emission per stake relative to the stake-weighted mean, in 2^-32; 0 without stake.
pub fn relative_lines(lane: &dyn Lane, uids: &[Uid]) -> Vec<Line> {
    lines(lane, uids, |epoch| {
        let pay = EpochPay::of(lane, epoch);
        move |uid| pay.relative(uid).unwrap_or_default().to_bits().into()
    })
}

/// Returns the lines of some participants; `at` returns the values of an epoch.
fn lines<F: Fn(Uid) -> i128>(lane: &dyn Lane, uids: &[Uid], at: impl Fn(Epoch) -> F) -> Vec<Line> {
    let epochs = lane.epoch_count();
    let empty = |&uid: &Uid| Line { uid, values: Vec::with_capacity(epochs.index()) };
    let mut lines: Vec<Line> = uids.iter().map(empty).collect();
    for epoch in epochs.first() {
        let value = at(epoch);
        for line in &mut lines {
            line.values.push(Difference(value(line.uid)));
        }
    }
    lines
}
