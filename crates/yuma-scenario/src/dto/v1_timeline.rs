//! The timeline of version 1: the number of epochs, and by epoch a list of keyframes.
//!
//! A keyframe is a list that begins with its kind: `["weights", uid, row]`,
//! `["copy", uid, "consensus" | uid, delay]`, `["own", uid]`, `["alpha", uid, stake]`, `["tao", uid, stake]`,
//! `["permit", uid, true]`, `["activity", uid, "submits" | "stops" | "inactive"]`,
//! `["replace", uid, blocks before the epoch]`, `["reset_bonds", uid]`, `["rule", hyperparameter, raw value]`,
//! `["commit_reveal", true]`, `["emission", amount]`. A row is a list of values, or a [`RowV1`] if it does not have
//! every miner.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::v1_row::RowV1;
use crate::invalid::Invalid;
use crate::matrix::Matrix;
use crate::timeline::{Activity, Change, Keyframe, KeyframeCounts, Source, Timeline};
use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Uid};
use yuma_engine::yuma::Hyperparameter;

/// A written timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineV1 {
    /// The number of epochs, by default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epochs: Option<u16>,
    /// The keyframes by epoch.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub keyframes: BTreeMap<u16, Vec<KeyframeV1>>,
}

/// A written keyframe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "Value", try_from = "Value")]
pub enum KeyframeV1 {
    /// A row of weights; its columns may depend on the list of miners.
    Weights(u16, RowV1),
    /// Any other change.
    Change(Change),
}

impl From<KeyframeV1> for Value {
    fn from(keyframe: KeyframeV1) -> Self {
        match keyframe {
            KeyframeV1::Weights(uid, RowV1 { columns: None, values }) => json!(["weights", uid, values]),
            KeyframeV1::Weights(uid, row) => json!(["weights", uid, row]),
            KeyframeV1::Change(change) => written(&change),
        }
    }
}

impl TryFrom<Value> for KeyframeV1 {
    type Error = &'static str;

    fn try_from(written: Value) -> Result<Self, Self::Error> {
        read(&written).ok_or("unknown kind of keyframe")
    }
}

fn written(change: &Change) -> Value {
    match *change {
        Change::ReplaceNeuron { uid, blocks_before } => json!(["replace", uid.0, blocks_before.0]),
        Change::ResetBonds { uid } => json!(["reset_bonds", uid.0]),
        Change::Hyperparameter { hyperparameter, raw } => json!(["rule", hyperparameter.id(), number(raw)]),
        Change::CommitReveal(on) => json!(["commit_reveal", on]),
        Change::Emission(emission) => json!(["emission", emission.0]),
        Change::AlphaStake { uid, stake } => json!(["alpha", uid.0, stake.0]),
        Change::TaoStake { uid, stake } => json!(["tao", uid.0, stake.0]),
        Change::Permit { uid, permit } => json!(["permit", uid.0, permit]),
        Change::Activity { uid, activity } => json!(["activity", uid.0, activity_id(activity)]),
        Change::Copy { uid, source: Source::Consensus, delay } => json!(["copy", uid.0, "consensus", delay.0]),
        Change::Copy { uid, source: Source::Validator(other), delay } => json!(["copy", uid.0, other.0, delay.0]),
        Change::OwnWeights { uid } => json!(["own", uid.0]),
        // Rows are written as `KeyframeV1::Weights`.
        Change::Weights { .. } => Value::Null,
    }
}

fn read(written: &Value) -> Option<KeyframeV1> {
    let parts = written.as_array()?;
    let at = |index: usize| parts.get(index);
    let short = |index: usize| u16::try_from(at(index)?.as_u64()?).ok();
    let amount = |index: usize| at(index)?.as_u64();
    let uid = || short(1).map(Uid);
    Some(KeyframeV1::Change(match at(0)?.as_str()? {
        "weights" => return Some(KeyframeV1::Weights(short(1)?, row(at(2)?)?)),
        "replace" => Change::ReplaceNeuron { uid: uid()?, blocks_before: Block(amount(2)?) },
        "reset_bonds" => Change::ResetBonds { uid: uid()? },
        "rule" => {
            let raw = at(2)?;
            let raw = raw.as_u64().map(i128::from).or_else(|| raw.as_i64().map(i128::from))?;
            Change::Hyperparameter { hyperparameter: Hyperparameter::from_id(at(1)?.as_str()?)?, raw }
        }
        "commit_reveal" => Change::CommitReveal(at(1)?.as_bool()?),
        "emission" => Change::Emission(Alpha(amount(1)?)),
        "alpha" => Change::AlphaStake { uid: uid()?, stake: Alpha(amount(2)?) },
        "tao" => Change::TaoStake { uid: uid()?, stake: Rao(amount(2)?) },
        "permit" => Change::Permit { uid: uid()?, permit: at(2)?.as_bool()? },
        "activity" => {
            let id = at(2)?.as_str()?;
            let all = [Activity::Submits, Activity::Stops, Activity::Inactive];
            Change::Activity { uid: uid()?, activity: all.into_iter().find(|&activity| activity_id(activity) == id)? }
        }
        "copy" => {
            let source = match at(2)?.as_str() {
                Some("consensus") => Source::Consensus,
                Some(_) => return None,
                None => Source::Validator(Uid(short(2)?)),
            };
            Change::Copy { uid: uid()?, source, delay: Epoch(short(3)?) }
        }
        "own" => Change::OwnWeights { uid: uid()? },
        _ => return None,
    }))
}

fn row(written: &Value) -> Option<RowV1> {
    let values = |list: &Value| -> Option<Vec<u16>> {
        list.as_array()?.iter().map(|value| u16::try_from(value.as_u64()?).ok()).collect()
    };
    match written.get("v") {
        Some(shares) => Some(RowV1 { columns: Some(values(written.get("c")?)?), values: values(shares)? }),
        None => Some(RowV1 { columns: None, values: values(written)? }),
    }
}

fn activity_id(activity: Activity) -> &'static str {
    match activity {
        Activity::Submits => "submits",
        Activity::Stops => "stops",
        Activity::Inactive => "inactive",
    }
}

/// Converts a raw value to a JSON number; every valid one fits these types.
fn number(raw: i128) -> Value {
    match u64::try_from(raw) {
        Ok(raw) => raw.into(),
        Err(_) => i64::try_from(raw).unwrap_or_default().into(),
    }
}

impl KeyframeV1 {
    fn read(&self, miners: &[Uid]) -> Result<Change, Invalid> {
        match self {
            KeyframeV1::Weights(uid, row) => {
                let uid = Uid(*uid);
                Ok(Change::Weights { uid, row: row.read(Matrix::Weights, uid, miners)? })
            }
            KeyframeV1::Change(change) => Ok(change.clone()),
        }
    }
}

impl TimelineV1 {
    /// Returns the written timeline, in which rows of every miner have no columns; `None` for a single epoch without
    /// keyframes.
    pub fn unless_single(timeline: &Timeline, miners: &[Uid]) -> Option<Self> {
        if timeline.is_single() {
            return None;
        }
        let mut keyframes: BTreeMap<u16, Vec<KeyframeV1>> = BTreeMap::new();
        for keyframe in timeline.keyframes() {
            let written = match &keyframe.change {
                Change::Weights { uid, row } => KeyframeV1::Weights(uid.0, RowV1::of(row, miners)),
                change => KeyframeV1::Change(change.clone()),
            };
            keyframes.entry(keyframe.epoch.0).or_default().push(written);
        }
        Some(TimelineV1 { epochs: (timeline.epochs != Epoch(1)).then_some(timeline.epochs.0), keyframes })
    }

    /// Returns the live timeline.
    ///
    /// # Errors
    /// Returns an error if there are more keyframes than a timeline may have, including those that a later one of the
    /// same epoch replaces. Returns [`Invalid::WrongLength`] for a row whose columns and values do not match.
    pub fn read(&self, miners: &[Uid]) -> Result<Timeline, Invalid> {
        let mut counts = KeyframeCounts::default();
        let mut keyframes = Vec::new();
        for (&epoch, written) in &self.keyframes {
            for keyframe in written {
                let change = keyframe.read(miners)?;
                counts.add(&change)?;
                keyframes.push(Keyframe { epoch: Epoch(epoch), change });
            }
        }
        Ok(Timeline::with_keyframes(Epoch(self.epochs.unwrap_or(1)), keyframes))
    }
}
