//! The economy in which people act.

use yuma_engine::economy::operations::{OperationError, Position};
use yuma_engine::economy::{Choice, Economy, Era, Rules};
use yuma_engine::pool::{Order, Side};
use yuma_engine::quantity::{Amount, Key, Netuid, Rao};

use crate::inputs;

/// Who acts.
pub const ALICE: Key = Key(5_000);
/// Whom she stakes with.
pub const HOTKEY: Key = Key(10);
/// In rao.
pub const TAO: u64 = 1_000_000_000;

/// Four subnets of an era, where Alice has ten thousand TAO.
pub fn world(id: &str) -> (&'static Era, Rules, Economy) {
    let era = Era::of(id).unwrap_or_else(|| panic!("{id} is registered"));
    let mut economy = inputs::economy(era, 4);
    economy.pay(ALICE, Rao(10_000 * TAO));
    (era, era.rules(Choice::Live), economy)
}

/// The stake of Alice on a subnet.
pub fn on(netuid: u16) -> Position {
    Position { netuid: Netuid(netuid), hotkey: HOTKEY, coldkey: ALICE }
}

/// What a subnet's pool says it would pay out.
pub fn quoted(economy: &Economy, netuid: u16, side: Side, amount: u64) -> u64 {
    let subnet = economy.subnet(Netuid(netuid)).unwrap_or_else(|| panic!("subnet {netuid}"));
    subnet.pool.quote(&Order::new(side, Amount(amount))).map_or(0, |swap| swap.paid_out.0)
}

/// A result without its value.
pub fn refusal<T: std::fmt::Debug>(result: Result<T, OperationError>) -> OperationError {
    match result {
        Err(error) => error,
        Ok(value) => panic!("should be refused, gave {value:?}"),
    }
}
