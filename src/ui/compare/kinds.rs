//! What the lanes can be compared by, epoch by epoch.

use crate::engine::quantity::Uid;
use crate::scenario::Document;
use crate::store::Selection;
use crate::store::chart::RunChart;

/// The charts that are offered: the bonds are those of the selected validator and of the selected miner, else of the
/// first ones of the grid.
pub fn kinds(selection: Selection, document: &Document) -> Vec<RunChart> {
    let (validators, miners) = (&document.validators, &document.miners);
    let selected = match selection {
        Selection::None => [None, None],
        Selection::Cell { row, column } => [Some(row), Some(column)],
        Selection::Validator(uid) | Selection::Miner(uid) | Selection::Result(_, uid) => [Some(uid), Some(uid)],
    };
    let [validator, miner] = selected;
    let among = |uid: Option<Uid>, of: &[Uid]| uid.filter(|uid| of.contains(uid)).or_else(|| of.first().copied());
    let bonds = [
        among(validator, validators).map(RunChart::BondsOfValidator),
        among(miner, miners).map(RunChart::BondsOnMiner),
    ];
    let of_all = [
        RunChart::RelativeDividends,
        RunChart::Dividends,
        RunChart::Incentives,
        RunChart::ValidatorTrust,
        RunChart::Consensus,
    ];
    of_all.into_iter().chain(bonds.into_iter().flatten()).chain([RunChart::CumulativeEmission]).collect()
}
