//! Operations whose result is one number, written as calls.

use yuma_engine::economy::operations::{Limit, Operation, OperationError, Position, apply};
use yuma_engine::economy::{Economy, Owner, Rules};
use yuma_engine::quantity::{Alpha, Key, Netuid, Rao};

/// Stakes TAO and returns the alpha, or for root the TAO staked.
pub fn stake(
    economy: &mut Economy,
    rules: &Rules,
    position: Position,
    tao: Rao,
    limit: Option<Limit>,
) -> Result<Alpha, OperationError> {
    apply(economy, rules, &Operation::Stake { position, tao, limit }).map(|receipt| Alpha(receipt.received.0))
}

/// Unstakes and returns the TAO paid to the account.
pub fn unstake(
    economy: &mut Economy,
    rules: &Rules,
    position: Position,
    amount: Alpha,
    limit: Option<Limit>,
) -> Result<Rao, OperationError> {
    apply(economy, rules, &Operation::Unstake { position, amount, limit }).map(|receipt| Rao(receipt.received.0))
}

/// Moves stake and returns the amount that arrived.
pub fn move_stake(
    economy: &mut Economy,
    rules: &Rules,
    from: Position,
    to: Position,
    amount: Alpha,
    limit: Option<Limit>,
) -> Result<Alpha, OperationError> {
    apply(economy, rules, &Operation::Move { from, to, amount, limit }).map(|receipt| Alpha(receipt.received.0))
}

/// Registers a neuron and returns the price paid.
pub fn register_neuron(
    economy: &mut Economy,
    rules: &Rules,
    netuid: Netuid,
    coldkey: Key,
) -> Result<Rao, OperationError> {
    apply(economy, rules, &Operation::RegisterNeuron { netuid, coldkey }).map(|receipt| Rao(receipt.paid.0))
}

/// Registers a subnet and returns its netuid.
pub fn register_subnet(economy: &mut Economy, rules: &Rules, owner: Owner) -> Result<Netuid, OperationError> {
    let receipt = apply(economy, rules, &Operation::RegisterSubnet { owner })?;
    Ok(receipt.registered.expect("the receipt of a registration names the subnet"))
}

/// Starts a subnet.
pub fn start_call(economy: &mut Economy, rules: &Rules, netuid: Netuid) -> Result<(), OperationError> {
    apply(economy, rules, &Operation::Start { netuid }).map(drop)
}

/// Dissolves a subnet and returns the payments.
pub fn dissolve_subnet(
    economy: &mut Economy,
    rules: &Rules,
    netuid: Netuid,
) -> Result<Vec<(Key, Rao)>, OperationError> {
    apply(economy, rules, &Operation::Dissolve { netuid }).map(|receipt| receipt.payments)
}
