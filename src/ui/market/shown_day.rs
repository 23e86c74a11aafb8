//! The day under the playhead, with the runs that have reached it.

use std::rc::Rc;

use super::time::{FinishedRun, under};
use yuma_engine::economy::Era;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{DayPoint, MarketSubnet, SubnetPoint};

/// A day with the runs that have reached it.
#[derive(Clone)]
pub struct ShownDay {
    /// The day, from 1.
    pub day: u16,
    /// The best run of each era.
    pub runs: Rc<Vec<Rc<FinishedRun>>>,
    /// Whether the run of the market's era is a first one in coarse steps, which a finer one replaces.
    pub is_rough: bool,
    /// The subnets that were registered during the run of the market's era and exist on the day.
    later: Rc<Vec<MarketSubnet>>,
}

/// The later subnets follow from the day and the runs, so they are not compared.
impl PartialEq for ShownDay {
    fn eq(&self, other: &Self) -> bool {
        self.day == other.day && self.is_rough == other.is_rough && Rc::ptr_eq(&self.runs, &other.runs)
    }
}

impl ShownDay {
    /// Creates a day of runs; `era` is that of the market.
    pub fn new(day: u16, runs: Rc<Vec<Rc<FinishedRun>>>, is_rough: bool, era: &Era) -> ShownDay {
        let shown = ShownDay { day, runs, is_rough, later: Rc::default() };
        let later = |(point, first): (&DayPoint, &DayPoint)| {
            let later =
                point.subnets.iter().filter(|subnet| first.registered(subnet.netuid, subnet.registered_at).is_none());
            later.map(|subnet| MarketSubnet::new(subnet.netuid, subnet.registered_at)).collect()
        };
        let later = shown.under(era).zip(shown.first(era)).map(later).unwrap_or_default();
        ShownDay { later: Rc::new(later), ..shown }
    }

    /// Returns the subnets that were registered during the run, with default inputs.
    pub fn later(&self) -> &[MarketSubnet] {
        &self.later
    }

    /// Returns whether the number is that of a subnet registered during the run.
    pub fn is_later(&self, netuid: Netuid) -> bool {
        self.later.iter().any(|later| later.netuid == netuid)
    }

    /// Returns whether a subnet of day 0 was dissolved before the end of the day.
    pub fn is_gone(&self, era: &Era, subnet: &MarketSubnet) -> bool {
        self.gone_since(era, subnet).is_some()
    }

    /// Returns the first day on which a subnet of day 0 does not exist; `None` if it exists on the day.
    pub fn gone_since(&self, era: &Era, subnet: &MarketSubnet) -> Option<u16> {
        let is_missing = |point: &DayPoint| point.registered(subnet.netuid, subnet.registered_at).is_none();
        let points = under(&self.runs, era)?.points.get(..=usize::from(self.day))?;
        // The run may be that of the market before an edit, without the subnet.
        if points.first().is_none_or(is_missing) || !points.last().is_some_and(is_missing) {
            return None;
        }
        u16::try_from(points.iter().position(is_missing)?).ok()
    }

    /// Returns the market on the day under an era's rules; `None` while its run is not there.
    pub fn under(&self, era: &Era) -> Option<&DayPoint> {
        under(&self.runs, era)?.points.get(usize::from(self.day))
    }

    /// Returns the market on the day under two eras' rules; `None` while one of the runs is that of an earlier edit.
    pub fn under_both(&self, one: &Era, other: &Era) -> Option<[&DayPoint; 2]> {
        let [first, second] = [under(&self.runs, one)?, under(&self.runs, other)?];
        let is_same = first.inputs_version == second.inputs_version;
        is_same.then_some([self.under(one)?, self.under(other)?])
    }

    /// Returns a subnet on the day; `None` if it does not exist then.
    pub fn subnet(&self, era: &Era, subnet: &MarketSubnet) -> Option<&SubnetPoint> {
        self.under(era)?.registered(subnet.netuid, subnet.registered_at)
    }

    fn first(&self, era: &Era) -> Option<&DayPoint> {
        under(&self.runs, era)?.points.first()
    }
}
