//! Each participant's pay in several runs.

use super::counterpart::counterpart;
use super::gain::Gain;
use super::lane::Lane;
use super::relative::{PaidStake, relative_sums};
use super::sums::Sums;
use crate::Document;
use yuma_engine::fixed::Fraction;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Uid};
use yuma_engine::yuma::attribution::Difference;

/// A participant's pay in one of the runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pay {
    /// Its emission in all epochs, as a miner and as a validator together.
    pub total: Alpha,
    /// A validator's emission per stake over the run, relative to the stake-weighted mean. `None` for a miner,
    /// without stake, or if no validator is paid.
    pub per_stake: Option<Fraction>,
    /// Its total minus that in the first run, in 10^-9. A participant that is missing from a run counts as paid
    /// nothing there.
    pub difference: Difference,
}

/// A participant with its pay in each run; `None` for a run that it is missing from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayComparison {
    /// The participant, by its uid in the document passed by the caller.
    pub uid: Uid,
    /// Its pay, run by run.
    pub lanes: Vec<Option<Pay>>,
}

impl PayComparison {
    /// Returns the participant's gain in another run relative to the first.
    pub fn gain(&self, lane: usize) -> Gain {
        let paid = |lane: usize| self.lanes.get(lane).copied().flatten().map(|pay| pay.total).unwrap_or_default();
        Gain { uid: self.uid, before: paid(0), after: paid(lane) }
    }

    /// Returns the participant's largest absolute difference in any run.
    fn largest(&self) -> i128 {
        self.lanes.iter().flatten().map(|pay| pay.difference.size()).max().unwrap_or(0)
    }
}

/// Returns the pay of each participant of a document in its run and in others, the largest difference between runs
/// first.
pub fn pay_comparisons(document: &Document, lanes: &[(&Document, &dyn Lane)]) -> Vec<PayComparison> {
    let mut summed: Vec<(&Document, PaidStake, Vec<Sums>)> = Vec::new();
    for &(of, lane) in lanes {
        let sums = lane.sums();
        summed.push((of, PaidStake::total(sums.iter().map(PaidStake::of)), sums));
    }
    let pay_comparison = |participant: Uid| {
        let paid = |(of, all, sums): &(&Document, PaidStake, Vec<Sums>)| {
            let uid = counterpart(document, participant, of)?;
            let is_validator = document.validators.contains(&participant);
            let per_stake = if is_validator { relative_sums(sums, *all, uid) } else { None };
            Some(Pay { total: total(sums, uid), per_stake, difference: Difference::default() })
        };
        let mut pays: Vec<Option<Pay>> = summed.iter().map(paid).collect();
        let both = |pay: Option<&Pay>| pay.map_or(0, |pay| i128::from(pay.total.0));
        let first = both(pays.first().and_then(Option::as_ref));
        for pay in pays.iter_mut().flatten() {
            pay.difference = Difference(both(Some(pay)) - first);
        }
        PayComparison { uid: participant, lanes: pays }
    };
    let all: Vec<PayComparison> = Uid::all(document.uid_count()).map(pay_comparison).collect();
    ascending(all, |pay_comparison| -pay_comparison.largest())
}

/// Returns one participant's emission in all epochs; 0 if it is missing from the run.
fn total(sums: &[Sums], uid: Uid) -> Alpha {
    let both = sums.get(uid.index()).map_or(0, |sums| sums.both);
    Alpha(u64::try_from(both).unwrap_or(u64::MAX))
}
