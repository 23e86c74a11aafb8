//! The next block of a market: what each subnet gets, and why.

use std::cmp::Reverse;

use substrate_fixed::types::I64F64;

use super::day_point::{gate_bar, kept_by_owner};
use super::document::Market;
use super::economy::{economy, split_refusals};
use super::run::MarketRun;
use super::vote_result::VoteResult;
use yuma_engine::economy::{
    BlockReport, BlockStage, Economy, EmissionWeightsError, Era, Rules, SplitRule, StageValue, Subnet,
    SubnetBlockResult, block_trace, next_block, root_proportion,
};
use yuma_engine::emission::{Bar, ShareRule, Stage, passed};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Netuid, Price, Rao};
use yuma_engine::wide::{FineAmount, RATIO_ONE, RATIO_ZERO, Ratio, amount_to_ratio, sum};

/// The results of the next block of a market under one era's rules.
#[derive(Clone, Debug)]
pub struct MarketResult {
    /// The stages that change shares under the rules, in order.
    pub stages: &'static [Stage],
    /// The results by subnet, ascending by netuid like the economy.
    pub subnets: Vec<SubnetResult>,
    /// The totals.
    pub totals: MarketTotals,
    /// The count of the votes; `None` without a board or under rules that do not read it.
    pub vote: Option<VoteResult>,
    /// The economy before the block.
    pub economy: Economy,
    /// The engine's report of the block.
    pub report: BlockReport,
    /// The rules of the block.
    pub rules: Rules,
}

/// The results of a block for one subnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubnetResult {
    /// The subnet.
    pub netuid: Netuid,
    /// Whether it takes part in the division.
    pub eligibility: Eligibility,
    /// The spot price before the block; in a market without pools 1.
    pub price: Price,
    /// The share at each of [`MarketResult::stages`]; empty if it does not take part.
    pub shares: Vec<Ratio>,
    /// The final share; 0 if it does not take part.
    pub share: Ratio,
    /// The rank by final share, from 1; equal shares rank by netuid. `None` if it does not take part.
    pub rank: Option<u16>,
    /// The share before the gate less the gate's bar; negative below the bar. `None` without a gate.
    pub above_bar: Option<I64F64>,
    /// The subnet's part of a block's TAO times 7,200, rounded down to a rao.
    pub tao_per_day: Rao,
    /// The alpha created for the participants in a block times 7,200, exact.
    pub alpha_per_day: Alpha,
    /// The reasons for which the chain would refuse the subnet's split; empty if owners cannot set it in this era.
    pub split_refusals: Vec<EmissionWeightsError>,
    /// The engine's result; `None` if it does not take part.
    pub block: Option<SubnetBlockResult>,
}

/// Whether a subnet takes part in the division of TAO.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Eligibility {
    /// It takes part.
    Eligible,
    /// It takes part, but its emission is switched off: the final share is 0.
    EmissionOff,
    /// Its start call has not been made.
    NotStarted,
    /// Its alpha is not traded.
    NotTraded,
    /// It does not admit neurons.
    RegistrationOff,
}

/// The sums over all subnets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarketTotals {
    /// The number of subnets that take part.
    pub eligible: usize,
    /// The sum of the spot prices of those subnets.
    pub prices: Ratio,
    /// The sum of their moving prices.
    pub moving_prices: Ratio,
    /// The TAO in all pools.
    pub pool_tao: u128,
    /// The alpha in all pools.
    pub pool_alpha: u128,
    /// The TAO staked on root.
    pub root_tao: Rao,
    /// `TotalIssuance` before the block.
    pub issuance: Rao,
    /// The emission of a block.
    pub emission: Rao,
    /// The emission of a block times 7,200.
    pub emission_per_day: Rao,
    /// The TAO that a block recycles, times 7,200.
    pub recycled_per_day: Rao,
    /// The bar of the gate; `None` without a gate.
    pub bar: Option<Bar>,
}

impl MarketResult {
    /// Computes the next block of a market under an era's rules. The document's events are not applied.
    pub fn of(market: &Market, era: &Era) -> MarketResult {
        let mut result = MarketResult::next(economy(market, era), market.rules(era));
        if result.rules.split == SplitRule::EmissionWeights {
            let rows = market.subnets.iter().zip(&result.economy.subnets).zip(&mut result.subnets);
            for ((set, subnet), row) in rows {
                // The economy has another split where the chain refuses the document's.
                row.split_refusals = split_refusals(&set.emission_weights, subnet, &result.economy, &result.rules);
            }
        }
        result
    }

    /// Computes the block after the computed ones of a run. Events and trades that are due before it are not applied.
    pub fn after(run: &MarketRun) -> MarketResult {
        MarketResult::next(run.economy().clone(), *run.rules())
    }

    fn next(economy: Economy, rules: Rules) -> MarketResult {
        let report = next_block(&mut economy.clone(), &rules);
        let mut positions = vec![None; economy.subnets.len()];
        for (position, result) in report.subnets.iter().enumerate() {
            if let Some(index) = positions.get_mut(result.index) {
                *index = Some(position);
            }
        }
        let rows = economy.subnets.iter().zip(positions);
        let rows = rows.map(|(subnet, position)| SubnetResult::of(subnet, position, &report, &rules));
        let mut subnets: Vec<SubnetResult> = rows.collect();
        rank(&mut subnets);
        let totals = MarketTotals::of(&economy, &report, &subnets, &rules);
        let vote = VoteResult::of(&economy, &rules, report.emission);
        MarketResult { stages: rules.share.stages(), subnets, totals, vote, economy, report, rules }
    }

    /// Returns the result of a subnet.
    pub fn subnet(&self, netuid: Netuid) -> Option<&SubnetResult> {
        let index = self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()?;
        self.subnets.get(index)
    }

    /// Returns the part of the miners' pay that a subnet's owner keeps; 0 if there is no such subnet.
    pub fn miner_burn(&self, netuid: Netuid) -> FineAmount {
        self.economy.subnet(netuid).map(kept_by_owner).unwrap_or_default()
    }

    /// Returns the sum that the shares after a stage were divided by: `share = share before * factor / divisor`, with the
    /// [factor](MarketResult::factor) of the stage. `None` for the rule's own share and where all factors are 1.
    pub fn divisor(&self, stage: Stage) -> Option<Ratio> {
        let before = self.report.division.stages.at(before(stage)?);
        let factor = |position| self.factor_at(position, stage).unwrap_or(RATIO_ZERO);
        let has_factor = |(position, share): (usize, &Ratio)| *share > RATIO_ZERO && factor(position) != RATIO_ONE;
        if !before.iter().enumerate().any(has_factor) {
            return None;
        }
        let products = before.iter().enumerate().map(|(position, share)| share.saturating_mul(factor(position)));
        Some(sum(products)).filter(|divisor| *divisor > RATIO_ZERO)
    }

    /// Returns the factor of a subnet's share at a stage: what miner burn (and in runtimes 421 to 424 the root proportion)
    /// leaves, what the gate lets through, or whether the emission is on. `None` for other stages.
    pub fn factor(&self, netuid: Netuid, stage: Stage) -> Option<Ratio> {
        self.factor_at(self.report.subnets.iter().position(|block| block.netuid == netuid)?, stage)
    }

    fn factor_at(&self, position: usize, stage: Stage) -> Option<Ratio> {
        let subnet = self.economy.subnets.get(self.report.subnets.get(position)?.index)?;
        match (stage, self.rules.share) {
            (Stage::AfterBurn, rule) => {
                let kept = RATIO_ONE.saturating_sub(amount_to_ratio(subnet.miner_burned).min(RATIO_ONE));
                let by_root = matches!(rule, ShareRule::BurnedPrice { by_root_proportion: true });
                Some(if by_root { kept.saturating_mul(amount_to_ratio(self.root_proportion(subnet))) } else { kept })
            }
            (Stage::AfterGate, ShareRule::GatedPrice(gate)) => {
                let share = *self.report.division.stages.at(Stage::AfterBurn).get(position)?;
                Some(passed(share, self.report.division.bar, gate.exponent))
            }
            (Stage::Final, _) => Some(if subnet.switches.emission { RATIO_ONE } else { RATIO_ZERO }),
            _ => None,
        }
    }

    fn root_proportion(&self, subnet: &Subnet) -> FineAmount {
        root_proportion(self.totals.root_tao, self.rules.parameters.tao_weight, subnet.alpha_issuance())
    }

    /// Returns the stages of the block for a subnet, see [`block_trace`]; `None` if it does not take part.
    pub fn trace(&self, netuid: Netuid) -> Option<Vec<(BlockStage, StageValue)>> {
        block_trace(&self.report, &self.rules, netuid)
    }
}

impl SubnetResult {
    /// Returns the results of the block; the refusals of the split depend on the document.
    fn of(subnet: &Subnet, position: Option<usize>, report: &BlockReport, rules: &Rules) -> SubnetResult {
        let share_at = |stage: Stage| Some(*report.division.stages.at(stage).get(position?)?);
        let block = position.and_then(|position| report.subnets.get(position)).copied();
        let tao = position.and_then(|position| report.division.tao.get(position)).copied();
        let share = share_at(Stage::Final).unwrap_or(RATIO_ZERO);
        SubnetResult {
            netuid: subnet.netuid,
            eligibility: Eligibility::of(subnet, rules),
            price: subnet.pool.price(),
            shares: rules.share.stages().iter().filter_map(|&stage| share_at(stage)).collect(),
            share,
            rank: None,
            above_bar: gate_bar(report, rules).zip(share_at(Stage::AfterBurn)).map(|(bar, share)| {
                I64F64::saturating_from_num(share).saturating_sub(I64F64::saturating_from_num(bar.0))
            }),
            tao_per_day: tao.map_or(Rao(0), tao_per_day),
            alpha_per_day: Alpha(block.map_or(0, |block| per_day(block.alpha_emission.0))),
            split_refusals: Vec::new(),
            block,
        }
    }
}

impl Eligibility {
    fn of(subnet: &Subnet, rules: &Rules) -> Eligibility {
        let reads_switch = rules.share.stages().contains(&Stage::Final);
        let is_by_root = rules.share == ShareRule::RootWeights;
        match subnet {
            _ if is_by_root => Eligibility::Eligible,
            _ if subnet.first_emission_block.is_none() => Eligibility::NotStarted,
            _ if !subnet.switches.trading => Eligibility::NotTraded,
            _ if !subnet.switches.registration => Eligibility::RegistrationOff,
            _ if reads_switch && !subnet.switches.emission => Eligibility::EmissionOff,
            _ => Eligibility::Eligible,
        }
    }
}

impl MarketTotals {
    fn of(economy: &Economy, report: &BlockReport, subnets: &[SubnetResult], rules: &Rules) -> MarketTotals {
        let eligible = || subnets.iter().filter(|subnet| subnet.block.is_some());
        let pools = || economy.subnets.iter().map(|subnet| subnet.pool.reserves());
        MarketTotals {
            eligible: eligible().count(),
            prices: sum(eligible().map(|subnet| subnet.price.0)),
            moving_prices: sum(report.subnets.iter().map(|result| result.moving_price.ratio())),
            pool_tao: pools().map(|reserves| u128::from(reserves.tao.0)).sum(),
            pool_alpha: pools().map(|reserves| u128::from(reserves.alpha.0)).sum(),
            root_tao: economy.root.tao(),
            issuance: economy.issuance,
            emission: report.emission,
            emission_per_day: Rao(per_day(report.emission.0)),
            recycled_per_day: Rao(per_day(report.recycled.0)),
            bar: gate_bar(report, rules),
        }
    }
}

/// Returns the stage before another one.
fn before(stage: Stage) -> Option<Stage> {
    let at = Stage::ALL.iter().position(|known| *known == stage)?;
    Stage::ALL.get(at.checked_sub(1)?).copied()
}

fn rank(subnets: &mut [SubnetResult]) {
    let mut order: Vec<&mut SubnetResult> = subnets.iter_mut().filter(|subnet| subnet.block.is_some()).collect();
    order.sort_by_key(|subnet| Reverse(subnet.share));
    for (subnet, rank) in order.into_iter().zip(1..) {
        subnet.rank = Some(rank);
    }
}

/// Returns the amount of a day at one amount in each block.
fn per_day(amount: u64) -> u64 {
    amount.saturating_mul(BLOCKS_PER_DAY)
}

fn tao_per_day(tao: FineAmount) -> Rao {
    let whole = tao.to_bits().saturating_mul(u128::from(BLOCKS_PER_DAY)) >> FineAmount::FRAC_NBITS;
    Rao(u64::try_from(whole).unwrap_or(u64::MAX))
}
