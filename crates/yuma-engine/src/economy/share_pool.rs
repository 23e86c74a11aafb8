//! Who owns how much of a hotkey's stake (spec 5.2).

use std::collections::BTreeMap;

use super::safe_float::SafeFloat;
use crate::quantity::Key;

/// The stake on one hotkey, owned in shares: what is earned raises the value and leaves the shares alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharePool {
    value: u64,
    denominator: SafeFloat,
    shares: BTreeMap<Key, SafeFloat>,
}

impl SharePool {
    /// All of the stake.
    pub fn value(&self) -> u64 {
        self.value
    }

    /// The owners, ascending.
    pub fn owners(&self) -> impl Iterator<Item = Key> + '_ {
        self.shares.keys().copied()
    }

    /// What one owns: `floor(value * share / sum of shares)`.
    pub fn value_of(&self, owner: Key) -> u64 {
        let share = self.shares.get(&owner).copied().unwrap_or_default();
        SafeFloat::from(self.value).times_over(share, self.denominator).map_or(0, SafeFloat::floor)
    }

    /// What the shares come to together; a little less than the value, by rounding.
    pub fn value_of_all(&self) -> u64 {
        self.owners().fold(0, |sum, owner| sum.saturating_add(self.value_of(owner)))
    }

    /// Pays to all owners by their shares.
    pub fn add_to_all(&mut self, amount: u64) {
        self.value = self.value.saturating_add(amount);
    }

    /// Adds to what one owns.
    pub fn add(&mut self, owner: Key, amount: u64) {
        let share = self.share_for(amount);
        let own = self.shares.entry(owner).or_default();
        *own = own.plus(share);
        self.denominator = self.denominator.plus(share);
        self.value = self.value.saturating_add(amount);
    }

    /// Takes from what one owns; the caller has made sure that it is there.
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

    /// The share that an amount is: `amount * sum of shares / value`; the amount itself in an empty pool.
    fn share_for(&self, amount: u64) -> SafeFloat {
        let amount = SafeFloat::from(amount);
        if self.denominator == SafeFloat::ZERO {
            return amount;
        }
        amount.times_over(self.denominator, SafeFloat::from(self.value)).unwrap_or(amount)
    }
}
