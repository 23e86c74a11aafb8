//! Stake on hotkeys: alpha on a subnet, or TAO on root.

use std::collections::BTreeMap;

use super::share_pool::SharePool;
use crate::quantity::Key;

/// The stake on every hotkey of one subnet, in its smallest unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    pools: BTreeMap<Key, SharePool>,
    total: u64,
}

impl Ledger {
    /// The hotkeys that have or had stake, ascending.
    pub fn hotkeys(&self) -> impl Iterator<Item = Key> + '_ {
        self.pools.keys().copied()
    }

    /// The stake on a hotkey.
    pub fn on(&self, hotkey: Key) -> u64 {
        self.pools.get(&hotkey).map_or(0, SharePool::value)
    }

    /// The stake of one owner on a hotkey.
    pub fn of(&self, hotkey: Key, coldkey: Key) -> u64 {
        self.pools.get(&hotkey).map_or(0, |pool| pool.value_of(coldkey))
    }

    /// All stake.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Who has a stake on which hotkey, ascending by hotkey and owner.
    pub fn owners(&self) -> impl Iterator<Item = (Key, Key)> + '_ {
        self.pools.iter().flat_map(|(&hotkey, pool)| pool.owners().map(move |owner| (hotkey, owner)))
    }

    /// Who has how much on which hotkey, ascending by hotkey and owner.
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

    /// Takes from the stake of one owner, at most what is there; says how much.
    pub fn take(&mut self, hotkey: Key, coldkey: Key, amount: u64) -> u64 {
        let amount = amount.min(self.of(hotkey, coldkey));
        if amount > 0 {
            self.change(hotkey, |pool| pool.take(coldkey, amount));
        }
        amount
    }

    /// Pays to all who have stake on a hotkey; where nobody has, to `otherwise`.
    pub fn pay(&mut self, hotkey: Key, amount: u64, otherwise: Key) {
        if self.on(hotkey) > 0 {
            self.change(hotkey, |pool| pool.add_to_all(amount));
        } else {
            self.add(hotkey, otherwise, amount);
        }
    }

    fn change(&mut self, hotkey: Key, change: impl FnOnce(&mut SharePool)) {
        let pool = self.pools.entry(hotkey).or_default();
        let before = pool.value();
        change(pool);
        self.total = self.total.saturating_sub(before).saturating_add(pool.value());
    }
}
