//! The flywheel of the article of April 2024: better miners, more stake, a higher price, more emission, and better miners
//! again. The numbers are invented.

use super::document::MarketDocument;
use super::event::MarketEvent;
use super::keys::{HOLDER, STAKER, VALIDATOR};
use super::snapshot_flywheel::{QUALITIES, SUBNET, entries, set_quality, validators};
use yuma_engine::economy::operations::{Operation, Position};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Block, Key, RAO_PER_TAO, Rao};

/// The TAO that a holder stakes after each improvement.
const STAKED: [u64; 3] = [4_000, 7_000, 10_000];
/// The alpha that a staker sells before each deterioration.
const SOLD: [u64; 3] = [30_000, 24_000, 18_000];
/// The day of the first event, and the days from one turn of the wheel to the next.
const FIRST_DAY: u64 = 5;
const TURN: u64 = 10;
const HORIZON: u16 = 60;

/// Better miners come, then stake, three times.
pub(super) fn forward(document: &mut MarketDocument) {
    document.horizon = HORIZON;
    let [_, better @ ..] = &QUALITIES;
    for ((row, tao), day) in better.iter().zip(STAKED).zip(days()) {
        let tao = Rao(tao * RAO_PER_TAO);
        document.events.extend(weights(row).map(|operation| at(day, operation)));
        document.events.push(at(day + 1, Operation::Stake { position: position(HOLDER), tao, limit: None }));
    }
}

/// Stake goes, then the better miners, three times.
pub(super) fn backward(document: &mut MarketDocument) {
    document.horizon = HORIZON;
    let [worse @ .., best] = &QUALITIES;
    set_quality(&mut document.subnets, best);
    for ((row, alpha), day) in worse.iter().rev().zip(SOLD).zip(days()) {
        let amount = Alpha(alpha * RAO_PER_TAO);
        document.events.push(at(day, Operation::Unstake { position: position(STAKER), amount, limit: None }));
        document.events.extend(weights(row).map(|operation| at(day + 1, operation)));
    }
}

fn days() -> impl Iterator<Item = u64> {
    (0..).map(|turn| FIRST_DAY + turn * TURN)
}

fn at(day: u64, operation: Operation) -> MarketEvent {
    MarketEvent::operation(Block(day * BLOCKS_PER_DAY), operation)
}

fn position(coldkey: Key) -> Position {
    Position { netuid: SUBNET, hotkey: VALIDATOR, coldkey }
}

/// Returns the operations by which all validators set a row of weights.
fn weights(row: &[u16; 4]) -> impl Iterator<Item = Operation> {
    let row = entries(row);
    validators().map(move |uid| Operation::SetWeights { netuid: SUBNET, uid, row: row.clone() })
}
