//! A vector of one epoch: `{"id", "inputs", "expected", "bits"}`.

use super::results::{Bits, Expected, Results, Rows};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use yuma_engine::quantity::{Alpha, Block, Millionths, Proportion64, Rao, Share, Uid};
use yuma_engine::yuma::{ConsensusSource, EpochInput, Parameters, Sparse, YumaVersion};

/// One epoch and its expected results.
#[derive(Deserialize)]
#[serde(try_from = "Row")]
pub struct EpochVector {
    pub id: String,
    pub input: EpochInput,
    pub results: Results,
}

#[derive(Deserialize)]
struct Row {
    id: Option<String>,
    inputs: Inputs,
    expected: Expected,
    bits: Option<Bits>,
}

impl TryFrom<Row> for EpochVector {
    type Error = &'static str;

    fn try_from(row: Row) -> Result<Self, Self::Error> {
        let results = Results { expected: row.expected, bits: row.bits.unwrap_or_default() };
        if results == Results::default() {
            return Err("`expected` and `bits` name nothing to compare");
        }
        let id = row.id.unwrap_or_else(|| "a vector without id".into());
        Ok(EpochVector { id, input: row.inputs.into(), results })
    }
}

/// The inputs in the format of the vectors. An absent or null parameter has the chain's default.
#[derive(Deserialize)]
struct Inputs {
    n: u16,
    current_block: u64,
    #[serde(default, deserialize_with = "null_as_default")]
    last_mechanism_step_block: u64,
    activity_cutoff_blocks: u64,
    #[serde(default, deserialize_with = "null_as_default")]
    last_update: Vec<u64>,
    #[serde(default, deserialize_with = "null_as_default")]
    block_at_registration: Vec<u64>,
    stake: Vec<u64>,
    tao_stake: Option<Vec<u64>>,
    tao_weight_u64: Option<u64>,
    stake_threshold: Option<u64>,
    owner_uid: Option<u16>,
    #[serde(default, deserialize_with = "null_as_default")]
    validator_permits: Vec<bool>,
    max_allowed_validators: Option<u16>,
    #[serde(default, deserialize_with = "distinct_columns")]
    weights: Rows<u16>,
    #[serde(default, deserialize_with = "distinct_columns")]
    bonds: Rows<u16>,
    commit_blocks: Option<Vec<Option<u64>>>,
    previous_consensus: Option<Vec<u16>>,
    tempo: Option<u16>,
    kappa: Option<u16>,
    bonds_penalty: Option<u16>,
    bonds_moving_average: Option<u64>,
    yuma3: bool,
    #[serde(default, deserialize_with = "null_as_default")]
    liquid_alpha: bool,
    liquid_alpha_consensus: Option<Source>,
    alpha_low: Option<u16>,
    alpha_high: Option<u16>,
    alpha_sigmoid_steepness: Option<i16>,
    rao_emission: u64,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Source {
    Current,
    Previous,
    Auto,
}

/// Rows without repeated columns, as in the chain's storage.
fn distinct_columns<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Rows<u16>, D::Error> {
    let rows: Rows<u16> = null_as_default(deserializer)?;
    for (uid, row) in rows.iter().enumerate() {
        let mut columns: Vec<u16> = row.iter().map(|&(column, _)| column).collect();
        columns.sort_unstable();
        if let Some([twice, _]) = columns.array_windows().find(|[a, b]| a == b) {
            return Err(D::Error::custom(format!("row {uid} has two entries for uid {twice}")));
        }
    }
    Ok(rows)
}

fn null_as_default<'a, D: Deserializer<'a>, T: Deserialize<'a> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl From<Inputs> for EpochInput {
    fn from(inputs: Inputs) -> Self {
        let parameters = inputs.parameters();
        let blocks = |blocks: Vec<u64>| blocks.into_iter().map(Block).collect();
        EpochInput {
            uid_count: inputs.n,
            current_block: Block(inputs.current_block),
            last_mechanism_step_block: Block(inputs.last_mechanism_step_block),
            activity_cutoff: Block(inputs.activity_cutoff_blocks),
            last_update: blocks(inputs.last_update),
            block_at_registration: blocks(inputs.block_at_registration),
            alpha_stake: inputs.stake.into_iter().map(Alpha).collect(),
            tao_stake: inputs.tao_stake.unwrap_or_default().into_iter().map(Rao).collect(),
            owner: inputs.owner_uid.map(Uid),
            validator_permits: inputs.validator_permits,
            weights: matrix(&inputs.weights),
            bonds: matrix(&inputs.bonds),
            commit_blocks: inputs.commit_blocks.map(|blocks| blocks.into_iter().map(commit).collect()),
            previous_consensus: inputs.previous_consensus.map(|shares| shares.into_iter().map(Share).collect()),
            emission: Alpha(inputs.rao_emission),
            parameters,
        }
    }
}

impl Inputs {
    fn parameters(&self) -> Parameters {
        let default = Parameters::default();
        let share = |value: Option<u16>, default| value.map_or(default, Share);
        Parameters {
            yuma_version: if self.yuma3 { YumaVersion::Three } else { YumaVersion::Two },
            kappa: share(self.kappa, default.kappa),
            bonds_penalty: share(self.bonds_penalty, default.bonds_penalty),
            bonds_moving_average: self.bonds_moving_average.map_or(default.bonds_moving_average, Millionths),
            liquid_alpha: self.liquid_alpha,
            liquid_alpha_consensus: match self.liquid_alpha_consensus {
                None | Some(Source::Current) => ConsensusSource::Current,
                Some(Source::Previous) => ConsensusSource::Previous,
                Some(Source::Auto) => ConsensusSource::Auto,
            },
            alpha_low: share(self.alpha_low, default.alpha_low),
            alpha_high: share(self.alpha_high, default.alpha_high),
            alpha_sigmoid_steepness: self.alpha_sigmoid_steepness.unwrap_or(default.alpha_sigmoid_steepness),
            tempo: self.tempo.unwrap_or(default.tempo),
            stake_threshold: self.stake_threshold.map_or(default.stake_threshold, Alpha),
            tao_weight: self.tao_weight_u64.map_or(default.tao_weight, Proportion64),
            max_allowed_validators: self.max_allowed_validators.unwrap_or(default.max_allowed_validators),
            ..default
        }
    }
}

/// Converts rows to the engine's stored form.
pub fn matrix(rows: &Rows<u16>) -> Sparse<Share> {
    Sparse::from_rows(rows.iter().map(|row| row.iter().map(|&(column, value)| (Uid(column), Share(value)))))
}

/// A commit block; the maximum means no commit.
fn commit(block: Option<u64>) -> Option<Block> {
    block.filter(|&block| block != u64::MAX).map(Block)
}
