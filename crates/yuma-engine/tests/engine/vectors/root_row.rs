//! A vector of the root network's epoch.

use super::compare::{Difference, vector};
use super::groups::value::Integer;
use serde::Deserialize;
use std::collections::BTreeMap;
use yuma_engine::quantity::{Netuid, Rao, Share};
use yuma_engine::root2024::{Number, RootEpoch, RootInput, root_epoch};

/// One root epoch and its expected results.
#[derive(Deserialize)]
pub struct RootVector {
    pub id: String,
    inputs: Inputs,
    /// The complete results, in rows.
    expected: Option<Outcome>,
    /// The results that the chain's own test asserts.
    literal_expected: Option<Literal>,
    /// The complete results next to the asserted ones.
    derived_full: Option<Outcome>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inputs {
    rho: u16,
    kappa: u16,
    block_emission: u64,
    /// The number of networks, with netuids from 0.
    k: u16,
    #[serde(default)]
    row_normalize: bool,
    stake: Vec<u64>,
    weights: Vec<Vec<(u16, u16)>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Outcome {
    Refused(Refused),
    Results(Box<Results>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    error: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Results {
    bits: Bits,
    emission: Vec<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bits {
    stake: Vec<Integer<i128>>,
    ranks: Vec<Integer<i128>>,
    trust: Vec<Integer<i128>>,
    consensus: Vec<Integer<i128>>,
    normalized_emission: Vec<Integer<i128>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Literal {
    emission_by_column: BTreeMap<usize, u64>,
}

impl RootVector {
    /// Returns the inputs of the epoch.
    pub fn input(&self) -> RootInput {
        self.inputs.read()
    }

    /// Runs the epoch and compares step by step.
    pub fn compare(&self) -> Result<usize, Difference> {
        let got = root_epoch(&self.input());
        let mut equal = 0;
        for outcome in self.expected.iter().chain(&self.derived_full) {
            equal += match (outcome, &got) {
                (Outcome::Results(expected), Ok(got)) => expected.compare(got)?,
                (Outcome::Refused(_), got) => {
                    let names = |text: &str| Some(vec![text.to_string()]);
                    let got = got.as_ref().map_or_else(|error| error.to_string(), |_| "an epoch".into());
                    vector("error", &names("no stake on the root network"), &Some(vec![got]))?
                }
                (Outcome::Results(_), Err(error)) => {
                    vector("epoch", &Some(vec!["results".to_string()]), &Some(vec![error.to_string()]))?
                }
            };
        }
        if let Some(literal) = &self.literal_expected {
            let emission = got.map(|epoch| epoch.emission).unwrap_or_default();
            let (expected, got) = literal.columns(&emission);
            equal += vector("emission_by_column", &Some(expected), &Some(got))?;
        }
        Ok(equal)
    }

    /// Returns whether the vector has expected results, or the only error that the epoch returns.
    pub fn is_complete(&self) -> bool {
        let is_known = |outcome: &Outcome| match outcome {
            Outcome::Refused(refused) => refused.error == "No stake on network",
            Outcome::Results(_) => true,
        };
        let mut outcomes = self.expected.iter().chain(&self.derived_full).peekable();
        outcomes.peek().is_some() && outcomes.all(is_known)
    }
}

impl Inputs {
    fn read(&self) -> RootInput {
        RootInput {
            networks: (0..self.k).map(Netuid).collect(),
            stake: self.stake.iter().copied().map(Rao).collect(),
            weights: self
                .weights
                .iter()
                .map(|row| row.iter().map(|&(network, weight)| (Netuid(network), Share(weight))).collect())
                .collect(),
            rho: self.rho,
            kappa: Share(self.kappa),
            block_emission: Rao(self.block_emission),
            normalizes_rows: self.row_normalize,
        }
    }
}

impl Results {
    fn compare(&self, got: &RootEpoch) -> Result<usize, Difference> {
        let bits = &self.bits;
        let mut equal = 0;
        for (field, expected, got) in [
            ("bits.stake", &bits.stake, &got.stake),
            ("bits.ranks", &bits.ranks, &got.ranks),
            ("bits.trust", &bits.trust, &got.trust),
            ("bits.consensus", &bits.consensus, &got.consensus),
            ("bits.normalized_emission", &bits.normalized_emission, &got.shares),
        ] {
            let expected = expected.iter().map(|bits| bits.0).collect();
            equal += vector(field, &Some(expected), &Some(got.iter().copied().map(Number::to_bits).collect()))?;
        }
        let emission = got.emission.iter().map(|amount| amount.0).collect();
        Ok(equal + vector("emission", &Some(self.emission.clone()), &Some(emission))?)
    }
}

impl Literal {
    /// Returns the asserted columns and their values.
    fn columns(&self, emission: &[Rao]) -> (Vec<u64>, Vec<u64>) {
        let got = |column: &usize| emission.get(*column).map_or(0, |amount| amount.0);
        self.emission_by_column.iter().map(|(column, expected)| (*expected, got(column))).unzip()
    }
}
