//! The day under the playhead, with the runs that have reached it.

use std::rc::Rc;

use super::time::{FinishedRun, under};
use yuma_engine::economy::Era;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{DayPoint, SubnetPoint};

/// A day with the runs that have reached it.
#[derive(Clone)]
pub struct ShownDay {
    /// The day, from 1.
    pub day: u16,
    /// The best run of each era.
    pub runs: Rc<Vec<Rc<FinishedRun>>>,
}

impl PartialEq for ShownDay {
    fn eq(&self, other: &Self) -> bool {
        self.day == other.day && Rc::ptr_eq(&self.runs, &other.runs)
    }
}

impl ShownDay {
    /// Returns the market on the day under an era's rules; `None` while its run is not there.
    pub fn under(&self, era: &Era) -> Option<&DayPoint> {
        under(&self.runs, era)?.points.get(usize::from(self.day))
    }

    /// Returns a subnet of the first day on the day; `None` if it does not exist then.
    pub fn subnet(&self, era: &Era, netuid: Netuid) -> Option<&SubnetPoint> {
        let first = under(&self.runs, era)?.points.first()?;
        self.under(era)?.same_subnet(netuid, first)
    }
}
