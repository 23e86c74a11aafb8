//! The participants of a market in its economy: their keys, positions and endowments.

use super::document::MarketDocument;
use super::keys::{STAKER, VALIDATOR, miners_of};
use super::participant::Participant;
use super::policies::Role;
use yuma_engine::economy::Economy;
use yuma_engine::economy::operations::Position;
use yuma_engine::quantity::Key;

/// The base of the keys of participants; the index in the list is added.
const PARTICIPANTS: u32 = 1_000_000;

/// Returns the account of a participant.
pub fn participant_key(index: usize) -> Key {
    Key(PARTICIPANTS.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)))
}

/// Gives every participant its TAO, its role, and its alpha from the stake of [`STAKER`]: at most that stake, which is smaller
/// where the neurons of a consensus hold a part of the alpha.
pub(super) fn endow(document: &MarketDocument, economy: &mut Economy) {
    for (index, participant) in document.participants.iter().enumerate() {
        let key = participant_key(index);
        economy.pay(key, participant.tao);
        if let Some((netuid, alpha)) = participant.alpha
            && let Some(subnet) = economy.subnet_mut(netuid)
        {
            let taken = subnet.stakes.take(VALIDATOR, STAKER, alpha.0);
            subnet.stakes.add(VALIDATOR, key, taken);
        }
        match participant.policy.role() {
            Some(Role::Miners(netuid)) => drop(economy.owners.insert(miners_of(netuid), key)),
            Some(Role::Owner(netuid)) => {
                if let Some(subnet) = economy.subnet_mut(netuid) {
                    subnet.owner.coldkey = key;
                    let hotkey = subnet.owner.hotkey;
                    economy.owners.insert(hotkey, key);
                }
            }
            None => {}
        }
    }
}

/// Returns the position that the role of a participant pays.
pub(super) fn role_position(economy: &Economy, participant: &Participant, coldkey: Key) -> Option<Position> {
    match participant.policy.role()? {
        Role::Miners(netuid) => Some(Position { netuid, hotkey: miners_of(netuid), coldkey }),
        Role::Owner(netuid) => {
            economy.subnet(netuid).map(|subnet| Position { netuid, hotkey: subnet.owner.hotkey, coldkey })
        }
    }
}
