//! The differences of the results in the margins from those of the pinned scenario.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::evaluation::SameRun;
use crate::store::{Lane, LaneName, evaluate_epoch};
use crate::ui::format;
use crate::ui::lab::LabProps;
use yuma_engine::fixed::{Fraction, from_share};
use yuma_engine::quantity::{Alpha, Epoch, Share, Uid};
use yuma_engine::yuma::{Quantity, Trace};
use yuma_scenario::Scenario;
use yuma_scenario::compare::counterpart;
use yuma_scenario::timeline::Series;

/// The pinned run beside the present one.
pub struct Against<'a> {
    pinned: &'a Lane,
    present: &'a Series,
    scenario: &'a Scenario,
    epoch: Epoch,
    /// The traces of the epoch in both runs, the pinned one first; `None` if the pinned run ends earlier.
    traces: Option<[Rc<Trace>; 2]>,
}

/// Returns the pinned scenario's trace of the epoch under the playhead, which is computed once. Returns `None` if nothing
/// is pinned or the pinned run ends earlier.
#[hook]
pub fn use_pinned_trace(props: &LabProps) -> Option<Rc<Trace>> {
    let run = pinned(props).map(|lane| SameRun(Rc::clone(&lane.run)));
    let trace = use_memo((run, props.evaluation.epoch), |(run, epoch)| {
        let found = run.as_ref().map(|SameRun(run)| evaluate_epoch(Rc::clone(run), *epoch))?;
        (found.epoch == *epoch).then_some(found.trace)
    });
    (*trace).clone()
}

fn pinned(props: &LabProps) -> Option<&Lane> {
    props.lanes.iter().find(|lane| lane.name == LaneName::Pinned)
}

impl<'a> Against<'a> {
    /// Compares the grid with the pinned scenario; `None` if nothing is pinned.
    pub fn of(props: &'a LabProps, pinned_trace: Option<Rc<Trace>>) -> Option<Self> {
        let evaluation = &props.evaluation;
        Some(Against {
            pinned: pinned(props)?,
            present: evaluation.run.series(),
            scenario: &props.scenario,
            epoch: evaluation.epoch,
            traces: pinned_trace.map(|before| [before, Rc::clone(&evaluation.trace)]),
        })
    }

    /// Returns the difference of a neuron's result from the pinned one: percentage points for shares, alpha for amounts.
    /// Empty if there is no difference or nothing to compare.
    pub fn difference(&self, quantity: Quantity, uid: Uid) -> String {
        self.of_shares(quantity, uid).or_else(|| self.of_amounts(quantity, uid)).unwrap_or_default()
    }

    /// Returns the difference of a validator's dividends per stake, with the decimals of the margin.
    pub fn per_stake(&self, validator: Uid) -> String {
        self.of_traces(validator).map(format::signed_ratio).unwrap_or_default()
    }

    fn of_traces(&self, validator: Uid) -> Option<Fraction> {
        let [before, now] = self.traces.as_ref()?;
        let pinned = counterpart(self.scenario, validator, &self.pinned.scenario)?;
        Some(now.pay_per_stake(validator)?.saturating_sub(before.pay_per_stake(pinned)?))
    }

    fn of_shares(&self, quantity: Quantity, uid: Uid) -> Option<String> {
        let share = |series: &Series, uid: Uid| Some(series.shares(quantity, self.epoch).get(uid.index())?.0);
        let [before, now] = self.pair(uid, share)?;
        let size = from_share(Share(now.abs_diff(before)));
        let text = format::signed_percent(if now < before { -size } else { size });
        (now != before).then(|| text.trim_end_matches(" %").to_owned())
    }

    fn of_amounts(&self, quantity: Quantity, uid: Uid) -> Option<String> {
        let amount = |series: &Series, uid: Uid| Some(series.amounts(quantity, self.epoch).get(uid.index())?.0);
        let [before, now] = self.pair(uid, amount)?;
        let sign = if now < before { "−" } else { "+" };
        (now != before).then(|| format!("{sign}{}", format::amount(Alpha(now.abs_diff(before)))))
    }

    fn pair<T>(&self, uid: Uid, value: impl Fn(&Series, Uid) -> Option<T>) -> Option<[T; 2]> {
        let pinned = counterpart(self.scenario, uid, &self.pinned.scenario)?;
        Some([value(self.pinned.run.series(), pinned)?, value(self.present, uid)?])
    }
}

/// Renders a difference beside a result.
pub fn against(text: &str) -> Html {
    let class = if text.starts_with('+') { "against more" } else { "against less" };
    html! { <small {class}>{ text }</small> }
}
