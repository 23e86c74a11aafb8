//! The differences of the results in the margins: from the pinned scenario, or else for a few seconds from the scenario
//! before the last edit.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::evaluation::SameRun;
use crate::store::{Evaluation, LaneName, evaluate_epoch};
use crate::ui::format;
use crate::ui::lab::LabProps;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Alpha, Uid};
use yuma_engine::yuma::{Quantity, Trace, View};
use yuma_scenario::compare::counterpart;

/// The results of the other scenario at the same epoch.
#[derive(Clone, PartialEq)]
pub struct Against {
    other: Evaluation,
    now: Evaluation,
    /// Whether the differences fade after a few seconds.
    pub fades: bool,
}

/// Evaluates the scenario that the margins are compared with, once for each state. Returns `None` if there is none or its
/// run ends earlier.
#[hook]
pub fn use_against(props: &LabProps) -> Option<Against> {
    let pinned =
        props.lanes.iter().find(|lane| lane.name == LaneName::Pinned).map(|lane| SameRun(Rc::clone(&lane.run)));
    let fades = pinned.is_none();
    let of_pinned = use_memo((pinned, props.evaluation.epoch), |(pinned, epoch)| {
        let SameRun(run) = pinned.as_ref()?;
        let other = evaluate_epoch(Rc::clone(run), *epoch);
        (other.epoch == *epoch).then_some(other)
    });
    let other = if fades { props.evaluation_before.clone() } else { (*of_pinned).clone() };
    Some(Against { other: other?, now: props.evaluation.clone(), fades })
}

impl Against {
    /// Returns the difference of a neuron's result: percentage points for fractions, alpha for amounts. Empty if it rounds to
    /// zero or the neuron is new.
    pub fn difference(&self, quantity: Quantity, uid: Uid) -> String {
        self.pair(uid, |trace, uid| value(trace, quantity, uid))
            .map(|[before, now]| signed(now - before))
            .unwrap_or_default()
    }

    /// Returns the difference of a validator's pay per stake, with the decimals of the margin.
    pub fn per_stake(&self, validator: Uid) -> String {
        let pair = self.pair(validator, Trace::pay_per_stake);
        pair.map(|[before, now]: [Fraction; 2]| format::signed_ratio(now.saturating_sub(before))).unwrap_or_default()
    }

    fn pair<T>(&self, uid: Uid, value: impl Fn(&Trace, Uid) -> Option<T>) -> Option<[T; 2]> {
        let other = counterpart(&self.now.scenario, uid, &self.other.scenario)?;
        Some([value(&self.other.trace, other)?, value(&self.now.trace, uid)?])
    }
}

/// Returns a result in percent or in alpha.
fn value(trace: &Trace, quantity: Quantity, uid: Uid) -> Option<f64> {
    match trace.view(quantity) {
        View::Amounts(amounts) => amounts.get(uid.index()).map(|&Alpha(amount)| format::whole(amount)),
        _ => trace.fraction(quantity, uid).map(|fraction| fraction.to_num::<f64>() * 100.0),
    }
}

/// Formats a difference with its sign: two decimals, or one from 1 on. Empty if it rounds to zero.
fn signed(difference: f64) -> String {
    format::signed_fixed(difference, if difference.abs() < 0.995 { 2 } else { 1 })
}

/// Renders a difference beside a result.
pub fn against(text: &str) -> Html {
    let class = if text.starts_with('+') { "against more" } else { "against less" };
    html! { <small {class}>{ text }</small> }
}
