//! A row of the table: a subnet with its results.

use super::props::MarketProps;
use crate::store::EraQuantity;
use crate::ui::format::whole;
use yuma_engine::emission::Stage;
use yuma_engine::wide::Ratio;
use yuma_scenario::market::{MarketSubnet, SubnetResult};

/// A subnet with its results.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The inputs.
    pub subnet: &'a MarketSubnet,
    /// The next block; `None` for a subnet that is registered during the run.
    pub result: Option<&'a SubnetResult>,
    /// The next block under the pinned era.
    pub pinned: Option<&'a SubnetResult>,
}

impl Line<'_> {
    /// Returns the change of the TAO of a day against the pinned era, in TAO.
    pub fn change(&self) -> Option<f64> {
        Some(whole(self.result?.tao_per_day.0) - whole(self.pinned?.tao_per_day.0))
    }

    /// Returns the engine's result of the next block for a subnet that takes part in the division.
    pub fn paid(&self) -> Option<&SubnetResult> {
        self.result.filter(|result| result.block.is_some())
    }

    /// Returns whether the subnet takes part in the division, on the day that the table shows.
    pub fn takes_part(&self, props: &MarketProps) -> bool {
        match props.day.as_ref().and_then(|day| day.subnet(props.era(), self.subnet)) {
            Some(point) => point.takes_part,
            None => self.paid().is_some(),
        }
    }

    /// Returns whether the share before the gate reaches its bar.
    pub fn is_above_bar(&self, props: &MarketProps) -> bool {
        let Some(point) = props.day.as_ref().and_then(|day| day.under(props.era())) else {
            return self.result.and_then(|result| result.above_bar).is_some_and(|distance| distance >= 0);
        };
        point.subnet(self.subnet.netuid).and_then(|subnet| point.is_above_bar(subnet)).unwrap_or_default()
    }

    /// Returns whether the document has the subnet, which otherwise is registered during the run.
    pub fn is_of_document(&self) -> bool {
        self.result.is_some()
    }

    /// Returns whether the subnet differs from the snapshot.
    pub fn is_edited(&self, props: &MarketProps) -> bool {
        self.is_of_document() && props.market.original(self.subnet.netuid) != Some(self.subnet)
    }

    /// Returns the shown quantity under the rules of an era.
    pub fn under(&self, props: &MarketProps, era: usize) -> Option<f64> {
        let of_era = props.eras.get(era)?;
        let (result, has_pools) = (of_era.subnet(self.subnet.netuid)?, of_era.rules.has_pools());
        Some(match props.view.shared.era_quantity {
            EraQuantity::TaoPerDay => whole(result.tao_per_day.0),
            EraQuantity::Share => result.share.to_num(),
            // An era without pools has no prices.
            EraQuantity::Price if !has_pools => return None,
            EraQuantity::Price => result.price.0.to_num(),
        })
    }

    /// Returns the share at a stage.
    pub fn share(&self, props: &MarketProps, stage: Stage) -> Option<Ratio> {
        let at = props.results.now.stages.iter().position(|&at| at == stage)?;
        self.result?.shares.get(at).copied()
    }
}
