//! Stake by hotkey: alpha on a subnet, or TAO on root.

use std::collections::BTreeMap;

use super::safe_float::SafeFloat;
use super::share_pool::SharePool;
use crate::quantity::Key;

/// The stake on every hotkey of one subnet, in its smallest unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    pools: BTreeMap<Key, SharePool>,
    total: u64,
}

impl Ledger {
    /// Returns the hotkeys that have or had stake, ascending.
    pub fn hotkeys(&self) -> impl Iterator<Item = Key> + '_ {
        self.pools.keys().copied()
    }

    /// Returns the stake on a hotkey.
    pub fn on(&self, hotkey: Key) -> u64 {
        self.pools.get(&hotkey).map_or(0, SharePool::value)
    }

    /// Returns the stake of one owner on a hotkey.
    pub fn of(&self, hotkey: Key, coldkey: Key) -> u64 {
        self.pools.get(&hotkey).map_or(0, |pool| pool.value_of(coldkey))
    }

    /// Returns the share of one owner in the stake on a hotkey.
    pub fn share_of(&self, hotkey: Key, coldkey: Key) -> SafeFloat {
        self.pools.get(&hotkey).map_or(SafeFloat::ZERO, |pool| pool.share_of(coldkey))
    }

    /// Returns the stake that a share of a hotkey is worth now, with all that was paid on it.
    pub fn value_of_share(&self, hotkey: Key, share: SafeFloat) -> u64 {
        self.pools.get(&hotkey).map_or(0, |pool| pool.value_of_share(share))
    }

    /// Returns the total stake.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Returns the (hotkey, owner) pairs with stake, ascending.
    pub fn owners(&self) -> impl Iterator<Item = (Key, Key)> + '_ {
        self.pools.iter().flat_map(|(&hotkey, pool)| pool.owners().map(move |owner| (hotkey, owner)))
    }

    /// Returns the positions (hotkey, owner, stake), ascending by hotkey and owner.
    pub fn positions(&self) -> impl Iterator<Item = (Key, Key, u64)> + '_ {
        self.pools
            .iter()
            .flat_map(|(&hotkey, pool)| pool.owners().map(move |owner| (hotkey, owner, pool.value_of(owner))))
    }

    /// Adds to the stake of one owner.
    pub fn add(&mut self, hotkey: Key, coldkey: Key, amount: u64) {
        if amount > 0 {
            self.change(hotkey, |pool| pool.add(coldkey, amount));
        }
    }

    /// Removes up to `amount` from the stake of one owner and returns the amount removed.
    pub fn take(&mut self, hotkey: Key, coldkey: Key, amount: u64) -> u64 {
        let amount = amount.min(self.of(hotkey, coldkey));
        if amount > 0 {
            self.change(hotkey, |pool| pool.take(coldkey, amount));
        }
        amount
    }

    /// Pays `amount` to all owners of stake on a hotkey, or to `otherwise` if there is none.
    pub fn pay(&mut self, hotkey: Key, amount: u64, otherwise: Key) {
        self.pay_after_take(hotkey, otherwise, 0, amount);
    }

    /// Adds `take` to the stake of one owner, then pays `rest` to all owners of stake on the hotkey.
    ///
    /// The result is that of [`Ledger::add`] and [`Ledger::pay`], with one search for the hotkey.
    pub fn pay_after_take(&mut self, hotkey: Key, owner: Key, take: u64, rest: u64) {
        if take == 0 && rest == 0 {
            return;
        }
        self.change(hotkey, |pool| {
            if take > 0 {
                pool.add(owner, take);
            }
            if pool.value() > 0 { pool.add_to_all(rest) } else { pool.add(owner, rest) }
        });
    }

    fn change(&mut self, hotkey: Key, change: impl FnOnce(&mut SharePool)) {
        let pool = self.pools.entry(hotkey).or_default();
        let before = pool.value();
        change(pool);
        self.total = self.total.saturating_sub(before).saturating_add(pool.value());
    }
}
