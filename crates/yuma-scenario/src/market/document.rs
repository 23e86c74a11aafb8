//! The data of a market, and the market as a checked document.

use std::ops::Deref;
use std::sync::Arc;

use super::board::Board;
use super::error::MarketError;
use super::event::{EventContent, MarketEvent};
use super::last_registration::LastRegistration;
use super::parameter::{self, ParameterChanges};
use super::participant::Participant;
use super::snapshot_id::SnapshotId;
use super::subnet::MarketSubnet;
use yuma_engine::economy::{Choice, Era, Rules, Runtime};
use yuma_engine::emission::ShareRule;
use yuma_engine::quantity::{Block, Netuid, Rao};

/// The plain content of a market. A [`Market`] is a document that has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketDocument {
    /// The preset that this document started from; its texts are shown if `title` and `notes` are empty.
    pub preset: Option<String>,
    /// The title; if empty, the preset's is shown.
    pub title: String,
    /// Notes or the question that the market asks; if empty, the preset's are shown.
    pub notes: String,
    /// The era whose rules hold.
    pub era: &'static Era,
    /// Another runtime of that era, see [`Era::rules_at`]; `None` for the era's own.
    pub runtime: Option<Runtime>,
    /// The era that every change column compares with.
    pub pinned: Option<&'static Era>,
    /// The parameters that differ from those of the eras.
    pub parameters: ParameterChanges,
    /// The last registration of a subnet, which sets the price of the next one; `None` if it is not known.
    pub last_registration: Option<LastRegistration>,
    /// The snapshot that the subnets differ from. It also sets the first block, the issuance and the stake on root.
    pub start: SnapshotId,
    /// The subnets without root, ascending by netuid.
    pub subnets: Vec<MarketSubnet>,
    /// The votes of the root network's validators, if the snapshot has them; only that era's rules read them.
    pub board: Option<Board>,
    /// The events over time, ascending by block.
    pub events: Vec<MarketEvent>,
    /// The accounts that trade by a policy.
    pub participants: Vec<Participant>,
    /// The length of a run in days, from 1 to 365.
    pub horizon: u16,
    /// The seed of participants that draw random numbers.
    pub seed: u64,
}

/// A checked market. It only exists if its content is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market(Arc<MarketDocument>);

impl Market {
    /// Checks a document and creates a market from it.
    ///
    /// Cleans all texts, and sorts the subnets by netuid and the events by block; events of one block keep their
    /// order.
    ///
    /// # Errors
    /// Returns the first rule of [`MarketError`] that the document breaks.
    pub fn new(mut document: MarketDocument) -> Result<Self, MarketError> {
        document.normalize();
        document.check()?;
        Ok(Market(Arc::new(document)))
    }

    /// Creates a market from a document that breaks no rule.
    pub(super) fn known_valid(document: MarketDocument) -> Self {
        Market(Arc::new(document))
    }

    /// Returns a changed copy.
    ///
    /// # Errors
    /// Returns the error of `change`, or the first rule that the changed document breaks.
    pub fn edit(
        &self,
        change: impl FnOnce(&mut MarketDocument) -> Result<(), MarketError>,
    ) -> Result<Self, MarketError> {
        let mut document = MarketDocument::clone(self);
        change(&mut document)?;
        Market::new(document)
    }

    /// Returns whether two markets are equal but for their eras, so that both give the same results under each era.
    pub fn differs_only_in_eras(&self, other: &Market) -> bool {
        let has_runtime = self.runtime.is_some() || other.runtime.is_some();
        let same = || MarketDocument { era: other.era, pinned: other.pinned, ..MarketDocument::clone(self) };
        !has_runtime && same() == **other
    }

    /// Returns the rules of an era: at the document's runtime for its own era, otherwise at the era's runtime, with the
    /// changed parameters. A board sets whether its rows are normalized.
    pub fn rules(&self, era: &Era) -> Rules {
        let mut rules = self.rules_of(era);
        parameter::apply(&self.parameters, &mut rules.parameters);
        if let Some(board) = self.board.as_ref().filter(|_| rules.share == ShareRule::RootWeights) {
            rules.normalizes_root_rows = board.normalizes_rows;
        }
        rules
    }

    fn rules_of(&self, era: &Era) -> Rules {
        match self.runtime {
            Some(runtime) if era == self.era => era.rules_at(runtime, Choice::Live),
            _ => era.rules(Choice::Live),
        }
    }
}

impl Deref for Market {
    type Target = MarketDocument;

    fn deref(&self) -> &MarketDocument {
        &self.0
    }
}

impl MarketDocument {
    /// Returns the cost and the block of the last registration, as the chain stores them; zeros if there was none.
    pub(super) fn last_lock(&self) -> (Rao, Block) {
        self.last_registration.map_or_else(Default::default, |last| (last.lock, last.block))
    }

    /// Returns the pinned era if it is not the market's own.
    pub fn other_pinned(&self) -> Option<&'static Era> {
        self.pinned.filter(|era| era.id != self.era.id)
    }

    /// Returns a subnet.
    pub fn subnet(&self, netuid: Netuid) -> Option<&MarketSubnet> {
        self.subnets.iter().find(|subnet| subnet.netuid == netuid)
    }

    /// Returns a subnet as it is in the snapshot; `None` if it was added.
    pub fn original(&self, netuid: Netuid) -> Option<&'static MarketSubnet> {
        self.start.snapshot().subnet(netuid)
    }

    /// Returns whether some started subnet has the flows that stand for unknown ones: those of its snapshot, none of which
    /// has flows, or those of an added subnet.
    pub fn has_assumed_flows(&self) -> bool {
        let is_assumed = |subnet: &MarketSubnet| {
            let original = self.original(subnet.netuid).map(|known| known.user_flow);
            [original, Some(subnet.first_user_flow())].contains(&Some(subnet.user_flow))
        };
        self.subnets.iter().any(|subnet| subnet.moving_price.is_some() && is_assumed(subnet))
    }

    /// Returns whether other rules than the era's hold from an event on.
    pub fn changes_rules(&self) -> bool {
        self.events.iter().any(|event| matches!(event.content, EventContent::Rules(_)))
    }

    /// Returns whether the subnets are those of a board of votes, without pools.
    pub fn has_votes_only(&self) -> bool {
        self.board.is_some() && self.subnets.iter().all(|subnet| subnet.tao.0 == 0)
    }

    /// Returns the subnets that were added or differ from the snapshot.
    pub fn edited(&self) -> impl Iterator<Item = &MarketSubnet> {
        self.subnets.iter().filter(|subnet| self.original(subnet.netuid) != Some(subnet))
    }
}
