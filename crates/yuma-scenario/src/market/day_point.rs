//! The market at the end of a day of a run, as numbers for charts and tables.

use std::cmp::Reverse;

use super::participant_point::ParticipantPoint;
use yuma_engine::economy::{
    BlockReport, BlockStride, EarningsModel, Economy, Rules, Subnet, SubnetSnapshot, root_proportion,
};
use yuma_engine::emission::{Bar, ShareRule, Stage};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Block, Flow, Netuid, Price, Rao};
use yuma_engine::wide::{FineAmount, Ratio};

/// The stages before the final one.
const EARLIER: [Stage; 3] = [Stage::Share, Stage::AfterBurn, Stage::AfterGate];

/// The market at the end of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayPoint {
    /// `TotalIssuance`.
    pub issuance: Rao,
    /// The TAO staked on root.
    pub root_tao: Rao,
    /// The emission of a block times 7,200.
    pub emission_per_day: Rao,
    /// The bar of the gate at the last block, from 0 to 1; `None` without a gate.
    pub bar: Option<f64>,
    /// The subnets, ascending by netuid.
    pub subnets: Vec<SubnetPoint>,
    /// The participants, in the order of the document.
    pub participants: Vec<ParticipantPoint>,
}

/// A subnet at the end of a day. Fractions are the chain's numbers in double precision, which keeps 53 of their bits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SubnetPoint {
    /// The subnet.
    pub netuid: Netuid,
    /// The block of its registration. A subnet that takes the number of a dissolved one has a later one.
    pub registered_at: Block,
    /// Its final share of the last block's TAO, from 0 to 1.
    pub share: f64,
    /// Its shares at the stages before the final one, in the order of [`Stage::ALL`]. A stage that a rule lacks repeats
    /// the previous one.
    pub earlier_shares: [f64; 3],
    /// The price in its pool, in TAO per alpha.
    pub price: f64,
    /// The moving average of the price, in TAO per alpha.
    pub moving_price: f64,
    /// Root's proportion of its validators, from 0 to 1.
    pub root_proportion: f64,
    /// The fraction of the miners' alpha that goes to the owner's keys, from 0 to 1.
    pub miner_burn: f64,
    /// `SubnetEmissionEnabled`.
    pub emission_enabled: bool,
    /// Whether it took part in the division of the last block's TAO.
    pub takes_part: bool,
    /// The TAO in its pool.
    pub tao: Rao,
    /// The alpha in its pool.
    pub alpha: Alpha,
    /// Its part of the last block's TAO times 7,200, rounded down to a rao.
    pub tao_per_day: Rao,
    /// The net flow of stakers' TAO into the pool on that day.
    pub user_flow: Flow,
    /// The net flow of the chain's own TAO into the pool on that day.
    pub protocol_flow: Flow,
}

impl DayPoint {
    /// Reads an economy; shares and emission are those of the last step, which had `stride` blocks.
    pub(super) fn of(economy: &Economy, rules: &Rules, report: &BlockReport, stride: BlockStride) -> DayPoint {
        let root_tao = economy.root.tao();
        let mut subnets: Vec<SubnetPoint> = economy
            .subnets
            .iter()
            .map(|subnet| SubnetPoint {
                root_proportion: root_proportion(root_tao, rules.parameters.tao_weight, subnet.alpha_issuance())
                    .to_num(),
                ..SubnetPoint::of(subnet)
            })
            .collect();
        let share =
            |stage: Stage, at: usize| report.division.stages.at(stage).get(at).map_or(0.0, |share| share.to_num());
        for (at, (result, tao)) in report.subnets.iter().zip(&report.division.tao).enumerate() {
            if let Some(point) = subnets.get_mut(result.index) {
                (point.share, point.takes_part) = (share(Stage::Final, at), true);
                point.earlier_shares = EARLIER.map(|stage| share(stage, at));
                point.tao_per_day = per_day(tao.to_bits(), stride);
            }
        }
        let emission_per_day = per_day(u128::from(report.emission.0) << FineAmount::FRAC_NBITS, stride);
        let bar = gate_bar(report, rules).map(|bar| bar.0.to_num());
        DayPoint { issuance: economy.issuance, root_tao, emission_per_day, bar, subnets, participants: Vec::new() }
    }

    /// Returns whether a subnet lies at or above the bar of the gate; `None` without a gate.
    pub fn is_above_bar(&self, subnet: &SubnetPoint) -> Option<bool> {
        self.bar.map(|bar| subnet.takes_part && subnet.share_at(Stage::AfterBurn) >= bar)
    }

    /// Returns a subnet; `None` if it does not exist on that day.
    pub fn subnet(&self, netuid: Netuid) -> Option<&SubnetPoint> {
        let index = self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()?;
        self.subnets.get(index)
    }

    /// Returns the subnet that was registered in a block; `None` if it does not exist on that day, even if another one has its
    /// number.
    pub fn registered(&self, netuid: Netuid, at: Block) -> Option<&SubnetPoint> {
        self.subnet(netuid).filter(|found| found.registered_at == at)
    }

    /// Returns the subnet that has a number in another point of the run; `None` if it does not exist here, even if another
    /// one has its number. A number that is free there is that of any subnet.
    pub fn same_subnet(&self, netuid: Netuid, other: &DayPoint) -> Option<&SubnetPoint> {
        let is_same = |known: &SubnetPoint, found: &SubnetPoint| known.registered_at == found.registered_at;
        let found = self.subnet(netuid)?;
        other.subnet(netuid).is_none_or(|known| is_same(known, found)).then_some(found)
    }

    /// Returns the subnets by rank: the largest share first, equal shares by netuid.
    pub fn ranked(&self) -> Vec<&SubnetPoint> {
        let mut ranked: Vec<&SubnetPoint> = self.subnets.iter().collect();
        ranked.sort_by(|one, other| other.share.total_cmp(&one.share).then(one.netuid.cmp(&other.netuid)));
        ranked
    }

    /// Returns the fraction of the emission that the `count` largest subnets get, from 0 to 1.
    pub fn share_of_largest(&self, count: usize) -> f64 {
        self.ranked().into_iter().take(count).map(|subnet| subnet.share).sum()
    }

    /// Returns the changes of each subnet's TAO of a day from another run's day to this one, in rao, the largest gain first.
    /// A subnet that exists on one of the days only has nothing on the other.
    pub fn changes_from(&self, other: &DayPoint) -> Vec<(Netuid, i128)> {
        let of = |point: &DayPoint, netuid| point.subnet(netuid).map_or(0, |subnet| i128::from(subnet.tao_per_day.0));
        let mut netuids: Vec<Netuid> = self.subnets.iter().chain(&other.subnets).map(|subnet| subnet.netuid).collect();
        netuids.sort_unstable();
        netuids.dedup();
        let change = |netuid| (netuid, of(self, netuid) - of(other, netuid));
        let mut changes: Vec<(Netuid, i128)> = netuids.into_iter().map(change).collect();
        changes.sort_by_key(|&(netuid, change)| (Reverse(change), netuid));
        changes
    }

    /// Returns the compared values of the subnets, for [`Measure::error`](yuma_engine::economy::Measure).
    pub fn snapshots(&self) -> Vec<SubnetSnapshot> {
        let snapshot = |subnet: &SubnetPoint| SubnetSnapshot {
            price: Price(Ratio::saturating_from_num(subnet.price)),
            share: Ratio::saturating_from_num(subnet.share),
            tao: subnet.tao,
        };
        self.subnets.iter().map(snapshot).collect()
    }
}

impl SubnetPoint {
    /// Returns the share at a stage.
    pub fn share_at(&self, stage: Stage) -> f64 {
        let earlier = EARLIER.iter().position(|&at| at == stage);
        earlier.and_then(|at| self.earlier_shares.get(at)).copied().unwrap_or(self.share)
    }

    fn of(subnet: &Subnet) -> SubnetPoint {
        let reserves = subnet.pool.reserves();
        SubnetPoint {
            netuid: subnet.netuid,
            registered_at: subnet.registered_at,
            price: subnet.pool.price().0.to_num(),
            moving_price: subnet.moving_price.0.to_num(),
            tao: reserves.tao,
            alpha: reserves.alpha,
            miner_burn: kept_by_owner(subnet).to_num(),
            emission_enabled: subnet.switches.emission,
            ..SubnetPoint::default()
        }
    }
}

/// Returns the fraction of the miners' alpha that the owner keeps, after a consensus epoch that of the last epoch.
pub(super) fn kept_by_owner(subnet: &Subnet) -> FineAmount {
    match subnet.earnings_model {
        EarningsModel::Proportional { kept_by_owner, .. } => kept_by_owner,
        EarningsModel::Consensus(_) => subnet.miner_burned,
    }
}

/// Returns the bar of a block, if the rules have a gate.
pub(super) fn gate_bar(report: &BlockReport, rules: &Rules) -> Option<Bar> {
    matches!(rules.share, ShareRule::GatedPrice(_)).then_some(report.division.bar)
}

/// Returns the amount of a day at the rate of a step, in rao; `bits` are in units of 2^-32 rao.
fn per_day(bits: u128, stride: BlockStride) -> Rao {
    let day = bits.saturating_mul(u128::from(BLOCKS_PER_DAY)) / u128::from(stride.blocks());
    Rao(u64::try_from(day >> FineAmount::FRAC_NBITS).unwrap_or(u64::MAX))
}
