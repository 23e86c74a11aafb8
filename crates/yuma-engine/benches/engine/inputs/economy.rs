//! Economies of many subnets.

use substrate_fixed::types::{I64F64, I96F32, U96F32};
use yuma_engine::economy::{EarningsModel, Economy, Era, Owner, new_subnet};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::pool::Reserves;
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Rao};
use yuma_engine::wide::AMOUNT_ZERO;

/// An economy of `subnets` subnets a few blocks after its start, with prices from 0.1 TAO downward.
pub fn economy(era: &Era, count: u16) -> Economy {
    let mut economy = Economy { block: Block(9_000_000), issuance: Rao(10_900_000_000_000_000), ..Economy::default() };
    economy.root.stakes.add(Key(1), Key(2), 6_000_000_000_000_000);
    economy.root.seats.push(Key(1));
    for netuid in 1..=count {
        let (tao, rank) = (20_000_000_000_000 + u64::from(netuid) * 123_456_789, f64::from(netuid - 1));
        let price = 0.1 * 0.97f64.powf(rank * 128.0 / f64::from(count));
        let reserves = Reserves { tao: Rao(tao), alpha: Alpha((tao as f64 / price) as u64) };
        let owner = Owner { coldkey: Key(u32::from(netuid) + 100), hotkey: Key(u32::from(netuid) + 2_000) };
        let mut subnet = new_subnet(Netuid(netuid), owner, Block(5_000_000), Rao(0), era.rules.pool.pool(reserves));
        for holder in 0..8 {
            subnet.stakes.add(Key(10 + holder), Key(20 + holder), 100_000_000_000_000);
        }
        // The miners' key differs from the owner's; otherwise all miner emission would count as burned.
        subnet.earnings_model =
            EarningsModel::Proportional { miners: Key(u32::from(netuid) + 4_000), kept_by_owner: AMOUNT_ZERO };
        subnet.alpha_out = Alpha(subnet.stakes.total());
        subnet.moving_price = MovingPrice(I96F32::from_num(price));
        subnet.miner_burned = U96F32::from_num(f64::from(netuid % 4) / 8.0);
        subnet.first_emission_block = Some(Block(6_000_000));
        subnet.switches.emission = true;
        subnet.switches.trading = true;
        subnet.flows.user_average = FlowAverage(I64F64::from_num(price * 1e9));
        subnet.flows.protocol_average = FlowAverage(I64F64::from_num(price * 5e8));
        subnet.root_emission = Rao(3_000_000);
        economy.subnets.push(subnet);
    }
    economy
}
