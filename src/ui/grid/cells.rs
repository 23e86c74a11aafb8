//! The cells of the grid: values of the lens, shades, clipped parts and masks.

use super::figures;
use super::status::Status;
use crate::store::{Evaluation, Lens, ViewState};
use yuma_engine::quantity::{Share, Uid};
use yuma_engine::yuma::{Quantity, Shape, View, WeightMask, weight_mask};
use yuma_scenario::edit::row_sum;
use yuma_scenario::{Matrix, Scenario};

/// The number of shades of a cell and of steps of its hatching. They are classes, because the page allows no inline styles.
const SHADES: f64 = 20.0;
/// Weights that exceed consensus by less are not hatched: the excess comes from the rounding of stored weights.
const ROUNDING: f64 = 0.000_1;

/// The display of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellView {
    /// The value; empty if nothing is stored.
    pub text: String,
    /// The shade from 0 to 20.
    pub shade: u8,
    /// The clipped part of the weight.
    pub clipped: Option<ClippedWeight>,
    /// The message key of the reason why the weight does not count.
    pub mask: Option<&'static str>,
}

/// A weight above consensus, as parts of the counting weights of its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClippedWeight {
    /// The weight.
    pub given: f64,
    /// The part that counts.
    pub counts: f64,
}

impl ClippedWeight {
    /// Returns the height of the hatching, from 1 to 20.
    fn hatch(self) -> u8 {
        ((1.0 - self.counts / self.given) * SHADES).round().clamp(1.0, SHADES) as u8
    }
}

impl CellView {
    /// Returns the classes of the cell.
    pub fn classes(&self) -> String {
        let mut classes = format!("w h{}", self.shade);
        if let Some(clipped) = self.clipped {
            classes.push_str(&format!(" c{}", clipped.hatch()));
        }
        if self.mask.is_some() {
            classes.push_str(" off");
        }
        classes
    }
}

/// Returns the lenses in the order of the pipeline.
pub fn lenses(evaluation: &Evaluation) -> Vec<Lens> {
    let matrices = Quantity::ALL.into_iter().filter(|quantity| quantity.shape() == Shape::Matrix);
    let known = matrices.filter(|&quantity| quantity != Quantity::Alphas || evaluation.trace.alphas.is_some());
    [Lens::StoredWeights].into_iter().chain(known.map(Lens::Step)).chain([Lens::StoredBonds]).collect()
}

/// Converts the values of a lens to cells.
pub struct Painter<'a> {
    scenario: &'a Scenario,
    evaluation: &'a Evaluation,
    lens: Lens,
    raw: bool,
    has_votes: bool,
}

impl<'a> Painter<'a> {
    /// Creates a painter for the lens of a view.
    pub fn new(scenario: &'a Scenario, evaluation: &'a Evaluation, view: ViewState) -> Self {
        let has_votes = evaluation.trace.has_votes();
        Painter { scenario, evaluation, lens: view.shared.lens, raw: view.raw, has_votes }
    }

    /// Returns every nonzero value of the lens.
    pub fn values(&self) -> Box<dyn Iterator<Item = (Uid, Uid, f64)> + '_> {
        let stored = |matrix: Matrix| {
            self.scenario.validators.iter().flat_map(move |&validator| {
                let whole = self.whole(matrix, validator);
                let row = self.scenario.row(matrix, validator).iter();
                row.map(move |&(miner, share)| (validator, miner, f64::from(share.0) / whole))
            })
        };
        match self.lens {
            Lens::StoredWeights => Box::new(stored(Matrix::Weights)),
            Lens::StoredBonds => Box::new(stored(Matrix::Bonds)),
            Lens::Step(quantity) => {
                let matrix = match self.evaluation.trace.view(quantity) {
                    View::Matrix(matrix) => Some(matrix),
                    View::Rates(rates) => Some(&rates.cells),
                    _ => None,
                };
                let rows = matrix.into_iter().flat_map(|matrix| matrix.rows());
                Box::new(rows.flat_map(|(validator, row)| {
                    row.iter().map(move |&(miner, value)| (validator, miner, value.to_num::<f64>()))
                }))
            }
        }
    }

    /// Returns the depth of a value from 0 to 1. The scale is the same in every subnet, and the square root keeps small
    /// weights visible.
    pub fn depth(value: f64) -> f64 {
        value.clamp(0.0, 1.0).sqrt()
    }

    /// Returns the cells of a validator's row.
    pub fn row(&self, validator: Uid, miners: &[Uid]) -> Vec<CellView> {
        let matrix = self.lens.matrix();
        let whole = matrix.map_or(1.0, |matrix| self.whole(matrix, validator));
        let stored = |share: Option<Share>| {
            share.map_or_else(Default::default, |share| {
                let part = f64::from(share.0) / whole;
                (if self.raw { share.0.to_string() } else { figures::percent(part) }, part)
            })
        };
        let status = Status::of(self.evaluation, validator);
        let cells = miners.iter().map(|&miner| {
            let (text, value) = match self.lens {
                Lens::StoredWeights => stored(self.scenario.cell(Matrix::Weights, validator, miner)),
                Lens::StoredBonds => stored(self.scenario.cell(Matrix::Bonds, validator, miner)),
                Lens::Step(quantity) => self
                    .evaluation
                    .trace
                    .cell(quantity, validator, miner)
                    .map_or_else(Default::default, |value| (figures::fraction(value), value.to_num::<f64>())),
            };
            CellView {
                shade: (Self::depth(value) * SHADES).round() as u8,
                clipped: if status.is_none() { self.clipped(validator, miner) } else { None },
                mask: self.mask(validator, miner, status).filter(|_| !text.is_empty()),
                text,
            }
        });
        cells.collect()
    }

    /// Returns what stored values of a row are parts of: weights of their sum, bonds of 65535.
    fn whole(&self, matrix: Matrix, validator: Uid) -> f64 {
        match matrix {
            Matrix::Weights => row_sum(self.scenario, validator).max(1) as f64,
            Matrix::Bonds => f64::from(u16::MAX),
        }
    }

    /// Returns the clipped part of a weight. Only the lenses of weights show it.
    fn clipped(&self, validator: Uid, miner: Uid) -> Option<ClippedWeight> {
        if !self.has_votes || !matches!(self.lens, Lens::StoredWeights | Lens::Step(Quantity::Weights)) {
            return None;
        }
        let trace = &self.evaluation.trace;
        let given = trace.weights.get(validator, miner).unwrap_or_default().to_num::<f64>();
        let counts = trace.clipped.get(validator, miner).unwrap_or_default().to_num::<f64>();
        (given - counts >= ROUNDING).then_some(ClippedWeight { given, counts })
    }

    /// Returns the reason why a weight does not count. One of a validator without a vote is no part of consensus and pay,
    /// although the chain measures its vtrust by it.
    fn mask(&self, validator: Uid, miner: Uid, status: Option<Status>) -> Option<&'static str> {
        if self.lens != Lens::StoredWeights {
            return None;
        }
        let mask = weight_mask(&self.evaluation.input, &self.evaluation.trace.validator_permits, validator, miner);
        let nobody = (!self.has_votes).then_some("grid.mask.nobody_votes");
        mask.map(mask_key).or(nobody).or(status.map(Status::mask_key))
    }
}

/// Returns the message key of the reason why a weight does not count.
fn mask_key(mask: WeightMask) -> &'static str {
    match mask {
        WeightMask::NoPermit => "grid.mask.no_permit",
        WeightMask::SelfWeight => "grid.mask.self_weight",
        WeightMask::Outdated => "grid.mask.outdated",
        WeightMask::OutdatedCommit => "grid.mask.outdated_commit",
    }
}
