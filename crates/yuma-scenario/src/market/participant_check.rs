//! The checks of participants.

use std::collections::{BTreeMap, BTreeSet};

use super::check::check_text;
use super::document::MarketDocument;
use super::error::{MarketError, MarketText};
use super::participant::Participant;
use super::participant_field::ParticipantField;
use super::policies::Policy;
use crate::limits;
use yuma_engine::issuance::MAXIMUM;
use yuma_engine::quantity::{Alpha, Millionths, Netuid, Rao};

impl MarketDocument {
    /// Checks the participants of a market whose subnets are valid. Subnets of policies may not exist: the chain refuses
    /// their trades.
    pub(super) fn check_participants(&self) -> Result<(), MarketError> {
        let count = self.participants.len();
        if count > limits::PARTICIPANTS {
            return Err(MarketError::TooManyParticipants { count, limit: limits::PARTICIPANTS });
        }
        for (index, participant) in self.participants.iter().enumerate() {
            check_text(MarketText::Participant(index), &participant.name, limits::NAME)?;
            if let Some(field) = wrong_field(participant) {
                return Err(MarketError::ParticipantOutOfRange { index, field });
            }
        }
        self.check_alpha()?;
        self.check_roles()
    }

    fn check_alpha(&self) -> Result<(), MarketError> {
        let mut held: BTreeMap<Netuid, u128> = BTreeMap::new();
        for (netuid, alpha) in self.participants.iter().filter_map(|participant| participant.alpha) {
            *held.entry(netuid).or_default() += u128::from(alpha.0);
        }
        let outside = |netuid: Netuid| self.subnet(netuid).map_or(0, |subnet| u128::from(subnet.alpha_out.0));
        match held.into_iter().find(|&(netuid, alpha)| alpha > outside(netuid)) {
            Some((netuid, _)) => Err(MarketError::TooMuchAlpha { netuid }),
            None => Ok(()),
        }
    }

    fn check_roles(&self) -> Result<(), MarketError> {
        let mut taken = BTreeSet::new();
        let mut roles = self.participants.iter().filter_map(|participant| participant.policy.role());
        match roles.find(|role| !taken.insert(*role)) {
            Some(role) => Err(MarketError::RoleTaken { netuid: role.netuid() }),
            None => Ok(()),
        }
    }
}

/// Returns the first value that is out of range.
fn wrong_field(participant: &Participant) -> Option<ParticipantField> {
    if participant.tao.0 > MAXIMUM {
        return Some(ParticipantField::Tao);
    }
    if participant.alpha.is_some_and(|(netuid, Alpha(alpha))| alpha > MAXIMUM || netuid == Netuid::ROOT) {
        return Some(ParticipantField::Alpha);
    }
    let days = |first: u16, days: u16| (!(first..=limits::DAYS).contains(&days)).then_some(ParticipantField::Days);
    let part = |part: Millionths| (part.0 > 1_000_000).then_some(ParticipantField::Part);
    let pool = |tao: Rao| (tao.0 > MAXIMUM).then_some(ParticipantField::MinPool);
    match participant.policy {
        Policy::Holder(_) => None,
        Policy::EarlyMover(policy) => days(0, policy.day).or_else(|| policy.held.and_then(|held| days(1, held))),
        Policy::Momentum(policy) => days(1, policy.days).or_else(|| pool(policy.min_pool)),
        Policy::YieldSeeker(policy) => days(1, policy.days).or_else(|| pool(policy.min_pool)),
        Policy::Miner(policy) => part(policy.part),
        Policy::Owner(policy) => part(policy.part),
        Policy::Arbitrageur(policy) => part(policy.gap).or_else(|| pool(policy.min_pool)),
    }
}
