//! The market at the end of a day of a run, as numbers for charts and tables.

use super::participant_point::ParticipantPoint;
use yuma_engine::economy::{BlockReport, BlockStride, Economy, Rules, Subnet, SubnetSnapshot, root_proportion};
use yuma_engine::emission::Stage;
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Flow, Netuid, Price, Rao};
use yuma_engine::wide::{FineAmount, Ratio};

/// The market at the end of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayPoint {
    /// `TotalIssuance`.
    pub issuance: Rao,
    /// The TAO staked on root.
    pub root_tao: Rao,
    /// The emission of a block times 7,200.
    pub emission_per_day: Rao,
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
    /// Its final share of the last block's TAO, from 0 to 1.
    pub share: f64,
    /// The price in its pool, in TAO per alpha.
    pub price: f64,
    /// The moving average of the price, in TAO per alpha.
    pub moving_price: f64,
    /// Root's proportion of its validators, from 0 to 1.
    pub root_proportion: f64,
    /// The TAO in its pool.
    pub tao: Rao,
    /// The alpha in its pool.
    pub alpha: Alpha,
    /// Its part of the last block's TAO times 7,200, rounded down to a rao.
    pub tao_per_day: Rao,
    /// The TAO that stakers brought in on that day, less what they took out.
    pub user_flow: Flow,
    /// The TAO that the chain itself brought in on that day, less what it took out.
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
        let shares = report.division.stages.at(Stage::Final);
        for ((result, &share), &tao) in report.subnets.iter().zip(shares).zip(&report.division.tao) {
            if let Some(point) = subnets.get_mut(result.index) {
                (point.share, point.tao_per_day) = (share.to_num(), per_day(tao.to_bits(), stride));
            }
        }
        let emission_per_day = per_day(u128::from(report.emission.0) << FineAmount::FRAC_NBITS, stride);
        DayPoint { issuance: economy.issuance, root_tao, emission_per_day, subnets, participants: Vec::new() }
    }

    /// Returns a subnet; `None` if it does not exist on that day.
    pub fn subnet(&self, netuid: Netuid) -> Option<&SubnetPoint> {
        let index = self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()?;
        self.subnets.get(index)
    }

    /// Returns the subnets by rank: the largest share first, equal shares by netuid.
    pub fn ranked(&self) -> Vec<&SubnetPoint> {
        let mut ranked: Vec<&SubnetPoint> = self.subnets.iter().collect();
        ranked.sort_by(|one, other| other.share.total_cmp(&one.share).then(one.netuid.cmp(&other.netuid)));
        ranked
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
    fn of(subnet: &Subnet) -> SubnetPoint {
        let reserves = subnet.pool.reserves();
        SubnetPoint {
            netuid: subnet.netuid,
            price: subnet.pool.price().0.to_num(),
            moving_price: subnet.moving_price.0.to_num(),
            tao: reserves.tao,
            alpha: reserves.alpha,
            ..SubnetPoint::default()
        }
    }
}

/// Returns the amount of a day at the rate of a step, in rao; `bits` are in units of 2^-32 rao.
fn per_day(bits: u128, stride: BlockStride) -> Rao {
    let day = bits.saturating_mul(u128::from(BLOCKS_PER_DAY)) / u128::from(stride.blocks());
    Rao(u64::try_from(day >> FineAmount::FRAC_NBITS).unwrap_or(u64::MAX))
}
