//! The snapshot of April 11, 2026. README.md documents the values missing from the data and their substitutes.

use substrate_fixed::types::I96F32;

use super::snapshot::Snapshot;
use super::subnet::MarketSubnet;
use crate::text;
use yuma_engine::economy::Tempo;
use yuma_engine::emission::MovingPrice;
use yuma_engine::pool::Reserves;
use yuma_engine::quantity::{Alpha, Block, Netuid, RAO_PER_TAO, Rao};

/// The market data, one subnet per line. No cell is quoted or contains a comma.
const SUBNETS: &str = include_str!("subnets-2026-04-11.csv");
/// The block of that day, counted back from block 8,466,530 of June 23, 2026, at 7,200 blocks a day.
const BLOCK: Block = Block(7_940_930);
/// The TAO issued by then: 10.5 million TAO at the halving of December 15, 2025, and half a TAO in each block of the
/// 117 days since.
const ISSUANCE: Rao = Rao(10_921_200 * RAO_PER_TAO);

/// A line of the market data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The number of the subnet.
    pub netuid: Netuid,
    /// The name given by its owner.
    pub name: &'static str,
    /// The moving average of its price; `None` before its start call.
    pub moving_price: Option<MovingPrice>,
    /// The reserves of its pool; for root, the stake on it.
    pub reserves: Reserves,
    /// All alpha outside the pool.
    pub alpha_out: Alpha,
    /// The emission of a day according to the source, for proportions.
    pub emission: Rao,
    /// The cost of registering a neuron.
    pub neuron_burn: Rao,
    /// Blocks between epochs.
    pub tempo: Tempo,
}

/// Returns all subnets and root, ascending by netuid.
pub fn listings() -> Vec<Listing> {
    let mut listings: Vec<Listing> = SUBNETS.lines().skip(1).filter_map(listing).collect();
    listings.sort_unstable_by_key(|listing| listing.netuid);
    listings
}

fn listing(line: &'static str) -> Option<Listing> {
    let mut cells = line.split(',');
    let netuid = Netuid(cells.next()?.parse().ok()?);
    let name = cells.next()?;
    let moving_price = cells.nth(1).and_then(billionths).map(|price| {
        let bits = (u128::from(price) << 32) / u128::from(RAO_PER_TAO);
        MovingPrice(I96F32::from_bits(i128::try_from(bits).unwrap_or(i128::MAX)))
    });
    let reserves = Reserves { tao: Rao(billionths(cells.next()?)?), alpha: Alpha(billionths(cells.next()?)?) };
    let alpha_out = Alpha(billionths(cells.next()?)?);
    let emission = Rao(billionths(cells.next()?)?);
    let neuron_burn = Rao(billionths(cells.nth(1)?)?);
    let tempo = Tempo(cells.next()?.parse().ok()?);
    Some(Listing { netuid, name, moving_price, reserves, alpha_out, emission, neuron_burn, tempo })
}

/// Parses a decimal number in units of 10^-9; `None` if it is not a number or has more decimals.
fn billionths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let scale = 10u64.checked_pow(9u32.checked_sub(u32::try_from(fraction.len()).ok()?)?)?;
    let fraction: u64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    whole.parse::<u64>().ok()?.checked_mul(RAO_PER_TAO)?.checked_add(fraction.checked_mul(scale)?)
}

/// Returns the snapshot of that day.
pub(super) fn snapshot() -> Snapshot {
    let listings = listings();
    let root_stake = listings.iter().find(|listing| listing.netuid == Netuid::ROOT);
    let subnets = || listings.iter().filter(|listing| listing.netuid != Netuid::ROOT);
    Snapshot {
        block: BLOCK,
        issuance: ISSUANCE,
        root_stake: root_stake.map_or(Rao(0), |listing| listing.reserves.tao),
        subnets: subnets().map(subnet).collect(),
        emissions: subnets().map(|listing| listing.emission).collect(),
        ..Snapshot::default()
    }
}

fn subnet(listing: &Listing) -> MarketSubnet {
    let unstarted = MarketSubnet {
        name: text::clean_line(listing.name),
        tao: listing.reserves.tao,
        alpha: listing.reserves.alpha,
        alpha_out: listing.alpha_out,
        neuron_burn: listing.neuron_burn,
        tempo: listing.tempo,
        ..MarketSubnet::new(listing.netuid, BLOCK)
    };
    let Some(moving_price) = listing.moving_price else { return unstarted };
    let age = listing.alpha_out.0 / RAO_PER_TAO;
    let started = MarketSubnet {
        registered_at: Block(BLOCK.0.saturating_sub(age)),
        moving_price: Some(moving_price),
        emission_enabled: true,
        ..unstarted
    };
    MarketSubnet { user_flow: started.first_user_flow(), ..started }
}
