//! Any edit, sensible or not.

use proptest::option;
use proptest::prelude::*;
use yuma_playground::engine::quantity::{Alpha, Block, Millionths, Rao, Share, Uid};
use yuma_playground::engine::yuma::{Hyperparameter, Parameters};
use yuma_playground::scenario::edit::{CellBlock, RowOperation, RuleSet};
use yuma_playground::scenario::{Edit, Matrix};

/// Uids around those of a small subnet.
fn uid() -> impl Strategy<Value = Uid> {
    prop_oneof![20 => (0u16..14).prop_map(Uid), 1 => any::<u16>().prop_map(Uid)]
}

fn matrix() -> impl Strategy<Value = Matrix> {
    prop_oneof![3 => Just(Matrix::Weights), 1 => Just(Matrix::Bonds)]
}

fn share() -> impl Strategy<Value = Share> {
    prop_oneof![any::<u16>(), Just(0), Just(u16::MAX), 0u16..10].prop_map(Share)
}

fn amount() -> impl Strategy<Value = u64> {
    prop_oneof![5 => 0u64..1_000_000_000_000_000, 1 => Just(0), 1 => any::<u64>()]
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![5 => 0u64..9_000_000, 1 => any::<u64>()].prop_map(Block)
}

fn parameters() -> impl Strategy<Value = Parameters> {
    let changes = prop::collection::vec((0..Hyperparameter::ALL.len(), any::<i64>(), any::<bool>()), 0..6);
    changes.prop_map(|changes| {
        changes.into_iter().fold(Parameters::default(), |parameters, (place, raw, small)| {
            let raw = if small { raw.rem_euclid(70_000) } else { raw };
            Hyperparameter::ALL[place].set(&parameters, raw.into())
        })
    })
}

fn operation() -> impl Strategy<Value = RowOperation> {
    prop_oneof![
        Just(RowOperation::Normalise),
        Just(RowOperation::Fill),
        Just(RowOperation::Clear),
        any::<u64>().prop_map(|factor| RowOperation::Scale(Millionths(factor))),
        (0u64..3_000_000).prop_map(|factor| RowOperation::Scale(Millionths(factor))),
    ]
}

fn cells() -> impl Strategy<Value = CellBlock> {
    prop::collection::vec(prop::collection::vec(option::of(share()), 0..6), 0..6).prop_map(CellBlock)
}

fn of_cells() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (matrix(), uid(), uid(), option::of(share())).prop_map(|(matrix, row, column, value)| Edit::Cell {
            matrix,
            row,
            column,
            value
        }),
        (matrix(), uid(), uid(), share()).prop_map(|(matrix, row, column, value)| Edit::CellKeepingSum {
            matrix,
            row,
            column,
            value
        }),
        (matrix(), uid(), uid(), cells()).prop_map(|(matrix, row, column, cells)| Edit::Block {
            matrix,
            row,
            column,
            cells
        }),
        (matrix(), uid(), operation()).prop_map(|(matrix, row, operation)| Edit::Row { matrix, row, operation }),
    ]
}

fn of_neurons() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (uid(), amount()).prop_map(|(uid, stake)| Edit::AlphaStake { uid, stake: Alpha(stake) }),
        (uid(), amount()).prop_map(|(uid, stake)| Edit::TaoStake { uid, stake: Rao(stake) }),
        (uid(), any::<bool>()).prop_map(|(uid, permit)| Edit::Permit { uid, permit }),
        (uid(), any::<bool>()).prop_map(|(uid, active)| Edit::Activity { uid, active }),
        option::of(uid()).prop_map(Edit::Owner),
        (uid(), block()).prop_map(|(uid, block)| Edit::BlockAtRegistration { uid, block }),
        (uid(), block()).prop_map(|(uid, block)| Edit::LastUpdate { uid, block }),
        (uid(), option::of(block())).prop_map(|(uid, block)| Edit::CommitBlock { uid, block }),
    ]
}

fn of_roster() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (uid(), any::<String>()).prop_map(|(uid, name)| Edit::Rename { uid, name }),
        (".{0,10}", amount()).prop_map(|(name, stake)| Edit::AddValidator { name, stake: Alpha(stake) }),
        ".{0,10}".prop_map(|name| Edit::AddMiner { name }),
        uid().prop_map(Edit::RemoveNeuron),
        (uid(), any::<bool>()).prop_map(|(uid, validates)| Edit::Validates { uid, validates }),
        (uid(), any::<bool>()).prop_map(|(uid, mines)| Edit::Mines { uid, mines }),
        (uid(), any::<usize>()).prop_map(|(uid, to)| Edit::MoveValidator { uid, to }),
        (uid(), 0usize..12).prop_map(|(uid, to)| Edit::MoveMiner { uid, to }),
    ]
}

fn of_rules() -> impl Strategy<Value = Edit> {
    prop_oneof![
        parameters().prop_map(Edit::Parameters),
        (0..RuleSet::ALL.len()).prop_map(|place| Edit::RuleSet(RuleSet::ALL[place])),
        any::<bool>().prop_map(Edit::CommitReveal),
        amount().prop_map(|amount| Edit::Emission(Alpha(amount))),
        any::<String>().prop_map(Edit::Title),
        any::<String>().prop_map(Edit::Notes),
        uid().prop_map(Edit::ReplaceNeuron),
        uid().prop_map(Edit::ResetBonds),
        Just(Edit::NextEpoch),
    ]
}

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![4 => of_cells(), 2 => of_neurons(), 2 => of_roster(), 2 => of_rules()]
}
