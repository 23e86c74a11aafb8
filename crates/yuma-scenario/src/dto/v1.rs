//! Version 1 of the written scenario.
//!
//! A public format: fields may be added with a default, but never renamed, removed or reinterpreted. Amounts are in
//! units of 10^-9, weights and bonds in 65535ths, and lists are by uid unless noted otherwise. An omitted field has
//! the default documented here, even if the live model's default changes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::v1_comparison::ComparisonV1;
use super::v1_parameters::ParametersV1;
use super::v1_row::RowV1;
use super::v1_timeline::TimelineV1;
use crate::invalid::{Invalid, List};
use crate::matrix::{Matrix, Row};
use crate::model::{Comparison, Document, Neuron, Scenario};
use crate::timeline::Timeline;
use crate::{limits, names, text};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};

/// A written scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScenarioV1 {
    /// The name of the format, if the JSON is a file of its own.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    /// The version of the format, if the JSON is a file of its own.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// The preset whose texts are shown for an empty title and empty notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// The title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// The number of neurons.
    pub neurons: u16,
    /// The block of the epoch.
    pub block: u64,
    /// The block of the previous epoch.
    #[serde(skip_serializing_if = "is_default")]
    pub previous_epoch: u64,
    /// The emission that the epoch pays out.
    pub emission: u64,
    /// Whether commit-reveal is on.
    #[serde(skip_serializing_if = "is_default")]
    pub commit_reveal: bool,
    /// The hyperparameters that differ from the defaults of this version.
    #[serde(skip_serializing_if = "is_default")]
    pub parameters: ParametersV1,
    /// The owner's uid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<u16>,
    /// The rows in display order.
    pub validators: Vec<u16>,
    /// The columns in display order; if omitted, every uid is a column, in ascending order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub miners: Option<Vec<u16>>,
    /// The names; missing ones at the end are empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The alpha stakes, by default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha: Option<Column>,
    /// The root stakes, by default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tao: Option<Column>,
    /// The uids that have a permit.
    pub permits: Vec<u16>,
    /// The blocks of the last update, by default the block before the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Column>,
    /// The blocks of registration, by default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered: Option<Column>,
    /// The blocks of commits, by uid.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub commits: BTreeMap<u16, u64>,
    /// The rows of weights that are not empty, by uid.
    pub weights: BTreeMap<u16, RowV1>,
    /// The rows of bonds that are not empty, by uid.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub bonds: BTreeMap<u16, RowV1>,
    /// The consensus of the previous epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consensus: Option<Vec<u16>>,
    /// The epochs and keyframes; if omitted, one epoch without keyframes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<TimelineV1>,
    /// The comparison; if omitted, none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare: Option<ComparisonV1>,
    /// In a link, the view of its sender, see [`super::v1_view`]; if omitted, the default view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<Value>,
}

/// A number for every neuron: one value for all, or a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged, try_from = "Value")]
pub enum Column {
    /// The same value for all.
    Same(u64),
    /// One value for each.
    Each(Vec<u64>),
}

impl TryFrom<Value> for Column {
    type Error = &'static str;

    fn try_from(written: Value) -> Result<Self, Self::Error> {
        let column = match &written {
            Value::Array(values) => values.iter().map(Value::as_u64).collect::<Option<_>>().map(Column::Each),
            value => value.as_u64().map(Column::Same),
        };
        column.ok_or("a column is neither a number nor a list of numbers")
    }
}

impl ScenarioV1 {
    /// Reads a scenario from the JSON of a link, file or preset. All sources share this function, because the
    /// generated code is large.
    ///
    /// # Errors
    /// Returns the first mismatch between the content and the format.
    #[inline(never)]
    pub fn read(content: Value) -> serde_json::Result<Self> {
        serde_json::from_value(content)
    }

    /// Writes the JSON of a link.
    #[inline(never)]
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl From<&Scenario> for ScenarioV1 {
    fn from(scenario: &Scenario) -> Self {
        let document: &Document = scenario;
        let numbers = |number: fn(&Neuron) -> u64| document.neurons.iter().map(number).collect::<Vec<_>>();
        let all: Vec<u16> = Uid::all(document.uid_count()).map(|uid| uid.0).collect();
        let miners = uids(&document.miners);
        let named = document.neurons.iter().rposition(|neuron| !neuron.name.is_empty()).map_or(0, |last| last + 1);
        let neurons = || Uid::all(document.uid_count()).zip(&document.neurons);
        let mut commits = BTreeMap::new();
        commits.extend(neurons().filter_map(|(uid, neuron)| Some((uid.0, neuron.commit_block?.0))));
        ScenarioV1 {
            format: None,
            version: None,
            preset: document.preset.clone(),
            title: document.title.clone(),
            notes: document.notes.clone(),
            neurons: document.uid_count(),
            block: document.current_block.0,
            previous_epoch: document.last_mechanism_step_block.0,
            emission: document.emission.0,
            commit_reveal: document.commit_reveal,
            parameters: ParametersV1::from(&document.parameters),
            owner: document.owner.map(|uid| uid.0),
            validators: uids(&document.validators),
            miners: (miners != all).then_some(miners),
            names: document.neurons.iter().take(named).map(|neuron| neuron.name.clone()).collect(),
            alpha: Column::unless(numbers(|neuron| neuron.alpha_stake.0), 0),
            tao: Column::unless(numbers(|neuron| neuron.tao_stake.0), 0),
            permits: neurons().filter(|(_, neuron)| neuron.validator_permit).map(|(uid, _)| uid.0).collect(),
            updated: Column::unless(numbers(|neuron| neuron.last_update.0), document.current_block.0.saturating_sub(1)),
            registered: Column::unless(numbers(|neuron| neuron.block_at_registration.0), 0),
            commits,
            weights: written_rows(document, Matrix::Weights),
            bonds: written_rows(document, Matrix::Bonds),
            consensus: document.previous_consensus.as_ref().map(|shares| shares.iter().map(|share| share.0).collect()),
            timeline: TimelineV1::unless_single(
                &document.timeline,
                &ascending(document.miners.clone(), |uid| uid.0.into()),
            ),
            compare: ComparisonV1::unless_none(&document.comparison),
            view: None,
        }
    }
}

impl TryFrom<ScenarioV1> for Scenario {
    type Error = Invalid;

    /// Reads a scenario. Texts are cleaned as on input; everything else must be valid.
    fn try_from(mut written: ScenarioV1) -> Result<Self, Invalid> {
        let count = usize::from(written.neurons);
        if count > limits::NEURONS {
            return Err(Invalid::TooManyNeurons { count, limit: limits::NEURONS });
        }
        let comparison = written.compare.take().map_or(Ok(Comparison::None), ComparisonV1::read)?;
        let miners: Vec<Uid> = match &written.miners {
            Some(miners) => miners.iter().copied().map(Uid).collect(),
            None => Uid::all(written.neurons).collect(),
        };
        let ascending = ascending(miners.clone(), |uid| uid.0.into());
        let previous_consensus = written.consensus.clone().map(|shares| shares.into_iter().map(Share).collect());
        Scenario::new(Document {
            preset: written.preset.as_deref().map(text::clean_line),
            title: text::clean_line(&written.title),
            notes: text::clean_notes(&written.notes),
            parameters: (&written.parameters).into(),
            commit_reveal: written.commit_reveal,
            emission: Alpha(written.emission),
            current_block: Block(written.block),
            last_mechanism_step_block: Block(written.previous_epoch),
            neurons: read_neurons(&written, count)?,
            owner: written.owner.map(Uid),
            validators: written.validators.iter().copied().map(Uid).collect(),
            miners,
            weights: read_rows(&written.weights, Matrix::Weights, count, &ascending)?,
            bonds: read_rows(&written.bonds, Matrix::Bonds, count, &ascending)?,
            previous_consensus,
            timeline: written
                .timeline
                .as_ref()
                .map_or(Ok(Timeline::default()), |timeline| timeline.read(&ascending))?,
            comparison,
        })
    }
}

impl Column {
    fn unless(values: Vec<u64>, default: u64) -> Option<Self> {
        let first = values.first().copied().unwrap_or(default);
        let is_same = values.iter().all(|&value| value == first);
        if is_same { (first != default).then_some(Column::Same(first)) } else { Some(Column::Each(values)) }
    }

    fn read(column: Option<&Column>, default: u64, list: List, expected: usize) -> Result<Vec<u64>, Invalid> {
        match column {
            None => Ok(vec![default; expected]),
            Some(Column::Same(value)) => Ok(vec![*value; expected]),
            Some(Column::Each(values)) if values.len() == expected => Ok(values.clone()),
            Some(Column::Each(values)) => Err(Invalid::WrongLength { list, found: values.len(), expected }),
        }
    }
}

fn uids(list: &[Uid]) -> Vec<u16> {
    list.iter().map(|uid| uid.0).collect()
}

fn written_rows(document: &Document, matrix: Matrix) -> BTreeMap<u16, RowV1> {
    let ascending = ascending(document.miners.clone(), |uid| uid.0.into());
    let mut written = BTreeMap::new();
    for (uid, row) in Uid::all(document.uid_count()).zip(document.rows(matrix)).filter(|(_, row)| !row.is_empty()) {
        written.insert(uid.0, RowV1::of(row, &ascending));
    }
    written
}

fn read_rows(
    written: &BTreeMap<u16, RowV1>,
    matrix: Matrix,
    count: usize,
    miners: &[Uid],
) -> Result<Vec<Row>, Invalid> {
    let mut rows = vec![Row::default(); count];
    for (&uid, row) in written {
        let uid = Uid(uid);
        let row = row.read(matrix, uid, miners)?;
        let index = rows.get_mut(uid.index()).ok_or(Invalid::UnknownUid { list: List::Rows(matrix), uid })?;
        *index = row;
    }
    Ok(rows)
}

fn read_neurons(written: &ScenarioV1, count: usize) -> Result<Vec<Neuron>, Invalid> {
    let alpha = Column::read(written.alpha.as_ref(), 0, List::AlphaStakes, count)?;
    let tao = Column::read(written.tao.as_ref(), 0, List::TaoStakes, count)?;
    let updated = Column::read(written.updated.as_ref(), written.block.saturating_sub(1), List::LastUpdates, count)?;
    let registered = Column::read(written.registered.as_ref(), 0, List::Registrations, count)?;
    if written.names.len() > count {
        return Err(Invalid::WrongLength { list: List::Names, found: written.names.len(), expected: count });
    }
    let exists = |&uid: &u16| usize::from(uid) < count;
    if let Some(&uid) = written.permits.iter().find(|uid| !exists(uid)) {
        return Err(Invalid::UnknownUid { list: List::Permits, uid: Uid(uid) });
    }
    if let Some(&uid) = written.commits.keys().find(|uid| !exists(uid)) {
        return Err(Invalid::UnknownUid { list: List::Commits, uid: Uid(uid) });
    }
    let mut names = names::cleaned(&written.names).into_iter();
    let numbers = alpha.into_iter().zip(tao).zip(updated).zip(registered);
    let mut neurons: Vec<Neuron> = numbers
        .zip(0u16..)
        .map(|((((alpha, tao), updated), registered), uid)| Neuron {
            name: names.next().unwrap_or_default(),
            alpha_stake: Alpha(alpha),
            tao_stake: Rao(tao),
            validator_permit: false,
            last_update: Block(updated),
            block_at_registration: Block(registered),
            commit_block: written.commits.get(&uid).copied().map(Block),
        })
        .collect();
    for &uid in &written.permits {
        if let Some(neuron) = neurons.get_mut(usize::from(uid)) {
            neuron.validator_permit = true;
        }
    }
    Ok(neurons)
}
