//! Describes the findings of charts and comparisons.

use super::numbers::Describer;
use crate::chart::RunChart;
use crate::ui::format;
use yuma_engine::quantity::{Alpha, Epoch, Share};
use yuma_engine::yuma::attribution::Difference;
use yuma_engine::yuma::explain::Value;
use yuma_scenario::compare::{Finding, Gain};

/// A chart over epochs, as findings name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingChart {
    /// Dividends of validators.
    Dividends,
    /// Emission per stake, relative to the stake-weighted mean.
    PayPerStake,
    /// Incentives of miners.
    Incentive,
    /// Validator trust.
    ValidatorTrust,
    /// Consensus on miners.
    Consensus,
    /// Bonds of one validator or with one miner.
    Bonds,
    /// Accumulated emission.
    CumulativeEmission,
}

impl FindingChart {
    /// All charts.
    pub const ALL: [FindingChart; 7] = [
        FindingChart::Dividends,
        FindingChart::PayPerStake,
        FindingChart::Incentive,
        FindingChart::ValidatorTrust,
        FindingChart::Consensus,
        FindingChart::Bonds,
        FindingChart::CumulativeEmission,
    ];

    /// Returns the id in message keys: `finding.<id>`.
    pub fn id(self) -> &'static str {
        match self {
            FindingChart::Dividends => "dividends",
            FindingChart::PayPerStake => "pay_per_stake",
            FindingChart::Incentive => "incentive",
            FindingChart::ValidatorTrust => "validator_trust",
            FindingChart::Consensus => "consensus",
            FindingChart::Bonds => "bonds",
            FindingChart::CumulativeEmission => "cumulative_emission",
        }
    }

    /// Formats a value of the chart's lines: stored shares, except pay per stake (2^-32) and emission (10^-9).
    fn value(self, describer: &Describer<'_>, value: Difference) -> String {
        let whole = value.size();
        match self {
            FindingChart::PayPerStake => format::number(value.fraction().to_num(), 3),
            FindingChart::CumulativeEmission => {
                let amount = Value::Alpha(Alpha(u64::try_from(whole).unwrap_or(u64::MAX)));
                let [amount, _] = describer.pair(amount, amount);
                amount
            }
            _ => describer.messages.numbers().share_percent(Share(u16::try_from(whole).unwrap_or(u16::MAX))),
        }
    }
}

impl From<RunChart> for FindingChart {
    /// Returns the chart's name for findings.
    fn from(chart: RunChart) -> Self {
        match chart {
            RunChart::Dividends => FindingChart::Dividends,
            RunChart::RelativePay => FindingChart::PayPerStake,
            RunChart::Incentives => FindingChart::Incentive,
            RunChart::ValidatorTrust => FindingChart::ValidatorTrust,
            RunChart::Consensus => FindingChart::Consensus,
            RunChart::BondsOfValidator(_) | RunChart::BondsOnMiner(_) => FindingChart::Bonds,
            RunChart::CumulativeEmission => FindingChart::CumulativeEmission,
        }
    }
}

/// Describes the finding of a chart in a sentence. `epoch` formats an epoch of the run.
pub fn finding_sentence(
    describer: &Describer<'_>,
    chart: FindingChart,
    finding: Finding,
    epoch: &dyn Fn(Epoch) -> String,
) -> String {
    let title = describer.messages.text(&format!("finding.{}", chart.id()));
    let value = |value| chart.value(describer, value);
    let (key, values): (&str, Vec<(&str, String)>) = match finding {
        Finding::Empty => ("finding.empty", vec![]),
        Finding::Constant => ("finding.constant", vec![]),
        Finding::LeadChanges { from, to, epoch: at } => (
            "finding.lead_changes",
            vec![("from", describer.name(from)), ("to", describer.name(to)), ("epoch", epoch(at))],
        ),
        Finding::Peak { uid, epoch: at, value: peak, end } => (
            "finding.peak",
            vec![("name", describer.name(uid)), ("epoch", epoch(at)), ("value", value(peak)), ("end", value(end))],
        ),
        Finding::Dip { uid, epoch: at, value: lowest, end } => (
            "finding.dips",
            vec![("name", describer.name(uid)), ("epoch", epoch(at)), ("value", value(lowest)), ("end", value(end))],
        ),
        Finding::Converges { epoch: at } => ("finding.converges", vec![("epoch", epoch(at))]),
        Finding::Falls(slope) | Finding::Rises(slope) => (
            if slope.to < slope.from { "finding.falls" } else { "finding.rises" },
            vec![
                ("name", describer.name(slope.uid)),
                ("from", value(slope.from)),
                ("to", value(slope.to)),
                ("start", epoch(slope.between.0)),
                ("end", epoch(slope.between.1)),
            ],
        ),
        Finding::Apart(apart) => {
            let (at, farthest) = apart.farthest;
            (
                if apart.is_below { "finding.below" } else { "finding.above" },
                vec![
                    ("name", describer.name(apart.uid)),
                    ("share", describer.messages.numbers().percent_at(apart.epochs as f64 / apart.of as f64, 0)),
                    ("value", value(farthest)),
                    ("epoch", epoch(at)),
                ],
            )
        }
        Finding::Leads { uid, value: at } => {
            ("finding.leads", vec![("name", describer.name(uid)), ("value", value(at))])
        }
    };
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).chain([("chart", &*title)]).collect();
    describer.messages.fill(key, &values).to_string()
}

/// Describes the largest gain and the largest loss between two lanes, one sentence each, or states that nobody gains or
/// loses.
pub fn gains_sentences(describer: &Describer<'_>, gains: &[Gain], first: &str, second: &str) -> Vec<String> {
    let describe = |key, gain: &Gain| {
        let [before, after] = describer.pair(Value::Alpha(gain.before), Value::Alpha(gain.after));
        let difference = describer.difference(Value::Alpha(gain.before), gain.difference());
        let values = [
            ("name", &*describer.name(gain.uid)),
            ("first", first),
            ("second", second),
            ("before", &*before),
            ("after", &*after),
            ("difference", &*difference),
        ];
        describer.messages.fill(key, &values).to_string()
    };
    let gain = gains.first().filter(|gain| gain.difference().0 > 0).map(|gain| describe("gains.gain", gain));
    let loss = gains.last().filter(|gain| gain.difference().0 < 0).map(|gain| describe("gains.loss", gain));
    let described: Vec<String> = gain.into_iter().chain(loss).collect();
    if described.is_empty() {
        return vec![describer.messages.fill("gains.none", &[("first", first), ("second", second)]).to_string()];
    }
    described
}
