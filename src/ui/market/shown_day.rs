//! The day under the playhead, with the runs that have reached it.

use std::rc::Rc;

use super::time::{FinishedRun, under};
use yuma_engine::economy::Era;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{DayPoint, Market, MarketSubnet, SubnetPoint};

/// A day with the runs that have reached it.
#[derive(Clone)]
pub struct ShownDay {
    /// The day, from 1.
    pub day: u16,
    /// The best run of each era.
    pub runs: Rc<Vec<Rc<FinishedRun>>>,
    /// The subnets of the day that the market does not have at its start.
    later: Rc<Vec<MarketSubnet>>,
}

/// Days of one market are equal: its subnets at the start are the same.
impl PartialEq for ShownDay {
    fn eq(&self, other: &Self) -> bool {
        self.day == other.day && Rc::ptr_eq(&self.runs, &other.runs)
    }
}

impl ShownDay {
    /// Creates a day of a market's runs.
    pub fn new(day: u16, runs: Rc<Vec<Rc<FinishedRun>>>, market: &Market) -> ShownDay {
        let first = ShownDay { day, runs, later: Rc::default() };
        let existing = first.under(market.era).map(|point| point.subnets.as_slice()).unwrap_or_default();
        let later = market.registered_later(existing.iter().map(|subnet| (subnet.netuid, subnet.registered_at)));
        ShownDay { later: Rc::new(later), ..first }
    }

    /// Returns the market with the subnets that were registered up to the day.
    pub fn market(&self, market: &Market) -> Market {
        market.with_later(&self.later)
    }

    /// Returns whether a subnet was registered during the run. Only the document's can be edited.
    pub fn is_later(&self, netuid: Netuid) -> bool {
        self.later.iter().any(|later| later.netuid == netuid)
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
        let found = self.under(era)?.subnet(subnet.netuid);
        found.filter(|found| found.registered_at == subnet.registered_at)
    }

    /// Returns the first day on which no subnet has a number; `None` if one has it until the day.
    pub fn free_since(&self, era: &Era, netuid: Netuid) -> Option<u16> {
        let points = under(&self.runs, era)?.points.get(..=usize::from(self.day))?;
        let last = points.iter().rposition(|point| point.subnet(netuid).is_some())?;
        u16::try_from(last + 1).ok().filter(|&day| day <= self.day)
    }
}
