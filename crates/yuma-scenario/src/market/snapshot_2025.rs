//! The snapshot of April 17, 2025. README.md documents the values missing from the data and their substitutes.

use substrate_fixed::types::I96F32;

use super::snapshot::Snapshot;
use super::subnet::MarketSubnet;
use yuma_engine::emission::MovingPrice;
use yuma_engine::quantity::{Alpha, Block, Netuid, RAO_PER_TAO, Rao};

/// The pools, one per line. No cell is quoted or contains a comma.
const POOLS: &str = include_str!("pools-2025-04-17.csv");
/// The block of the data.
const BLOCK: Block = Block(5_373_800);
/// The first block of the launch.
const LAUNCH: Block = Block(4_920_351);
/// The TAO issued by then: 10.5 million TAO at the halving of December 15, 2025, less one TAO in each block of the 242
/// days before.
const ISSUANCE: Rao = Rao(8_757_600 * RAO_PER_TAO);
/// The emission of a block at that time.
const BLOCK_EMISSION: Rao = Rao(RAO_PER_TAO);

/// A line of the data.
struct Line {
    netuid: Netuid,
    tao: Rao,
    alpha: Alpha,
    alpha_out: Alpha,
    has_started: bool,
    /// The TAO paid in a block; `None` if it is not known.
    paid: Option<Rao>,
}

/// Returns the snapshot of that day.
pub(super) fn snapshot() -> Snapshot {
    let mut lines: Vec<Line> = POOLS.lines().skip(1).filter_map(line).collect();
    lines.sort_unstable_by_key(|line| line.netuid);
    let root_stake = lines.iter().find(|line| line.netuid == Netuid::ROOT).map_or(Rao(0), |line| line.tao);
    lines.retain(|line| line.netuid != Netuid::ROOT);
    let shares = Shares::of(&lines);
    Snapshot {
        block: BLOCK,
        issuance: ISSUANCE,
        root_stake,
        subnets: lines.iter().map(|line| subnet(line, &shares)).collect(),
        emissions: lines.iter().map(|line| shares.paid(line)).collect(),
        ..Snapshot::default()
    }
}

fn line(text: &str) -> Option<Line> {
    let cells: Vec<&str> = text.split(',').collect();
    let number = |index: usize| cells.get(index)?.parse::<u64>().ok();
    Some(Line {
        netuid: Netuid(u16::try_from(number(0)?).ok()?),
        tao: Rao(number(2)?),
        alpha: Alpha(number(3)?),
        alpha_out: Alpha(number(4)?),
        has_started: cells.get(6) == Some(&"0"),
        // A paid line without TAO was paid less than a rao.
        paid: cells.get(7).filter(|block| !block.is_empty()).map(|_| Rao(number(8).unwrap_or_default())),
    })
}

/// The sums from which shares and moving prices follow. Prices are in units of 2^-32.
struct Shares {
    /// The sum of the spot prices of all started subnets.
    prices: u128,
    /// The sum of the spot prices of those whose payment is not known.
    unknown_prices: u128,
    /// The TAO of a block that is left for them.
    unknown: u128,
}

impl Shares {
    fn of(lines: &[Line]) -> Shares {
        let started = || lines.iter().filter(|line| line.has_started);
        let paid: u128 = started().filter_map(|line| line.paid).map(|paid| u128::from(paid.0)).sum();
        Shares {
            prices: started().map(Line::price).sum(),
            unknown_prices: started().filter(|line| line.paid.is_none()).map(Line::price).sum(),
            unknown: u128::from(BLOCK_EMISSION.0).saturating_sub(paid),
        }
    }

    /// Returns the TAO paid in a block; if it is not known, a part of the rest in proportion to the spot price.
    fn paid(&self, line: &Line) -> Rao {
        let unknown = || (line.price() * self.unknown).checked_div(self.unknown_prices).unwrap_or_default();
        match line.paid {
            _ if !line.has_started => Rao(0),
            Some(paid) => paid,
            None => Rao(u64::try_from(unknown()).unwrap_or_default()),
        }
    }

    /// Returns the moving price that gives the payment: its share of the sum of prices.
    fn moving_price(&self, line: &Line) -> MovingPrice {
        let bits = u128::from(self.paid(line).0) * self.prices / u128::from(BLOCK_EMISSION.0);
        MovingPrice(I96F32::from_bits(i128::try_from(bits).unwrap_or_default()))
    }
}

impl Line {
    /// Returns `tao / alpha` in units of 2^-32.
    fn price(&self) -> u128 {
        (u128::from(self.tao.0) << 32).checked_div(self.alpha.0.into()).unwrap_or_default()
    }
}

fn subnet(line: &Line, shares: &Shares) -> MarketSubnet {
    let unstarted = MarketSubnet {
        tao: line.tao,
        alpha: line.alpha,
        alpha_out: line.alpha_out,
        ..MarketSubnet::new(line.netuid, BLOCK)
    };
    if !line.has_started {
        return unstarted;
    }
    let age = (line.alpha_out.0 / RAO_PER_TAO).min(BLOCK.0 - LAUNCH.0);
    let started = MarketSubnet {
        registered_at: Block(BLOCK.0 - age),
        moving_price: Some(shares.moving_price(line)),
        emission_enabled: true,
        ..unstarted
    };
    MarketSubnet { user_flow: started.first_user_flow(), ..started }
}
