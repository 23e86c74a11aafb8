//! The charts of a run: converts the stored results of its epochs into lines.

use super::model::{ChartKind, ChartMeasure, ChartModel, ChartSeries, EpochEvent, Participant, Role};
use super::stored::StoredUnit;
use yuma_engine::quantity::{Epoch, Share, Uid};
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::attribution::Difference;
use yuma_scenario::compare::{
    Finding, Line, cumulative_lines, finding, finding_of_equals, relative_lines, share_lines,
};
use yuma_scenario::{Document, Matrix, Run};

/// A chart of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunChart {
    /// The dividends of validators.
    Dividends,
    /// The emission of validators per stake, relative to the stake-weighted mean.
    RelativePay,
    /// The incentives of miners.
    Incentives,
    /// The trust of validators.
    ValidatorTrust,
    /// The consensus on miners.
    Consensus,
    /// The bonds of a validator with each miner at the start of each epoch.
    BondsOfValidator(Uid),
    /// The bonds of each validator with a miner at the start of each epoch.
    BondsOnMiner(Uid),
    /// The accumulated emission of every neuron.
    CumulativeEmission,
}

/// The numbers of a chart, in the chain's own units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunLines {
    /// A line for each participant.
    pub lines: Vec<Line>,
    /// The number of epochs between two values: 1, or more for the bonds of a run that is too large to keep them all.
    pub stride: Epoch,
}

impl RunLines {
    /// Returns the epoch of a value.
    pub fn epoch(&self, value: Epoch) -> Epoch {
        Epoch(value.0.saturating_mul(self.stride.0))
    }
}

impl RunChart {
    /// Returns the numbers of a run.
    pub fn lines(self, run: &Run, document: &Document) -> RunLines {
        let uids: Vec<Uid> = self.participants(document).into_iter().map(|participant| participant.uid).collect();
        let shares = |quantity| share_lines(run.series(), quantity, &uids);
        let lines = match self {
            RunChart::Dividends => shares(Quantity::Dividends),
            RunChart::RelativePay => relative_lines(run.series(), &uids),
            RunChart::Incentives => shares(Quantity::Incentive),
            RunChart::ValidatorTrust => shares(Quantity::ValidatorTrust),
            RunChart::Consensus => shares(Quantity::Consensus),
            RunChart::CumulativeEmission => cumulative_lines(run.series(), Quantity::Emission, &uids),
            RunChart::BondsOfValidator(validator) => return bonds(run, &uids, |miner| (validator, miner)),
            RunChart::BondsOnMiner(miner) => return bonds(run, &uids, |validator| (validator, miner)),
        };
        RunLines { lines, stride: Epoch(1) }
    }

    /// Returns the most notable finding about the chart's lines. Its epochs count values; see [`RunLines::epoch`].
    pub fn finding(self, lines: &RunLines) -> Finding {
        match self {
            RunChart::RelativePay => finding_of_equals(&lines.lines),
            _ => finding(&lines.lines),
        }
    }

    /// Returns the lines as series. `name` returns the name of a neuron.
    pub fn series(self, lines: &RunLines, document: &Document, name: &dyn Fn(Uid) -> String) -> Vec<ChartSeries> {
        let stride = usize::from(lines.stride.0.max(1));
        let of = |(participant, line): (Participant, &Line)| {
            let name = name(participant.uid);
            let stored = line.values.iter().map(|value| i64::try_from(value.0).unwrap_or(i64::MAX)).collect();
            let series = ChartSeries::of_stored(participant, name, self.unit(), stored);
            match self {
                // Derived values are not stored by the chain.
                RunChart::RelativePay => ChartSeries { stored: Vec::new(), ..series },
                _ if stride > 1 => ChartSeries { values: spread(&series.values, stride), stored: Vec::new(), ..series },
                _ => series,
            }
        };
        self.participants(document).into_iter().zip(&lines.lines).map(of).collect()
    }

    /// Returns the chart of the lines of a run, without ghosts.
    pub fn model(
        self,
        kind: ChartKind,
        lines: &RunLines,
        document: &Document,
        name: &dyn Fn(Uid) -> String,
        events: Vec<EpochEvent>,
    ) -> ChartModel {
        ChartModel {
            title: self.title(kind),
            subject: self.subject().map(name).unwrap_or_default(),
            kind,
            measure: self.measure(),
            stored_unit: (self != RunChart::RelativePay && lines.stride == Epoch(1)).then(|| self.unit()),
            first_epoch: Epoch(0),
            series: self.series(lines, document, name),
            ghosts: Vec::new(),
            events,
            reach: None,
        }
    }

    /// Returns the only participant of the chart, or `None` if there are several.
    pub fn subject(self) -> Option<Uid> {
        match self {
            RunChart::BondsOfValidator(uid) | RunChart::BondsOnMiner(uid) => Some(uid),
            _ => None,
        }
    }

    /// Returns the participants in the order of the grid. A neuron that validates and mines is paid once.
    pub fn participants(self, document: &Document) -> Vec<Participant> {
        let of = |role, uids: &[Uid]| uids.iter().map(move |&uid| Participant { role, uid }).collect::<Vec<_>>();
        match self {
            RunChart::Dividends | RunChart::RelativePay | RunChart::ValidatorTrust | RunChart::BondsOnMiner(_) => {
                of(Role::Validator, &document.validators)
            }
            RunChart::Incentives | RunChart::Consensus | RunChart::BondsOfValidator(_) => {
                of(Role::Miner, &document.miners)
            }
            RunChart::CumulativeEmission => {
                let only_mines = |uid: &Uid| !document.validators.contains(uid);
                let miners: Vec<Uid> = document.miners.iter().copied().filter(only_mines).collect();
                [of(Role::Validator, &document.validators), of(Role::Miner, &miners)].concat()
            }
        }
    }

    /// Returns the message key of the title.
    pub fn title(self, kind: ChartKind) -> &'static str {
        match (self, kind) {
            (RunChart::Dividends, _) => "chart.dividends",
            (RunChart::RelativePay, _) => "chart.relative_pay",
            (RunChart::Incentives, _) => "chart.incentives",
            (RunChart::ValidatorTrust, _) => "chart.validator_trust",
            (RunChart::Consensus, _) => "chart.consensus",
            (RunChart::BondsOfValidator(_), ChartKind::Lines) => "chart.bonds_of_validator",
            (RunChart::BondsOfValidator(_), _) => "chart.bonds_map_of_validator",
            (RunChart::BondsOnMiner(_), ChartKind::Lines) => "chart.bonds_on_miner",
            (RunChart::BondsOnMiner(_), _) => "chart.bonds_map_on_miner",
            (RunChart::CumulativeEmission, _) => "chart.cumulative_emission",
        }
    }

    fn unit(self) -> StoredUnit {
        match self {
            RunChart::RelativePay => StoredUnit::Fraction,
            RunChart::CumulativeEmission => StoredUnit::Amount,
            _ => StoredUnit::Share,
        }
    }

    fn measure(self) -> ChartMeasure {
        match self {
            RunChart::RelativePay => ChartMeasure::Ratio,
            RunChart::CumulativeEmission => ChartMeasure::Alpha,
            _ => ChartMeasure::Proportion,
        }
    }
}

/// Returns the bonds in the kept states of a run. `pair` returns the validator and the miner of a line.
fn bonds(run: &Run, uids: &[Uid], pair: impl Fn(Uid) -> (Uid, Uid)) -> RunLines {
    let (kept, stride) = run.kept();
    let line = |&uid: &Uid| {
        let (validator, miner) = pair(uid);
        let bond = |document: &Document| document.cell(Matrix::Bonds, validator, miner).unwrap_or(Share(0));
        Line { uid, values: kept.iter().map(|state| Difference(bond(state.document()).0.into())).collect() }
    };
    RunLines { lines: uids.iter().map(line).collect(), stride }
}

/// Spreads values that are `stride` epochs apart, with gaps in between.
fn spread(values: &[f64], stride: usize) -> Vec<f64> {
    let last = values.len().saturating_sub(1) * stride;
    let at = |epoch: usize| values.get(epoch / stride).copied().filter(|_| epoch.is_multiple_of(stride));
    (0..=last).map(|epoch| at(epoch).unwrap_or(f64::NAN)).collect()
}
