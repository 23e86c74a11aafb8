//! The participant that is being composed or changed.

use yuma_engine::quantity::{Alpha, Amount, Millionths, Netuid, RAO_PER_TAO, Rao};
use yuma_scenario::market::{
    Arbitrageur, EarlyMover, Holder, Miner, Momentum, Participant, Policy, SubnetOwner, YieldSeeker,
};

/// The TAO of a new participant.
pub const FIRST_TAO: Rao = Rao(100 * RAO_PER_TAO);

/// The kind of a policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyKind {
    /// Buys once and holds.
    #[default]
    Holder,
    /// Buys on a day, and may sell after some days.
    EarlyMover,
    /// Follows the price that rose most.
    Momentum,
    /// Follows the highest yield.
    YieldSeeker,
    /// Mines and sells a part.
    Miner,
    /// Owns a subnet and sells a part.
    Owner,
    /// Buys below the moving average and sells at it.
    Arbitrageur,
}

impl PolicyKind {
    /// All kinds, in the order of the choice.
    pub const ALL: [PolicyKind; 7] = [
        PolicyKind::Holder,
        PolicyKind::EarlyMover,
        PolicyKind::Momentum,
        PolicyKind::YieldSeeker,
        PolicyKind::Arbitrageur,
        PolicyKind::Miner,
        PolicyKind::Owner,
    ];

    /// Returns the id in message keys, which is that of the policy.
    pub const fn id(self) -> &'static str {
        match self {
            PolicyKind::Holder => "holder",
            PolicyKind::EarlyMover => "early_mover",
            PolicyKind::Momentum => "momentum",
            PolicyKind::YieldSeeker => "yield_seeker",
            PolicyKind::Miner => "miner",
            PolicyKind::Owner => "owner",
            PolicyKind::Arbitrageur => "arbitrageur",
        }
    }
}

/// A participant with a value for every policy, so that a change of the policy loses nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct ParticipantDraft {
    /// The policy.
    pub kind: PolicyKind,
    /// The name; may be empty.
    pub name: String,
    /// The free TAO at the start.
    pub tao: Rao,
    /// The alpha at the start.
    pub alpha: Amount,
    /// The subnet of that alpha; `None` for the policy's own.
    pub alpha_on: Option<Netuid>,
    /// The subnet of the policy.
    pub netuid: Netuid,
    /// Whether the subnet is drawn at random instead.
    pub is_random: bool,
    /// The day of the purchase.
    pub day: u16,
    /// The days from the purchase to the sale; 0 for none.
    pub held: u16,
    /// The days between two looks.
    pub days: u16,
    /// The least TAO in the pool of a subnet that is bought.
    pub min_pool: Rao,
    /// The part that is sold, in percent.
    pub part: f64,
    /// The gap below the moving average, in percent.
    pub gap: f64,
}

impl ParticipantDraft {
    /// Creates a draft for a subnet.
    pub fn new(netuid: Netuid) -> ParticipantDraft {
        ParticipantDraft {
            kind: PolicyKind::Holder,
            name: String::new(),
            tao: FIRST_TAO,
            alpha: Amount(0),
            alpha_on: None,
            netuid,
            is_random: false,
            day: 0,
            held: 0,
            days: 7,
            min_pool: Rao(1_000 * RAO_PER_TAO),
            part: 50.0,
            gap: 2.0,
        }
    }

    /// Creates a draft of a participant that exists.
    pub fn of(participant: &Participant, netuid: Netuid) -> ParticipantDraft {
        let mut draft = ParticipantDraft { tao: participant.tao, name: participant.name.clone(), ..Self::new(netuid) };
        if let Some((netuid, alpha)) = participant.alpha {
            (draft.alpha_on, draft.alpha) = (Some(netuid), Amount(alpha.0));
        }
        let pick = |draft: &mut ParticipantDraft, picked: Option<Netuid>| {
            (draft.is_random, draft.netuid) = (picked.is_none(), picked.unwrap_or(draft.netuid));
        };
        match participant.policy {
            Policy::Holder(policy) => pick(&mut draft, policy.netuid),
            Policy::EarlyMover(policy) => {
                (draft.kind, draft.day, draft.held) =
                    (PolicyKind::EarlyMover, policy.day, policy.held.unwrap_or_default());
                pick(&mut draft, policy.netuid);
            }
            Policy::Momentum(Momentum { days, min_pool }) => {
                (draft.kind, draft.days, draft.min_pool) = (PolicyKind::Momentum, days, min_pool);
            }
            Policy::YieldSeeker(YieldSeeker { days, min_pool }) => {
                (draft.kind, draft.days, draft.min_pool) = (PolicyKind::YieldSeeker, days, min_pool);
            }
            Policy::Miner(Miner { netuid, part }) => {
                (draft.kind, draft.netuid, draft.part) = (PolicyKind::Miner, netuid, percent(part));
            }
            Policy::Owner(SubnetOwner { netuid, part }) => {
                (draft.kind, draft.netuid, draft.part) = (PolicyKind::Owner, netuid, percent(part));
            }
            Policy::Arbitrageur(Arbitrageur { gap, min_pool }) => {
                (draft.kind, draft.gap, draft.min_pool) = (PolicyKind::Arbitrageur, percent(gap), min_pool);
            }
        }
        draft
    }

    /// Returns the participant.
    pub fn participant(&self) -> Participant {
        let on = self.alpha_on.unwrap_or(self.netuid);
        let alpha = (self.alpha.0 > 0).then_some((on, Alpha(self.alpha.0)));
        Participant { name: self.name.clone(), tao: self.tao, alpha, policy: self.policy() }
    }

    /// Returns the policy.
    pub fn policy(&self) -> Policy {
        let ParticipantDraft { netuid, day, days, min_pool, .. } = *self;
        let picked = (!self.is_random).then_some(netuid);
        match self.kind {
            PolicyKind::Holder => Policy::Holder(Holder { netuid: picked }),
            PolicyKind::EarlyMover => {
                Policy::EarlyMover(EarlyMover { netuid: picked, day, held: (self.held > 0).then_some(self.held) })
            }
            PolicyKind::Momentum => Policy::Momentum(Momentum { days, min_pool }),
            PolicyKind::YieldSeeker => Policy::YieldSeeker(YieldSeeker { days, min_pool }),
            PolicyKind::Miner => Policy::Miner(Miner { netuid, part: millionths(self.part) }),
            PolicyKind::Owner => Policy::Owner(SubnetOwner { netuid, part: millionths(self.part) }),
            PolicyKind::Arbitrageur => Policy::Arbitrageur(Arbitrageur { gap: millionths(self.gap), min_pool }),
        }
    }
}

/// Converts percent to millionths.
fn millionths(percent: f64) -> Millionths {
    Millionths((percent.clamp(0.0, 100.0) * 1e4).round() as u64)
}

/// Converts millionths to percent.
pub fn percent(part: Millionths) -> f64 {
    part.0 as f64 / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_scenario::market::{MarketEdit, opening};

    #[test]
    fn every_kind_is_a_valid_participant_that_can_be_changed() {
        for kind in PolicyKind::ALL {
            for is_random in [false, true] {
                let draft = ParticipantDraft {
                    kind,
                    is_random,
                    name: "N".into(),
                    alpha: Amount(7),
                    held: 3,
                    part: 33.3,
                    ..ParticipantDraft::new(Netuid(64))
                };
                let participant = draft.participant();
                assert_eq!(participant.policy.id(), kind.id());
                assert!(MarketEdit::AddParticipant(participant.clone()).apply(&opening()).is_ok(), "{kind:?}");
                assert_eq!(ParticipantDraft::of(&participant, Netuid(1)).participant(), participant, "{kind:?}");
            }
        }
    }

    #[test]
    fn percentages_are_kept_to_four_decimals() {
        for (value, parts) in [(0.0, 0), (33.3333, 333_333), (100.0, 1_000_000), (150.0, 1_000_000), (-1.0, 0)] {
            assert_eq!(millionths(value), Millionths(parts));
        }
        assert!((percent(Millionths(333_333)) - 33.3333).abs() < 1e-9);
    }
}
