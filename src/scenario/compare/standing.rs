//! What each participant gets in several runs.

use super::counterpart::counterpart;
use super::difference::Gain;
use super::lane::Lane;
use super::relative::relative_pay;
use super::total::{Total, totals};
use crate::engine::fixed::Fraction;
use crate::engine::ordered::ascending;
use crate::engine::quantity::Uid;
use crate::engine::yuma::change::Difference;
use crate::scenario::Document;

/// What a participant gets in one of the runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pay {
    /// Its emission in all epochs.
    pub total: Total,
    /// What a validator is paid per stake, see [`relative_pay`].
    pub per_stake: Option<Fraction>,
    /// How much more it gets than in the first run, in 10^-9; who has no part in a run gets nothing there.
    pub difference: Difference,
}

/// A participant with its pay in each run; none where it has no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The participant, by its uid in the document that was asked about.
    pub uid: Uid,
    /// Its pay, run by run.
    pub lanes: Vec<Option<Pay>>,
}

impl Standing {
    /// What another run than the first makes of it.
    pub fn gain(&self, lane: usize) -> Gain {
        let paid = |lane: usize| self.lanes.get(lane).copied().flatten().map(|pay| pay.total.both).unwrap_or_default();
        Gain { uid: self.uid, before: paid(0), after: paid(lane) }
    }

    /// Its largest difference in any run.
    fn largest(&self) -> i128 {
        self.lanes.iter().flatten().map(|pay| pay.difference.size()).max().unwrap_or(0)
    }
}

/// Everybody of a document, as the runs of it and of others pay them; whom the runs treat most differently comes first.
pub fn standings(document: &Document, lanes: &[(&Document, &dyn Lane)]) -> Vec<Standing> {
    let standing = |participant: Uid| {
        let paid = |&(of, lane): &(&Document, &dyn Lane)| {
            let uid = counterpart(document, participant, of)?;
            let total = totals(lane, &[uid]).into_iter().next()?;
            let per_stake = document.validators.contains(&participant).then(|| relative_pay(lane, uid)).flatten();
            Some(Pay { total, per_stake, difference: Difference::default() })
        };
        let mut pays: Vec<Option<Pay>> = lanes.iter().map(paid).collect();
        let both = |pay: Option<&Pay>| pay.map_or(0, |pay| i128::from(pay.total.both.0));
        let first = both(pays.first().and_then(Option::as_ref));
        for pay in pays.iter_mut().flatten() {
            pay.difference = Difference(both(Some(pay)) - first);
        }
        Standing { uid: participant, lanes: pays }
    };
    let all: Vec<Standing> = Uid::all(document.uid_count()).map(standing).collect();
    ascending(all, |standing| -standing.largest())
}
