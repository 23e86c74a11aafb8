//! Ownership shares of a hotkey's stake (spec 5.2).

use std::collections::BTreeMap;

use super::safe_float::SafeFloat;
use crate::quantity::Key;

/// The stake on one hotkey, owned in shares: earnings raise the value and leave the shares unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharePool {
    value: u64,
    denominator: SafeFloat,
    shares: BTreeMap<Key, SafeFloat>,
}

impl SharePool {
    /// Returns the whole stake.
    pub fn value(&self) -> u64 {
        self.value
    }

    /// Returns the owners, ascending.
    pub fn owners(&self) -> impl Iterator<Item = Key> + '_ {
        self.shares.keys().copied()
    }

    /// Returns the stake of one owner, see [`SharePool::value_of_share`].
    pub fn value_of(&self, owner: Key) -> u64 {
        self.value_of_share(self.share_of(owner))
    }

    /// Returns the share of one owner.
    pub fn share_of(&self, owner: Key) -> SafeFloat {
        self.shares.get(&owner).copied().unwrap_or_default()
    }

    /// Returns the stake of a share: `floor(value * share / sum of shares)`.
    pub fn value_of_share(&self, share: SafeFloat) -> u64 {
        SafeFloat::from(self.value).times_over(share, self.denominator).map_or(0, SafeFloat::floor)
    }

    /// Pays to all owners in proportion to their shares.
    pub fn add_to_all(&mut self, amount: u64) {
        self.value = self.value.saturating_add(amount);
    }

    /// Adds to the stake of one owner.
    pub fn add(&mut self, owner: Key, amount: u64) {
        let share = self.share_for(amount);
        let own = self.shares.entry(owner).or_default();
        *own = own.plus(share);
        self.denominator = self.denominator.plus(share);
        self.value = self.value.saturating_add(amount);
    }

    /// Removes from the stake of one owner; the caller ensures that the amount is available.
    pub fn take(&mut self, owner: Key, amount: u64) {
        let share = self.share_for(amount);
        let Some(own) = self.shares.get_mut(&owner) else { return };
        *own = own.minus(share);
        if *own == SafeFloat::ZERO {
            self.shares.remove(&owner);
        }
        self.denominator = self.denominator.minus(share);
        self.value = self.value.saturating_sub(amount);
    }

    /// Returns the shares for an amount: `amount * sum of shares / value`; the amount itself in an empty pool.
    fn share_for(&self, amount: u64) -> SafeFloat {
        let amount = SafeFloat::from(amount);
        if self.denominator == SafeFloat::ZERO {
            return amount;
        }
        amount.times_over(self.denominator, SafeFloat::from(self.value)).unwrap_or(amount)
    }
}
