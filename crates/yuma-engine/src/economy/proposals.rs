//! Proposed changes that never ran (as of October 2026).

use super::rules::Rules;
use crate::emission::ShareRule;

/// A proposed change that never ran.
#[derive(Clone, Copy, Debug)]
pub struct Proposal {
    /// The name in text catalogs: `proposal.<id>.title`.
    pub id: &'static str,
    /// The part of the economy that it would have changed.
    pub part: ProposedPart,
    /// The source of the proposal.
    pub source: &'static str,
    /// Applies the proposal to the rules of its time; `None` if it is about something else or not modeled.
    pub amends: Option<fn(&mut Rules)>,
}

impl Proposal {
    const fn new(id: &'static str, part: ProposedPart, source: &'static str) -> Proposal {
        Proposal { id, part, source, amends: None }
    }
}

/// The part of the economy that a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProposedPart {
    /// The curve of pools.
    Pool,
    /// The division between subnets.
    Share,
    /// The injection and the purchase of alpha.
    Injection,
    /// The miners' earnings.
    Epoch,
}

/// All proposals.
pub static PROPOSALS: &[Proposal] = &[
    Proposal {
        amends: Some(|rules| rules.share = ShareRule::TieredPrice),
        ..Proposal::new("tiers", ProposedPart::Share, "opentensor/subtensor#3010")
    },
    Proposal::new("conviction_gate", ProposedPart::Share, "opentensor/subtensor#3011"),
    Proposal::new("capped_purchases", ProposedPart::Injection, "opentensor/subtensor#3012"),
    Proposal::new("superellipse", ProposedPart::Pool, "opentensor/subtensor#3211"),
    Proposal::new("equal_share", ProposedPart::Epoch, "opentensor/subtensor#3202"),
];
