//! The market of subnets as of April 11, 2026, and an economy that starts with it. README.md documents the values
//! missing from the data and their substitutes.

use substrate_fixed::types::{I64F64, I96F32};

use yuma_engine::economy::{EarningsModel, Economy, Era, Owner, Subnet, Tempo, new_subnet};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::pool::Reserves;
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, RAO_PER_TAO, Rao};
use yuma_engine::wide::AMOUNT_ZERO;

/// The market data, one subnet per line. No cell is quoted or contains a comma.
const SUBNETS: &str = include_str!("subnets-2026-04-11.csv");
/// The block of that day, counted back from block 8,466,530 of June 23, 2026, at 7,200 blocks a day.
const BLOCK: Block = Block(7_940_930);
/// The TAO issued by then: 10.5 million TAO at the halving of December 15, 2025, and half a TAO in each block of the
/// 117 days since.
const ISSUANCE: Rao = Rao(10_921_200 * RAO_PER_TAO);
/// The emission of a block at that time.
const BLOCK_EMISSION: Rao = Rao(RAO_PER_TAO / 2);

/// The keys that represent all validators, all stakers, and all holders of free TAO, in this order.
const VALIDATOR: Key = Key(1);
const STAKER: Key = Key(2);
const HOLDER: Key = Key(3);
/// The bases of the keys of owners and miners.
const OWNERS: u32 = 10_000;
const OWNERS_HOTKEYS: u32 = 20_000;
const MINERS: u32 = 30_000;

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

/// Creates an economy that starts with the market of that day, with pools of this era.
pub fn economy(era: &Era) -> Economy {
    let mut economy = Economy { block: BLOCK, issuance: ISSUANCE, ..Economy::default() };
    let listings = listings();
    let emitted: u128 = listings.iter().map(|listing| u128::from(listing.emission.0)).sum();
    for listing in listings {
        if listing.netuid == Netuid::ROOT {
            economy.root.stakes.add(VALIDATOR, STAKER, listing.reserves.tao.0);
            economy.root.seats.push(VALIDATOR);
        } else {
            let share = u128::from(BLOCK_EMISSION.0) * u128::from(listing.emission.0) / emitted.max(1);
            let root_emission = Rao(u64::try_from(share).unwrap_or_default());
            economy.subnets.push(Subnet { root_emission, ..subnet(era, &listing) });
        }
    }
    let placed = u64::try_from(economy.tao_places().total()).unwrap_or(u64::MAX);
    economy.pay(HOLDER, Rao(ISSUANCE.0.saturating_sub(placed)));
    economy
}

fn subnet(era: &Era, listing: &Listing) -> Subnet {
    let number = u32::from(listing.netuid.0);
    let owner = Owner { coldkey: Key(OWNERS + number), hotkey: Key(OWNERS_HOTKEYS + number) };
    let mut subnet = new_subnet(listing.netuid, owner, BLOCK, Rao(0), era.rules.pool.pool(listing.reserves));
    subnet.earnings_model = EarningsModel::Proportional { miners: Key(MINERS + number), kept_by_owner: AMOUNT_ZERO };
    subnet.clock.tempo = listing.tempo;
    subnet.neuron_burn = listing.neuron_burn;
    subnet.stakes.add(VALIDATOR, STAKER, listing.alpha_out.0);
    subnet.alpha_out = listing.alpha_out;
    let Some(moving_price) = listing.moving_price else { return subnet };
    let age = listing.alpha_out.0 / RAO_PER_TAO;
    subnet.registered_at = Block(BLOCK.0.saturating_sub(age));
    subnet.first_emission_block = Some(Block(BLOCK.0.saturating_sub(age) + 1));
    subnet.switches.emission = true;
    subnet.switches.trading = true;
    subnet.moving_price = moving_price;
    let spot = I96F32::saturating_from_num(subnet.pool.price().0);
    let flow =
        I64F64::saturating_from_num(spot.min(moving_price.0)).saturating_mul(I64F64::saturating_from_num(RAO_PER_TAO));
    subnet.flows.user_average = FlowAverage(flow);
    subnet
}
