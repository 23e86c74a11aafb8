//! Version 2 of the written documents: a market.
//!
//! A public format: fields may be added with a default, but never renamed, removed or reinterpreted. Numbers are in
//! the chain's units, see [`NumberV2`]. Subnets are written as differences from the snapshot, added ones as
//! differences from [`MarketSubnet::new`]. An omitted field has the default documented here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::v2_board::BoardV2;
use super::v2_event::EventV2;
use super::v2_number::NumberV2;
use super::v2_parameters::{LastRegistrationV2, ParametersV2, read_parameters, written_parameters};
use super::v2_participant::ParticipantV2;
use super::v2_subnet::SubnetV2;
use super::v2_view;
use crate::bounded_json;
use crate::json_file;
use crate::limits;
use crate::market::{
    Market, MarketDocument, MarketError, MarketReadError, MarketSharedView, MarketSubnet, Snapshot, SnapshotId,
    check_linked,
};
use yuma_engine::economy::{Era, Runtime};
use yuma_engine::quantity::Netuid;

/// A written market.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarketV2 {
    /// The name of the format, if the JSON is a file of its own.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    /// The version of the format, if the JSON is a file of its own.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    version: Option<u64>,
    /// The kind of the document: `market`.
    kind: String,
    /// The preset whose texts are shown for an empty title and empty notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    preset: Option<String>,
    /// The title.
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// The notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    notes: String,
    /// The id of the snapshot.
    start: String,
    /// The id of the era.
    era: String,
    /// The runtime, if it is not the era's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    runtime: Option<u16>,
    /// The id of the pinned era; if omitted, none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pinned: Option<String>,
    /// The changed parameters by name; others are those of the eras.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    parameters: ParametersV2,
    /// The last registration of a subnet; if omitted, it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_registration: Option<LastRegistrationV2>,
    /// The changed and added subnets by netuid.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    subnets: BTreeMap<u16, SubnetV2>,
    /// The netuids of the snapshot that were removed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<u16>,
    /// The changes of the board of votes.
    #[serde(skip_serializing_if = "Option::is_none")]
    board: Option<BoardV2>,
    /// The events, ascending by block.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<EventV2>,
    /// The participants.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    participants: Vec<ParticipantV2>,
    /// The days of a run, by default 30.
    #[serde(skip_serializing_if = "Option::is_none")]
    horizon: Option<u16>,
    /// The seed, by default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<NumberV2>,
    /// The sender's view, which is not part of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<Value>,
}

const KIND: &str = "market";
const HORIZON: u16 = 30;

impl MarketV2 {
    /// The version of links that hold markets.
    pub const LINK_VERSION: &'static str = "v2";
    /// The version of files that hold markets.
    pub const FILE_VERSION: u64 = 2;

    /// Returns whether JSON is a written market.
    pub fn is_kind_of(content: &Value) -> bool {
        content.get("kind").and_then(Value::as_str) == Some(KIND)
    }

    /// Reads a market from the JSON of a link or a file.
    ///
    /// # Errors
    /// Returns the first [`MarketReadError`] that applies.
    pub fn read(content: Value) -> Result<Market, MarketReadError> {
        Self::read_with_view(content).map(|(market, _)| market)
    }

    /// Reads a market and the view of its sender, if it is written, reduced to what exists in the market. A view that
    /// cannot be read is not an error.
    ///
    /// # Errors
    /// Returns the errors of [`MarketV2::read`].
    pub fn read_with_view(content: Value) -> Result<(Market, Option<MarketSharedView>), MarketReadError> {
        if !MarketV2::is_kind_of(&content) {
            let kind = content.get("kind").unwrap_or(&Value::Null).to_string();
            return Err(MarketReadError::UnknownKind { kind: short(&kind) });
        }
        let mut written: MarketV2 = serde_json::from_value(content)
            .map_err(|error| MarketReadError::NotAMarket { reason: bounded_json::reason(&error) })?;
        let view = written.view.take();
        let market = written.market()?;
        let view = view.map(|view| v2_view::read(&view, &MarketSharedView::opening(&market)).within(&market));
        Ok((market, view))
    }

    /// Returns a written market with a view. The view of its opening adds nothing.
    pub fn with_view(market: &Market, view: &MarketSharedView) -> Self {
        MarketV2 { view: v2_view::difference(view, &MarketSharedView::opening(market)), ..MarketV2::from(market) }
    }

    /// Writes the JSON of a link.
    #[inline(never)]
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Writes the JSON of a file.
    pub fn written_file(self) -> String {
        let file = MarketV2 { format: Some(json_file::FORMAT), version: Some(Self::FILE_VERSION), ..self };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    fn market(self) -> Result<Market, MarketReadError> {
        let start =
            SnapshotId::of(&self.start).ok_or_else(|| MarketReadError::UnknownSnapshot { id: short(&self.start) })?;
        let subnets = self.read_subnets(start.snapshot())?;
        let participants = self.participants.iter().map(ParticipantV2::read).collect::<Option<Vec<_>>>();
        let participants = participants.ok_or_else(|| not_in_range("participants"))?;
        let board = BoardV2::read(self.board.as_ref(), start.snapshot().board.as_ref()).map_err(not_in_range)?;
        let seed = self.seed.map_or(Some(0), NumberV2::unsigned).ok_or_else(|| not_in_range("seed"))?;
        let last_registration = self.last_registration.map(LastRegistrationV2::read).transpose();
        Ok(Market::new(MarketDocument {
            preset: self.preset,
            title: self.title,
            notes: self.notes,
            era: era(&self.era)?,
            runtime: self.runtime.map(Runtime),
            pinned: self.pinned.as_deref().map(era).transpose()?,
            parameters: read_parameters(&self.parameters).map_err(not_in_range)?,
            last_registration: last_registration.map_err(not_in_range)?,
            start,
            subnets,
            board,
            events: self.events.into_iter().map(|EventV2(event)| event).collect(),
            participants,
            horizon: self.horizon.unwrap_or(HORIZON),
            seed,
        })?)
    }

    fn read_subnets(&self, snapshot: &Snapshot) -> Result<Vec<MarketSubnet>, MarketReadError> {
        let count = self.subnets.len();
        if count > limits::SUBNETS {
            return Err(MarketError::TooManySubnets { count, limit: limits::SUBNETS }.into());
        }
        // Before any of them is read, which runs its epoch.
        let linked = self.subnets.iter().filter(|(_, written)| written.has_consensus());
        check_linked(linked.map(|(&netuid, _)| Netuid(netuid)))?;
        let is_removed = |netuid: Netuid| self.removed.contains(&netuid.0);
        let mut subnets = Vec::new();
        for original in snapshot.subnets.iter().filter(|subnet| !is_removed(subnet.netuid)) {
            subnets.push(match self.subnets.get(&original.netuid.0) {
                Some(written) => applied(written, original)?,
                None => original.clone(),
            });
        }
        let is_added = |netuid: Netuid| is_removed(netuid) || snapshot.subnet(netuid).is_none();
        for (&netuid, written) in self.subnets.iter().filter(|&(&netuid, _)| is_added(Netuid(netuid))) {
            let original = MarketSubnet::new(Netuid(netuid), snapshot.block);
            subnets.push(applied(written, &original)?);
        }
        Ok(subnets)
    }
}

impl From<&Market> for MarketV2 {
    fn from(market: &Market) -> Self {
        let document: &MarketDocument = market;
        let snapshot = document.start.snapshot();
        let mut subnets = BTreeMap::new();
        for subnet in &document.subnets {
            let written = match snapshot.subnet(subnet.netuid) {
                Some(original) => SubnetV2::difference(subnet, original),
                None => SubnetV2::difference(subnet, &MarketSubnet::new(subnet.netuid, snapshot.block)),
            };
            if !written.is_empty() || snapshot.subnet(subnet.netuid).is_none() {
                subnets.insert(subnet.netuid.0, written);
            }
        }
        let originals = snapshot.subnets.iter().map(|subnet| subnet.netuid);
        MarketV2 {
            format: None,
            version: None,
            kind: KIND.to_owned(),
            preset: document.preset.clone(),
            title: document.title.clone(),
            notes: document.notes.clone(),
            start: document.start.id().to_owned(),
            era: document.era.id.to_owned(),
            runtime: document.runtime.map(|runtime| runtime.0),
            pinned: document.pinned.map(|era| era.id.to_owned()),
            parameters: written_parameters(&document.parameters),
            last_registration: document.last_registration.map(LastRegistrationV2::of),
            subnets,
            board: BoardV2::difference(document.board.as_ref(), snapshot.board.as_ref()),
            removed: originals.filter(|&netuid| document.subnet(netuid).is_none()).map(|netuid| netuid.0).collect(),
            events: document.events.iter().cloned().map(EventV2).collect(),
            participants: document.participants.iter().map(ParticipantV2::from).collect(),
            horizon: (document.horizon != HORIZON).then_some(document.horizon),
            seed: (document.seed != 0).then(|| NumberV2::of(document.seed)),
            view: None,
        }
    }
}

fn era(id: &str) -> Result<&'static Era, MarketReadError> {
    Era::of(id).ok_or_else(|| MarketReadError::UnknownEra { id: short(id) })
}

fn applied(written: &SubnetV2, original: &MarketSubnet) -> Result<MarketSubnet, MarketReadError> {
    let netuid = original.netuid;
    let consensus = written.consensus(original).map_err(|error| MarketError::Consensus { netuid, error })?;
    Ok(MarketSubnet { consensus, ..written.applied(original).map_err(not_in_range)? })
}

fn not_in_range(field: &str) -> MarketReadError {
    MarketReadError::NotAMarket { reason: format!("{field} is out of range") }
}

/// Returns the beginning of a text of any length.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
