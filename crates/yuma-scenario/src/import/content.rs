//! The content of imported files, independent of their format.

use super::note::{Assumption, Ignored};
use crate::Scenario;
use crate::table::WeightUnit;
use yuma_engine::quantity::Share;
use yuma_engine::yuma::Hyperparameter;

/// The content of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A complete scenario of this page.
    Scenario(Box<Scenario>),
    /// Participants, weights or hyperparameters of a subnet.
    Subnet(Box<SubnetData>),
    /// The pools of several subnets.
    Market(Market),
    /// The root network of 2024.
    RootNetwork(RootNetwork),
}

/// The parts of a subnet that a file contains.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubnetData {
    /// The number of the subnet.
    pub netuid: Option<u16>,
    /// The name of the subnet.
    pub name: Option<String>,
    /// The block of the data.
    pub block: Option<u64>,
    /// The participants, in the order of the file.
    pub participants: Vec<Participant>,
    /// The weights.
    pub weights: Option<Weights>,
    /// Hyperparameters with their raw values.
    pub hyperparameters: Vec<(Hyperparameter, i128)>,
    /// The activity cutoff in blocks, which the page stores in thousandths of a tempo.
    pub activity_cutoff: Option<u64>,
    /// `CommitRevealWeightsEnabled`.
    pub commit_reveal: Option<bool>,
    /// The assumptions of the reader.
    pub assumptions: Vec<Assumption>,
    /// The parts of the file that were not used.
    pub ignored: Vec<Ignored>,
}

/// The way in which a file refers to a participant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// By uid.
    Uid(u16),
    /// By name or hotkey.
    Name(String),
    /// By the index of its row in a table without names.
    Row(usize),
    /// By the index of its column in a table without names.
    Column(usize),
}

/// A participant. `None` stands for values that the file does not contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Its label.
    pub label: Label,
    /// Its hotkey.
    pub hotkey: Option<String>,
    /// The name that its owner published.
    pub identity: Option<String>,
    /// Its alpha stake in units of 10^-9.
    pub alpha_stake: Option<u64>,
    /// Its TAO on root in rao.
    pub tao_stake: Option<u64>,
    /// Whether it has a validator permit.
    pub permit: Option<bool>,
    /// Whether it is active.
    pub active: Option<bool>,
    /// The blocks since its last weight update.
    pub blocks_since_update: Option<u64>,
    /// The block of its registration.
    pub registered_at: Option<u64>,
    /// Whether it is the subnet owner's neuron.
    pub is_owner: bool,
}

impl Participant {
    /// Creates a participant of which only the label is known.
    pub(super) fn new(label: Label) -> Self {
        Participant {
            label,
            hotkey: None,
            identity: None,
            alpha_stake: None,
            tao_stake: None,
            permit: None,
            active: None,
            blocks_since_update: None,
            registered_at: None,
            is_owner: false,
        }
    }
}

/// Weights by validator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Each validator with its entries, in the order of the file.
    pub rows: Vec<WeightRow>,
    /// The columns of a table: only their cells change in an update. `None` if the rows are complete.
    pub columns: Option<Vec<Label>>,
    /// The detected unit.
    pub unit: WeightUnit,
}

/// The weights of a validator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightRow {
    /// The validator.
    pub validator: Label,
    /// Its hotkey.
    pub hotkey: Option<String>,
    /// The miners and the weights.
    pub entries: Vec<(Label, Share)>,
}

impl Weights {
    /// Returns the miners in the order of the file, each once.
    pub fn miners(&self) -> Vec<&Label> {
        if let Some(columns) = &self.columns {
            return columns.iter().collect();
        }
        let mut seen = std::collections::HashSet::new();
        let all = self.rows.iter().flat_map(|row| row.entries.iter().map(|(miner, _)| miner));
        all.filter(|miner| seen.insert(*miner)).collect()
    }
}

/// The pools of several subnets; root is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Market {
    /// The subnets in the order of the file.
    pub subnets: Vec<MarketSubnet>,
}

/// The pool of a subnet.
#[derive(Clone, Debug, PartialEq)]
pub struct MarketSubnet {
    /// The number of the subnet.
    pub netuid: u16,
    /// Its name.
    pub name: String,
    /// The TAO in the pool in rao.
    pub tao_in: u64,
    /// The alpha in the pool in units of 10^-9.
    pub alpha_in: u64,
    /// The alpha outside the pool in units of 10^-9.
    pub alpha_out: u64,
    /// The price in TAO for one alpha.
    pub price: f64,
    /// Whether the subnet has been started and is eligible for emission.
    pub is_started: bool,
}

/// The root network of 2024.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootNetwork {
    /// The block of the data.
    pub block: Option<u64>,
    /// The validators in the order of the file.
    pub validators: Vec<RootValidator>,
}

/// A validator of the root network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootValidator {
    /// Its uid.
    pub uid: u16,
    /// Its hotkey.
    pub hotkey: Option<String>,
    /// Its stake in rao.
    pub stake: u64,
    /// Its weights on subnets: the number of the subnet and the share of the row.
    pub weights: Vec<(u16, Share)>,
}
