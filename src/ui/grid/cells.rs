//! The cells of the grid: values of the lens, shades, clipped parts and masks.

use crate::store::{Evaluation, Lens};
use crate::ui::format;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Share, Uid};
use yuma_engine::yuma::{Quantity, Shape, WeightMask, weight_mask};
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
    /// The clipped part, from 0 to 20.
    pub hatch: u8,
    /// The reason why the weight does not count.
    pub mask: Option<WeightMask>,
}

impl CellView {
    /// Returns the classes of the cell.
    pub fn classes(&self) -> String {
        let mut classes = format!("w h{}", self.shade);
        if self.hatch > 0 {
            classes.push_str(&format!(" c{}", self.hatch));
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

/// Converts the values of a lens to cells. The largest value has the deepest shade.
pub struct Painter<'a> {
    scenario: &'a Scenario,
    evaluation: &'a Evaluation,
    lens: Lens,
    largest: f64,
}

impl<'a> Painter<'a> {
    /// Creates a painter for a lens.
    pub fn new(scenario: &'a Scenario, evaluation: &'a Evaluation, lens: Lens) -> Self {
        let mut painter = Painter { scenario, evaluation, lens, largest: 1.0 };
        painter.largest = painter.values().fold(f64::EPSILON, |largest, (_, _, value)| largest.max(value));
        painter
    }

    /// Returns every nonzero value of the lens.
    pub fn values(&self) -> Box<dyn Iterator<Item = (Uid, Uid, f64)> + '_> {
        let stored = |matrix: Matrix| {
            self.scenario.validators.iter().flat_map(move |&validator| {
                let row = self.scenario.row(matrix, validator).iter();
                row.map(move |&(miner, share)| (validator, miner, f64::from(share.0) / f64::from(u16::MAX)))
            })
        };
        match self.lens {
            Lens::StoredWeights => Box::new(stored(Matrix::Weights)),
            Lens::StoredBonds => Box::new(stored(Matrix::Bonds)),
            Lens::Step(quantity) => {
                use yuma_engine::yuma::View;
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

    /// Returns the depth of a value from 0 to 1. The square root keeps small weights of large subnets visible.
    pub fn depth(&self, value: f64) -> f64 {
        (value / self.largest).clamp(0.0, 1.0).sqrt()
    }

    /// Returns a cell.
    pub fn cell(&self, validator: Uid, miner: Uid) -> CellView {
        let (text, value) = match self.lens {
            Lens::StoredWeights => share_text(self.scenario.cell(Matrix::Weights, validator, miner)),
            Lens::StoredBonds => share_text(self.scenario.cell(Matrix::Bonds, validator, miner)),
            Lens::Step(quantity) => fixed_text(self.evaluation.trace.cell(quantity, validator, miner)),
        };
        CellView {
            shade: (self.depth(value) * SHADES).round() as u8,
            hatch: self.hatch(validator, miner),
            mask: self.mask(validator, miner).filter(|_| !text.is_empty()),
            text,
        }
    }

    /// Returns the clipped part of a weight. Only the lenses of weights show it.
    fn hatch(&self, validator: Uid, miner: Uid) -> u8 {
        if !matches!(self.lens, Lens::StoredWeights | Lens::Step(Quantity::Weights)) {
            return 0;
        }
        let trace = &self.evaluation.trace;
        let given = trace.weights.get(validator, miner).unwrap_or_default().to_num::<f64>();
        let kept = trace.clipped.get(validator, miner).unwrap_or_default().to_num::<f64>();
        if given - kept < ROUNDING { 0 } else { ((1.0 - kept / given) * SHADES).round().clamp(1.0, SHADES) as u8 }
    }

    fn mask(&self, validator: Uid, miner: Uid) -> Option<WeightMask> {
        let is_of_weights = matches!(self.lens, Lens::StoredWeights);
        let mask = || weight_mask(&self.evaluation.input, &self.evaluation.trace.validator_permits, validator, miner);
        if is_of_weights { mask() } else { None }
    }
}

fn share_text(share: Option<Share>) -> (String, f64) {
    share.map_or_else(Default::default, |share| (format::share_percent(share), f64::from(share.0) / 65_535.0))
}

fn fixed_text(value: Option<Fraction>) -> (String, f64) {
    value.map_or_else(Default::default, |value| (format::percent(value), value.to_num::<f64>()))
}
