//! How the results in the margins differ from those of the pinned scenario.

use yew::prelude::*;

use crate::engine::fixed::from_share;
use crate::engine::quantity::{Alpha, Epoch, Share, Uid};
use crate::engine::yuma::Quantity;
use crate::scenario::Scenario;
use crate::scenario::compare::counterpart;
use crate::scenario::timeline::Series;
use crate::store::{Lane, LaneName};
use crate::ui::format;
use crate::ui::lab::LabProps;

/// The pinned run beside the one whose epoch the grid shows.
pub struct Against<'a> {
    pinned: &'a Lane,
    present: &'a Series,
    scenario: &'a Scenario,
    epoch: Epoch,
}

impl<'a> Against<'a> {
    /// What the grid is compared with; none where nothing is pinned.
    pub fn of(props: &'a LabProps) -> Option<Self> {
        let pinned = props.lanes.iter().find(|lane| lane.name == LaneName::Pinned)?;
        let evaluation = &props.evaluation;
        let (present, epoch) = (evaluation.run.series(), evaluation.epoch);
        Some(Against { pinned, present, scenario: &props.scenario, epoch })
    }

    /// By how much a neuron's result is more or less than when it was pinned: percent points of shares, alpha of amounts.
    /// Empty where nothing differs or there is nothing to compare.
    pub fn difference(&self, quantity: Quantity, uid: Uid) -> String {
        self.of_shares(quantity, uid).or_else(|| self.of_amounts(quantity, uid)).unwrap_or_default()
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

/// The difference as it stands beside a result.
pub fn against(text: &str) -> Html {
    let class = if text.starts_with('+') { "against more" } else { "against less" };
    html! { <small {class}>{ text }</small> }
}
