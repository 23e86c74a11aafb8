//! The event that is being composed.

use yuma_engine::economy::operations::{Operation, Switch};
use yuma_engine::economy::{ETAO_2026, EmissionSlot, Era, Owner};
use yuma_engine::quantity::{Amount, BLOCKS_PER_DAY, Block, Key, Netuid, Proportion64, RAO_PER_TAO, Rao};
use yuma_engine::wide::FineAmount;
use yuma_scenario::market::{HOLDER, MarketEvent, OrderKind, Ticket};

/// The hotkey of subnets that the holder of all free TAO registers.
const NEWCOMER: Key = Key(40_000);

/// The kind of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventKind {
    /// A holder stakes TAO.
    #[default]
    Stake,
    /// A staker unstakes alpha.
    Unstake,
    /// A staker moves alpha to another network.
    Move,
    /// The owner withholds a part of the miners' alpha.
    MinerBurn,
    /// The TAO emission is switched on or off.
    Emission,
    /// The owner sets the split of the alpha.
    Split,
    /// A subnet is registered.
    Register,
    /// A subnet is dissolved.
    Dissolve,
    /// The rules of another era hold.
    Rules,
}

impl EventKind {
    /// All kinds, in the order of the choice.
    pub const ALL: [EventKind; 9] = [
        EventKind::Stake,
        EventKind::Unstake,
        EventKind::Move,
        EventKind::MinerBurn,
        EventKind::Emission,
        EventKind::Split,
        EventKind::Register,
        EventKind::Dissolve,
        EventKind::Rules,
    ];

    /// Returns the id in message keys.
    pub const fn id(self) -> &'static str {
        match self {
            EventKind::Stake => "stake",
            EventKind::Unstake => "unstake",
            EventKind::Move => "move",
            EventKind::MinerBurn => "miner_burn",
            EventKind::Emission => "emission",
            EventKind::Split => "split",
            EventKind::Register => "register",
            EventKind::Dissolve => "dissolve",
            EventKind::Rules => "rules",
        }
    }
}

/// An event that is being composed for a subnet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draft {
    /// The kind.
    pub kind: EventKind,
    /// The day, from 0.
    pub day: u16,
    /// The destination of a move.
    pub to: Netuid,
    /// The TAO of a stake.
    pub tao: Rao,
    /// The alpha of an unstake or a move.
    pub alpha: Amount,
    /// The withheld part of the miners' alpha, in percent.
    pub burn: f64,
    /// Whether the emission is switched on.
    pub is_on: bool,
    /// The owner's part of the split, in percent.
    pub owner: f64,
    /// The miners' part of the split, in percent; validators get the rest.
    pub miners: f64,
    /// The era whose rules hold from then on.
    pub era: &'static Era,
}

impl Default for Draft {
    fn default() -> Self {
        Draft {
            kind: EventKind::Stake,
            day: 0,
            to: Netuid::ROOT,
            tao: Rao(500 * RAO_PER_TAO),
            alpha: Amount(10_000 * RAO_PER_TAO),
            burn: 50.0,
            is_on: false,
            owner: 18.0,
            miners: 41.0,
            era: &ETAO_2026,
        }
    }
}

impl Draft {
    /// Returns the event.
    pub fn event(&self, netuid: Netuid) -> MarketEvent {
        let after = Block(u64::from(self.day).saturating_mul(BLOCKS_PER_DAY));
        match self.operation(netuid) {
            Some(operation) => MarketEvent::operation(after, operation),
            None => MarketEvent::rules(after, self.era),
        }
    }

    /// Returns the operation; `None` for a change of the rules.
    fn operation(&self, netuid: Netuid) -> Option<Operation> {
        let order = |kind| {
            Ticket { kind, to: self.to, tao: self.tao, stake: self.alpha, ..Ticket::default() }.operation(netuid, None)
        };
        Some(match self.kind {
            EventKind::Stake => order(OrderKind::Stake),
            EventKind::Unstake => order(OrderKind::Unstake),
            EventKind::Move => order(OrderKind::Move),
            EventKind::MinerBurn => {
                Operation::SetMinerBurn { netuid, fraction: FineAmount::saturating_from_num(self.burn / 100.0) }
            }
            EventKind::Emission => Operation::SetSwitch { netuid, switch: Switch::Emission, is_on: self.is_on },
            EventKind::Split => Operation::SetEmissionWeights { netuid, weights: self.weights() },
            EventKind::Register => Operation::RegisterSubnet { owner: Owner { coldkey: HOLDER, hotkey: NEWCOMER } },
            EventKind::Dissolve => Operation::Dissolve { netuid },
            EventKind::Rules => return None,
        })
    }

    /// Returns the parts of the split, which add up to the whole.
    fn weights(&self) -> Vec<(EmissionSlot, Proportion64)> {
        let part = |percent: f64| (percent.clamp(0.0, 100.0) / 100.0 * u64::MAX as f64) as u64;
        let owner = part(self.owner);
        let miners = part(self.miners).min(u64::MAX - owner);
        let validators = u64::MAX - owner - miners;
        [(EmissionSlot::Owner, owner), (EmissionSlot::Miner, miners), (EmissionSlot::Validator, validators)]
            .into_iter()
            .map(|(slot, part)| (slot, Proportion64(part)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_scenario::market::{MarketEdit, opening};

    #[test]
    fn every_kind_is_a_valid_event_of_its_day() {
        for kind in EventKind::ALL {
            let event = Draft { kind, day: 12, ..Draft::default() }.event(Netuid(91));
            assert_eq!(event.after, Block(86_400));
            assert!(MarketEdit::AddEvent(event).apply(&opening()).is_ok(), "{kind:?}");
        }
    }

    #[test]
    fn the_parts_of_a_split_are_the_whole() {
        for (owner, miners) in [(18.0, 41.0), (0.0, 0.0), (100.0, 100.0), (33.0, 33.3), (-1.0, 200.0)] {
            let weights = Draft { owner, miners, ..Draft::default() }.weights();
            let sum: u128 = weights.iter().map(|(_, part)| u128::from(part.0)).sum();
            assert_eq!(sum, u128::from(u64::MAX), "{owner} {miners}");
        }
    }
}
