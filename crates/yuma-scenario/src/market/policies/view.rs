//! The input of a policy, and the orders that policies have in common.

use crate::market::day_point::DayPoint;
use crate::market::keys::VALIDATOR;
use crate::market::neurons::staking_hotkey;
use crate::market::random::Random;
use yuma_engine::economy::operations::{Operation, Position};
use yuma_engine::economy::{Economy, Rules, Subnet};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Key, Millionths, Netuid, Rao};

/// A subnet before the first block of a day. Fractions are the chain's numbers in double precision.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Signal {
    /// The subnet.
    pub netuid: Netuid,
    /// Whether its alpha is traded.
    pub is_traded: bool,
    /// The price in its pool.
    pub price: f64,
    /// The moving average of the price.
    pub moving_price: f64,
    /// The TAO in its pool.
    pub pool_tao: Rao,
    /// The part of their stake that the validator's stakers got in the last epoch, times the epochs of a day.
    pub daily_yield: f64,
}

impl Signal {
    /// Reads all subnets, in order.
    pub fn of(economy: &Economy) -> Vec<Signal> {
        let signal = |subnet: &Subnet| Signal {
            netuid: subnet.netuid,
            is_traded: subnet.switches.trading,
            price: subnet.pool.price().0.to_num(),
            moving_price: subnet.moving_price.0.to_num(),
            pool_tao: subnet.pool.reserves().tao,
            daily_yield: daily_yield(subnet),
        };
        economy.subnets.iter().map(signal).collect()
    }
}

fn daily_yield(subnet: &Subnet) -> f64 {
    let Some(last) = subnet.yields.get(&staking_hotkey(subnet)) else { return 0.0 };
    let before = last.stake.0.saturating_sub(last.dividends.0);
    if before == 0 {
        return 0.0;
    }
    let epochs = BLOCKS_PER_DAY as f64 / (f64::from(subnet.clock.tempo.0) + 1.0);
    last.dividends.0 as f64 / before as f64 * epochs
}

/// The market as a participant sees it before the first block of a day.
#[derive(Debug)]
pub struct PolicyView<'a> {
    /// The day, from 0.
    pub day: u16,
    /// The economy, with the trades of the participants before this one.
    pub economy: &'a Economy,
    /// The rules of that day.
    pub rules: &'a Rules,
    /// The subnets before any trade of the day.
    pub signals: &'a [Signal],
    /// The points of the days before.
    pub points: &'a [DayPoint],
    /// The participant's account.
    pub coldkey: Key,
    /// The position that the participant's role pays.
    pub role: Option<Position>,
    /// All positions that the participant has or had.
    pub positions: &'a [Position],
    /// The alpha that the position of its role grew by since the day before.
    pub earned: Alpha,
    /// The participant's random numbers.
    pub random: Random,
}

impl PolicyView<'_> {
    /// Returns the free TAO.
    pub fn tao(&self) -> Rao {
        self.economy.balance(self.coldkey)
    }

    /// Returns the positions that are not empty.
    pub fn stakes(&self) -> Vec<(Position, Alpha)> {
        let staked = |&position: &Position| (position, self.economy.staked(position));
        self.positions.iter().map(staked).filter(|(_, amount)| amount.0 > 0).collect()
    }

    /// Returns whether this is a multiple of a number of days, after day 0.
    pub fn is_turn(&self, days: u16) -> bool {
        self.day > 0 && self.day.is_multiple_of(days.max(1))
    }

    /// Returns the index of a subnet among the signals.
    pub fn index_of(&self, netuid: Netuid) -> Option<usize> {
        self.signals.binary_search_by_key(&netuid, |signal| signal.netuid).ok()
    }

    /// Returns the price of a subnet some days before; `None` if it did not exist.
    pub fn price_before(&self, index: usize, days: u16) -> Option<f64> {
        let netuid = self.signals.get(index)?.netuid;
        let point = self.points.get(usize::from(self.day.checked_sub(days)?))?;
        let same = point.subnets.get(index).filter(|subnet| subnet.netuid == netuid);
        same.or_else(|| point.subnet(netuid)).map(|subnet| subnet.price)
    }

    /// Returns the traded subnet of the highest score with at least `min_pool` TAO in its pool, the first of equals.
    pub fn best(&self, min_pool: Rao, score: impl Fn(usize) -> Option<f64>) -> Option<Netuid> {
        let mut best: Option<(f64, Netuid)> = None;
        for (index, signal) in self.signals.iter().enumerate() {
            if !signal.is_traded || signal.pool_tao < min_pool {
                continue;
            }
            if let Some(score) = score(index)
                && best.is_none_or(|(highest, _)| score > highest)
            {
                best = Some((score, signal.netuid));
            }
        }
        best.map(|(_, netuid)| netuid)
    }

    /// Draws a traded subnet, all equally likely.
    pub fn random_subnet(&self) -> Option<Netuid> {
        let traded: Vec<Netuid> =
            self.signals.iter().filter(|signal| signal.is_traded).map(|signal| signal.netuid).collect();
        traded.get(self.random.below(traded.len())).copied()
    }

    /// Returns the position on a subnet's validator.
    pub fn position(&self, netuid: Netuid) -> Position {
        let hotkey = self.economy.subnet(netuid).map_or(VALIDATOR, staking_hotkey);
        Position { netuid, hotkey, coldkey: self.coldkey }
    }

    /// Stakes an amount; `None` below the chain's minimum stake.
    pub fn stake(&self, netuid: Netuid, tao: Rao) -> Option<Operation> {
        let is_enough = tao.0 > 0 && tao >= self.rules.parameters.min_stake;
        is_enough.then(|| Operation::Stake { position: self.position(netuid), tao, limit: None })
    }

    /// Stakes all free TAO.
    pub fn stake_all(&self, netuid: Netuid) -> Option<Operation> {
        self.stake(netuid, self.tao())
    }

    /// Sells an amount.
    pub fn unstake(&self, position: Position, amount: Alpha) -> Operation {
        Operation::Unstake { position, amount, limit: None }
    }

    /// Sells everything.
    pub fn unstake_all(&self) -> Vec<Operation> {
        self.stakes().into_iter().map(|(position, amount)| self.unstake(position, amount)).collect()
    }

    /// Moves all stake and all free TAO to a subnet.
    pub fn gather(&self, netuid: Netuid) -> Vec<Operation> {
        let elsewhere = self.stakes().into_iter().filter(|(from, _)| from.netuid != netuid);
        let moves = elsewhere.map(|(from, amount)| {
            let to = self.position(netuid);
            Operation::Move { from, to, amount, limit: None }
        });
        moves.chain(self.stake_all(netuid)).collect()
    }

    /// Sells a part of the growth of the position of the participant's role, rounded down.
    pub fn sell_earned(&self, part: Millionths) -> Vec<Operation> {
        let sold = u128::from(self.earned.0) * u128::from(part.0) / 1_000_000;
        let amount = Alpha(u64::try_from(sold).unwrap_or(u64::MAX));
        let Some(position) = self.role.filter(|_| amount.0 > 0) else { return Vec::new() };
        vec![self.unstake(position, amount)]
    }
}
