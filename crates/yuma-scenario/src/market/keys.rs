//! The keys of a market's accounts.

use yuma_engine::quantity::{Key, Netuid};

/// The key of the validator with all stake.
pub const VALIDATOR: Key = Key(1);
/// The key of the staker who owns all stake on root and all alpha outside the pools.
pub const STAKER: Key = Key(2);
/// The key of the holder of all free TAO.
pub const HOLDER: Key = Key(3);
/// The account of the trader in a quote, and the hotkey that its stake is on, which it owns: the chain never unstakes
/// a small rest of it.
pub(super) const TRADER: Key = Key(4);
pub(super) const TRADER_HOTKEY: Key = Key(5);
/// The bases of the keys of owners and miners; the netuid is added.
const OWNERS: u32 = 10_000;
const OWNERS_HOTKEYS: u32 = 20_000;
const MINERS: u32 = 30_000;

/// Returns the key of all miners of a subnet.
pub(super) fn miners_of(netuid: Netuid) -> Key {
    Key(MINERS + u32::from(netuid.0))
}

/// Returns the coldkey of a subnet's owner.
pub(super) fn owner_of(netuid: Netuid) -> Key {
    Key(OWNERS + u32::from(netuid.0))
}

/// Returns the hotkey of a subnet's owner.
pub(super) fn owners_hotkey(netuid: Netuid) -> Key {
    Key(OWNERS_HOTKEYS + u32::from(netuid.0))
}
