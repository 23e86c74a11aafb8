//! The economy that the tests of operations start from.

use yuma_engine::economy::operations::{OperationError, Position};
use yuma_engine::economy::{Choice, Economy, Era, Rules};
use yuma_engine::pool::{Order, Side};
use yuma_engine::quantity::{Amount, Key, Netuid, Rao};

use crate::inputs;

/// The coldkey that signs the operations.
pub const ALICE: Key = Key(5_000);
/// The hotkey that Alice stakes to.
pub const HOTKEY: Key = Key(10);
/// One TAO in rao.
pub const TAO: u64 = 1_000_000_000;

/// Four subnets of an era, in which Alice owns ten thousand TAO.
pub fn world(id: &str) -> (&'static Era, Rules, Economy) {
    let era = Era::of(id).unwrap_or_else(|| panic!("{id} is registered"));
    let mut economy = inputs::economy(era, 4);
    economy.pay(ALICE, Rao(10_000 * TAO));
    (era, era.rules(Choice::Live), economy)
}

/// Returns Alice's position on a subnet.
pub fn on(netuid: u16) -> Position {
    Position { netuid: Netuid(netuid), hotkey: HOTKEY, coldkey: ALICE }
}

/// Returns the output that a subnet's pool quotes.
pub fn quoted(economy: &Economy, netuid: u16, side: Side, amount: u64) -> u64 {
    let subnet = economy.subnet(Netuid(netuid)).unwrap_or_else(|| panic!("subnet {netuid}"));
    subnet.pool.quote(&Order::new(side, Amount(amount))).map_or(0, |swap| swap.paid_out.0)
}

/// Returns the error of a refused operation and panics on success.
pub fn refusal<T: std::fmt::Debug>(result: Result<T, OperationError>) -> OperationError {
    match result {
        Err(error) => error,
        Ok(value) => panic!("should be refused, gave {value:?}"),
    }
}
