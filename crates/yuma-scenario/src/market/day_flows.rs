//! The TAO that flows into each subnet on a day.

use super::day_point::SubnetPoint;
use yuma_engine::economy::{Economy, Subnet, TotalFlows};
use yuma_engine::quantity::{Block, Flow, Netuid};

/// The sums of all flows at the end of the last day.
#[derive(Clone, Debug, Default)]
pub(super) struct DayFlows(Vec<(Netuid, Block, TotalFlows)>);

impl DayFlows {
    /// Reads the sums of an economy.
    pub(super) fn of(economy: &Economy) -> DayFlows {
        let sums = |subnet: &Subnet| (subnet.netuid, subnet.registered_at, subnet.flows.total);
        DayFlows(economy.subnets.iter().map(sums).collect())
    }

    /// Writes the flows since the last call into the points of the economy's subnets. A subnet that was registered since
    /// then began with none.
    pub(super) fn end_day(&mut self, economy: &Economy, points: &mut [SubnetPoint]) {
        for (point, subnet) in points.iter_mut().zip(&economy.subnets) {
            let known = self.0.binary_search_by_key(&subnet.netuid, |&(netuid, ..)| netuid).ok();
            let known = known.and_then(|index| self.0.get(index));
            let before = match known {
                Some(&(_, registered_at, before)) if registered_at == subnet.registered_at => before,
                _ => TotalFlows::default(),
            };
            let total = subnet.flows.total;
            point.user_flow = Flow(total.user.0.saturating_sub(before.user.0));
            point.protocol_flow = Flow(total.protocol.0.saturating_sub(before.protocol.0));
        }
        *self = DayFlows::of(economy);
    }
}
