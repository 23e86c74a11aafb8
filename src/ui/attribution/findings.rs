//! What charts and comparisons have to tell, in sentences.

use super::numbers::Teller;
use crate::chart::RunChart;
use crate::ui::format;
use yuma_engine::quantity::{Alpha, Epoch, Share};
use yuma_engine::yuma::change::Difference;
use yuma_engine::yuma::explain::Value;
use yuma_scenario::compare::{Finding, Gain};

/// A chart over epochs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chart {
    /// Dividends of validators.
    Dividends,
    /// Dividends per stake, relative to the stake-weighted mean.
    DividendsPerStake,
    /// Incentives of miners.
    Incentive,
    /// Validator trust.
    ValidatorTrust,
    /// Consensus on miners.
    Consensus,
    /// Bonds of one validator or with one miner.
    Bonds,
    /// Emission added up.
    CumulativeEmission,
}

impl Chart {
    /// All charts.
    pub const ALL: [Chart; 7] = [
        Chart::Dividends,
        Chart::DividendsPerStake,
        Chart::Incentive,
        Chart::ValidatorTrust,
        Chart::Consensus,
        Chart::Bonds,
        Chart::CumulativeEmission,
    ];

    /// The name in text catalogues: `finding.<id>`.
    pub fn id(self) -> &'static str {
        match self {
            Chart::Dividends => "dividends",
            Chart::DividendsPerStake => "dividends_per_stake",
            Chart::Incentive => "incentive",
            Chart::ValidatorTrust => "validator_trust",
            Chart::Consensus => "consensus",
            Chart::Bonds => "bonds",
            Chart::CumulativeEmission => "cumulative_emission",
        }
    }

    /// A value of its lines: stored shares, but for dividends per stake (2^-32) and emission (10^-9).
    fn value(self, teller: &Teller<'_>, value: Difference) -> String {
        let whole = value.size();
        match self {
            Chart::DividendsPerStake => format::trimmed(format!("{:.3}", value.fraction().to_num::<f64>())),
            Chart::CumulativeEmission => {
                let amount = Value::Alpha(Alpha(u64::try_from(whole).unwrap_or(u64::MAX)));
                let [amount, _] = teller.pair(amount, amount);
                amount
            }
            _ => format::share_percent(Share(u16::try_from(whole).unwrap_or(u16::MAX))),
        }
    }
}

impl From<RunChart> for Chart {
    /// What a chart of a run is to a finding.
    fn from(chart: RunChart) -> Self {
        match chart {
            RunChart::Dividends => Chart::Dividends,
            RunChart::RelativeDividends => Chart::DividendsPerStake,
            RunChart::Incentives => Chart::Incentive,
            RunChart::ValidatorTrust => Chart::ValidatorTrust,
            RunChart::Consensus => Chart::Consensus,
            RunChart::BondsOfValidator(_) | RunChart::BondsOnMiner(_) => Chart::Bonds,
            RunChart::CumulativeEmission => Chart::CumulativeEmission,
        }
    }
}

/// The finding of a chart as a sentence; `epoch` names an epoch of the run.
pub fn finding_sentence(
    teller: &Teller<'_>,
    chart: Chart,
    finding: Finding,
    epoch: &dyn Fn(Epoch) -> String,
) -> String {
    let title = teller.words.text(&format!("finding.{}", chart.id()));
    let value = |value| chart.value(teller, value);
    let (key, values): (&str, Vec<(&str, String)>) = match finding {
        Finding::Empty => ("finding.empty", vec![]),
        Finding::Constant => ("finding.constant", vec![]),
        Finding::LeadChanges { from, to, epoch: at } => {
            ("finding.lead_changes", vec![("from", teller.name(from)), ("to", teller.name(to)), ("epoch", epoch(at))])
        }
        Finding::Peak { who, epoch: at, value: peak, end } => (
            "finding.peak",
            vec![("name", teller.name(who)), ("epoch", epoch(at)), ("value", value(peak)), ("end", value(end))],
        ),
        Finding::Converges { epoch: at } => ("finding.converges", vec![("epoch", epoch(at))]),
        Finding::Falls(slope) | Finding::Rises(slope) => (
            if slope.to < slope.from { "finding.falls" } else { "finding.rises" },
            vec![
                ("name", teller.name(slope.who)),
                ("from", value(slope.from)),
                ("to", value(slope.to)),
                ("start", epoch(slope.between.0)),
                ("end", epoch(slope.between.1)),
            ],
        ),
        Finding::Leads { who, value: at } => ("finding.leads", vec![("name", teller.name(who)), ("value", value(at))]),
    };
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).chain([("chart", &*title)]).collect();
    teller.words.fill(key, &values).to_string()
}

/// Who gains most and who loses most between two lanes of these names, a sentence each; one sentence if nobody does.
pub fn gains_sentences(teller: &Teller<'_>, gains: &[Gain], first: &str, second: &str) -> Vec<String> {
    let tell = |key, gain: &Gain| {
        let [before, after] = teller.pair(Value::Alpha(gain.before), Value::Alpha(gain.after));
        let difference = teller.difference(Value::Alpha(gain.before), gain.difference());
        let values = [
            ("name", &*teller.name(gain.uid)),
            ("first", first),
            ("second", second),
            ("before", &*before),
            ("after", &*after),
            ("difference", &*difference),
        ];
        teller.words.fill(key, &values).to_string()
    };
    let most = gains.first().filter(|gain| gain.difference().0 > 0).map(|gain| tell("gains.most", gain));
    let least = gains.last().filter(|gain| gain.difference().0 < 0).map(|gain| tell("gains.least", gain));
    let told: Vec<String> = most.into_iter().chain(least).collect();
    if told.is_empty() {
        return vec![teller.words.fill("gains.none", &[("first", first), ("second", second)]).to_string()];
    }
    told
}
