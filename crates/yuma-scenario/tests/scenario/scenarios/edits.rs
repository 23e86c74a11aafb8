//! Any edit, sensible or not.

use proptest::option;
use proptest::prelude::*;
use yuma_engine::quantity::{Alpha, Block, Epoch, Millionths, Rao, Share, Uid};
use yuma_engine::yuma::{Hyperparameter, Parameters};
use yuma_scenario::edit::{ComparisonEdit, Others, RowOperation, Sheet, SheetBlock, SheetRow, TimelineEdit};
use yuma_scenario::timeline::{Activity, Change, Source, Subject};
use yuma_scenario::{Edit, HyperparameterPreset, LaneHyperparameters, LaneSet, Matrix, Row};

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
        changes.into_iter().fold(Parameters::default(), |parameters, (index, raw, small)| {
            let raw = if small { raw.rem_euclid(70_000) } else { raw };
            Hyperparameter::ALL[index].set(&parameters, raw.into())
        })
    })
}

fn operation() -> impl Strategy<Value = RowOperation> {
    prop_oneof![
        Just(RowOperation::Normalize),
        Just(RowOperation::Fill),
        Just(RowOperation::Clear),
        any::<u64>().prop_map(|factor| RowOperation::Scale(Millionths(factor))),
        (0u64..3_000_000).prop_map(|factor| RowOperation::Scale(Millionths(factor))),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let uids = || prop::collection::vec(uid(), 0..6);
    let line = (option::of("[a-c]"), option::of(amount()), prop::collection::vec(option::of(share()), 0..6))
        .prop_map(|(name, stake, weights)| SheetRow { name, stake: stake.map(Alpha), weights });
    let block = (prop::collection::vec("[x-z]", 0..4), prop::collection::vec(line, 0..6))
        .prop_map(|(titles, rows)| SheetBlock { titles, rows });
    (matrix(), uids(), uids(), block, any::<[bool; 3]>()).prop_map(
        |(matrix, rows, columns, block, [keeps, renames, adds])| {
            let others = if keeps { Others::KeepSum } else { Others::Stay };
            Sheet { matrix, rows, columns, block, others, renames, adds }
        },
    )
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
            value,
            stays: vec![Uid(column.0.wrapping_add(1))]
        }),
        (uid(), uid(), any::<u64>(), any::<u64>(), any::<bool>()).prop_map(|(row, column, part, basis, keeps)| {
            let others = if keeps { Others::KeepSum } else { Others::Stay };
            Edit::PartOfRow { row, column, part: Millionths(part % 1_100_000), basis, others }
        }),
        sheet().prop_map(|sheet| Edit::Sheet(Sheet { adds: false, renames: false, ..sheet })),
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
        sheet().prop_map(|sheet| Edit::Sheet(Sheet { adds: true, ..sheet })),
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

fn comparison() -> impl Strategy<Value = ComparisonEdit> {
    let lanes = prop::collection::vec((0..LaneHyperparameters::ALL.len(), any::<bool>()), 0..4).prop_map(|chosen| {
        chosen
            .into_iter()
            .fold(LaneSet::NONE, |lanes, (index, is_on)| lanes.with(LaneHyperparameters::ALL[index], is_on))
    });
    prop_oneof![
        Just(ComparisonEdit::Pin),
        Just(ComparisonEdit::Swap),
        lanes.prop_map(ComparisonEdit::Hyperparameters),
        Just(ComparisonEdit::End)
    ]
}

fn of_hyperparameters() -> impl Strategy<Value = Edit> {
    prop_oneof![
        parameters().prop_map(Edit::Parameters),
        (0..HyperparameterPreset::ALL.len())
            .prop_map(|index| Edit::HyperparameterPreset(HyperparameterPreset::ALL[index])),
        any::<bool>().prop_map(Edit::CommitReveal),
        amount().prop_map(|amount| Edit::Emission(Alpha(amount))),
        any::<String>().prop_map(Edit::Title),
        any::<String>().prop_map(Edit::Notes),
        uid().prop_map(Edit::ReplaceNeuron),
        uid().prop_map(Edit::ResetBonds),
        Just(Edit::NextEpoch),
        comparison().prop_map(Edit::Comparison),
    ]
}

/// Epochs of a short run, now and then others.
pub fn when() -> impl Strategy<Value = Epoch> {
    prop_oneof![20 => 0u16..8, 1 => any::<u16>()].prop_map(Epoch)
}

/// Weights on some of the miners of a small preset.
fn row_of_weights() -> impl Strategy<Value = Row> {
    let entries = prop::collection::vec((3u16..9, share()), 0..5);
    entries.prop_map(|entries| {
        let mut seen = Vec::new();
        let entries = entries.into_iter().filter(|&(column, _)| {
            let is_new = !seen.contains(&column);
            seen.push(column);
            is_new
        });
        Row::new(entries.map(|(column, share)| (Uid(column), share)).collect())
    })
}

fn of_a_validator() -> impl Strategy<Value = Change> {
    let uid = || prop_oneof![8 => (0u16..6).prop_map(Uid), 1 => uid()];
    let source = prop_oneof![Just(Source::Consensus), uid().prop_map(Source::Validator)];
    let delay = prop_oneof![10 => 0u16..4, 1 => any::<u16>()].prop_map(Epoch);
    let activity = prop::sample::select(vec![Activity::Submits, Activity::Stops, Activity::Inactive]);
    prop_oneof![
        3 => (uid(), row_of_weights()).prop_map(|(uid, row)| Change::Weights { uid, row }),
        3 => (uid(), source, delay).prop_map(|(uid, source, delay)| Change::Copy { uid, source, delay }),
        1 => uid().prop_map(|uid| Change::OwnWeights { uid }),
        2 => (uid(), activity).prop_map(|(uid, activity)| Change::Activity { uid, activity }),
        1 => (uid(), any::<bool>()).prop_map(|(uid, permit)| Change::Permit { uid, permit }),
        1 => (uid(), amount()).prop_map(|(uid, stake)| Change::AlphaStake { uid, stake: Alpha(stake) }),
        1 => (uid(), amount()).prop_map(|(uid, stake)| Change::TaoStake { uid, stake: Rao(stake) }),
    ]
}

/// Any change, sensible or not.
pub fn change() -> impl Strategy<Value = Change> {
    let blocks = prop_oneof![Just(0), Just(1), Just(2), Just(361), 0u64..400, any::<u64>()].prop_map(Block);
    let hyperparameter = prop::sample::select(Hyperparameter::ALL.to_vec());
    let raw = prop_oneof![5 => 0i64..3, 5 => 0i64..70_000, 1 => any::<i64>()];
    let hyperparameter_change = (hyperparameter, raw).prop_map(|(hyperparameter, raw)| Change::Hyperparameter {
        hyperparameter,
        raw: i128::from(raw).clamp(hyperparameter.range().0 - 1, hyperparameter.range().1),
    });
    prop_oneof![
        8 => of_a_validator().boxed(),
        2 => (uid(), blocks).prop_map(|(uid, blocks_before)| Change::ReplaceNeuron { uid, blocks_before }),
        1 => uid().prop_map(|uid| Change::ResetBonds { uid }),
        2 => hyperparameter_change,
        1 => any::<bool>().prop_map(Change::CommitReveal),
        1 => amount().prop_map(|amount| Change::Emission(Alpha(amount))),
    ]
}

/// Any change of the timeline.
pub fn of_timeline() -> impl Strategy<Value = TimelineEdit> {
    let subject = || option::of(change().prop_map(|change| -> Subject { change.subject() })).boxed();
    prop_oneof![
        6 => (when(), change().boxed()).prop_map(|(epoch, change)| TimelineEdit::Set { epoch, change }),
        2 => (1u16..12).prop_map(|epochs| TimelineEdit::Epochs(Epoch(epochs))),
        1 => (when(), subject()).prop_map(|(epoch, subject)| TimelineEdit::Remove { epoch, subject }),
        1 => (when(), when(), subject()).prop_map(|(from, to, subject)| TimelineEdit::Move { from, to, subject }),
        1 => (when(), when(), subject()).prop_map(|(from, to, subject)| TimelineEdit::Copy { from, to, subject }),
    ]
}

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => of_cells().boxed(),
        2 => of_neurons().boxed(),
        2 => of_roster().boxed(),
        2 => of_hyperparameters().boxed(),
        3 => of_timeline().prop_map(Edit::Timeline).boxed(),
        1 => prop::collection::vec(change(), 0..4).prop_map(Edit::Put).boxed(),
    ]
}
