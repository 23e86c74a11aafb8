//! The edits of a scenario. Every change on the page is one of these, so that every change can be undone.

mod block;
pub(super) mod cells;
mod comparison;
mod distribute;
mod find;
mod keyframes;
mod part_of_row;
mod playhead;
mod roster;
mod rows;
mod sheet;
mod time;

pub use block::CellBlock;
pub use comparison::ComparisonEdit;
pub(crate) use distribute::keep_sum;
pub use keyframes::TimelineEdit;
pub use part_of_row::{Others, row_sum};
pub use rows::RowOperation;
pub use sheet::{Beyond, NEW_STAKE, Sheet, SheetBlock, SheetRow};

use self::find::neuron;
use super::hyperparameter_preset::HyperparameterPreset;
use super::invalid::{Invalid, List};
use super::matrix::Matrix;
use super::model::{Document, Scenario};
use super::text;
use super::timeline::{Change, set_activity};
use yuma_engine::quantity::{Alpha, Block, Millionths, Rao, Share, Uid};
use yuma_engine::yuma::Parameters;

/// A change of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets a cell; `None` removes its entry. Zero is different from a missing entry: the chain keeps a zero that a
    /// validator submits, and with it Yuma 3 with liquid alpha lets the bond decay instead of dropping it.
    Cell {
        /// Weights or bonds.
        matrix: Matrix,
        /// The validator.
        row: Uid,
        /// The miner.
        column: Uid,
        /// The new value.
        value: Option<Share>,
    },
    /// Sets a cell and scales the row's other entries, so that the row's sum is unchanged.
    CellKeepingSum {
        /// Weights or bonds.
        matrix: Matrix,
        /// The validator.
        row: Uid,
        /// The miner.
        column: Uid,
        /// The new value; the excess over the sum is cut.
        value: Share,
        /// The columns that stay, as in [`Others::KeepSumBeside`].
        stays: Vec<Uid>,
    },
    /// Sets a weight to a part of its row.
    PartOfRow {
        /// The validator.
        row: Uid,
        /// The miner.
        column: Uid,
        /// The part.
        part: Millionths,
        /// The sum that `part` refers to: [`row_sum`], or its value before earlier edits of the row.
        basis: u64,
        /// The change of the row's other weights.
        others: Others,
    },
    /// Sets a block that was pasted from a spreadsheet.
    Sheet(Sheet),
    /// Changes a whole row.
    Row {
        /// Weights or bonds.
        matrix: Matrix,
        /// The validator.
        row: Uid,
        /// The operation.
        operation: RowOperation,
    },
    /// Sets the alpha stake.
    AlphaStake {
        /// The neuron.
        uid: Uid,
        /// Its stake.
        stake: Alpha,
    },
    /// Sets the root stake.
    TaoStake {
        /// The neuron.
        uid: Uid,
        /// Its stake.
        stake: Rao,
    },
    /// Grants or revokes the validator permit.
    Permit {
        /// The neuron.
        uid: Uid,
        /// Whether it has a permit.
        permit: bool,
    },
    /// Makes a validator active or inactive by moving its last update.
    Activity {
        /// The neuron.
        uid: Uid,
        /// Whether it is active.
        active: bool,
    },
    /// Sets the subnet owner's neuron, or `None`.
    Owner(Option<Uid>),
    /// Sets the block of registration.
    BlockAtRegistration {
        /// The neuron.
        uid: Uid,
        /// The block.
        block: Block,
    },
    /// Sets the block of the last weight update.
    LastUpdate {
        /// The neuron.
        uid: Uid,
        /// The block.
        block: Block,
    },
    /// Sets the block of the earliest commit that is not yet revealed.
    CommitBlock {
        /// The neuron.
        uid: Uid,
        /// The block, or `None`.
        block: Option<Block>,
    },
    /// Renames a neuron; an empty name shows its uid.
    Rename {
        /// The neuron.
        uid: Uid,
        /// The name.
        name: String,
    },
    /// Appends a validator with a permit and no weights.
    AddValidator {
        /// Its name.
        name: String,
        /// Its stake.
        stake: Alpha,
    },
    /// Appends a miner.
    AddMiner {
        /// Its name.
        name: String,
    },
    /// Removes a neuron; higher uids decrease by one.
    RemoveNeuron(Uid),
    /// Shows or hides a neuron as a row; hiding clears the row.
    Validates {
        /// The neuron.
        uid: Uid,
        /// Whether it is a validator.
        validates: bool,
    },
    /// Shows or hides a neuron as a column; hiding clears the column.
    Mines {
        /// The neuron.
        uid: Uid,
        /// Whether it is a miner.
        mines: bool,
    },
    /// Moves a row within the display order.
    MoveValidator {
        /// The neuron.
        uid: Uid,
        /// Its new index, from 0.
        to: usize,
    },
    /// Moves a column within the display order.
    MoveMiner {
        /// The neuron.
        uid: Uid,
        /// Its new index, from 0.
        to: usize,
    },
    /// Sets the hyperparameters.
    Parameters(Parameters),
    /// Sets a hyperparameter preset; the other hyperparameters are unchanged.
    HyperparameterPreset(HyperparameterPreset),
    /// Turns commit-reveal on or off.
    CommitReveal(bool),
    /// Sets the emission that the epoch pays out.
    Emission(Alpha),
    /// Sets the title.
    Title(String),
    /// Sets the notes.
    Notes(String),
    /// Replaces the neuron of a uid with a new registration (spec 7).
    ReplaceNeuron(Uid),
    /// Removes all bonds with a miner, as its metadata commitment does (spec 7).
    ResetBonds(Uid),
    /// Runs the epoch: its outcome becomes the stored state, and time moves to the next epoch. Keyframes move one
    /// epoch earlier, and the run is one epoch shorter unless it has only one.
    NextEpoch,
    /// Changes the number of epochs or keyframes.
    Timeline(TimelineEdit),
    /// Changes the comparison.
    Comparison(ComparisonEdit),
    /// Applies hyperparameters, emission, stakes and weights from a file. Changes that a document cannot represent
    /// are ignored.
    Put(Vec<Change>),
}

impl Edit {
    /// Returns the changed scenario.
    ///
    /// # Errors
    /// Returns the rule that the change would break.
    pub fn apply(&self, scenario: &Scenario) -> Result<Scenario, Invalid> {
        match self {
            Edit::NextEpoch => time::next_epoch(scenario),
            Edit::Comparison(edit) => Ok(comparison::change(scenario, edit)),
            _ => scenario.edit(|document| self.change(document)),
        }
    }

    fn change(&self, document: &mut Document) -> Result<(), Invalid> {
        match *self {
            Edit::Cell { matrix, row, column, value } => cells::set(document, matrix, row, column, value),
            Edit::CellKeepingSum { matrix, row, column, value, ref stays } => {
                cells::set_keeping_sum(document, matrix, (row, column), value, stays)
            }
            Edit::PartOfRow { row, column, part, basis, ref others } => {
                part_of_row::set(document, (row, column), part, basis, others)
            }
            Edit::Sheet(ref sheet) => sheet::set(document, sheet),
            Edit::Row { matrix, row, operation } => rows::operate(document, matrix, row, operation),
            Edit::AlphaStake { uid, stake } => neuron(document, uid).map(|neuron| neuron.alpha_stake = stake),
            Edit::TaoStake { uid, stake } => neuron(document, uid).map(|neuron| neuron.tao_stake = stake),
            Edit::Permit { uid, permit } => neuron(document, uid).map(|neuron| neuron.validator_permit = permit),
            Edit::Activity { uid, active } => {
                neuron(document, uid)?;
                set_activity(document, uid, active);
                Ok(())
            }
            Edit::Owner(owner) => {
                document.owner = owner;
                Ok(())
            }
            Edit::BlockAtRegistration { uid, block } => {
                neuron(document, uid).map(|neuron| neuron.block_at_registration = block)
            }
            Edit::LastUpdate { uid, block } => neuron(document, uid).map(|neuron| neuron.last_update = block),
            Edit::CommitBlock { uid, block } => neuron(document, uid).map(|neuron| neuron.commit_block = block),
            Edit::Rename { uid, ref name } => neuron(document, uid).map(|neuron| neuron.name = text::clean_line(name)),
            Edit::AddValidator { ref name, stake } => roster::add_validator(document, name, stake),
            Edit::AddMiner { ref name } => roster::add_miner(document, name),
            Edit::RemoveNeuron(uid) => roster::remove(document, uid),
            Edit::Validates { uid, validates } => roster::set_validates(document, uid, validates),
            Edit::Mines { uid, mines } => roster::set_mines(document, uid, mines),
            Edit::MoveValidator { uid, to } => roster::move_to(&mut document.validators, List::Validators, uid, to),
            Edit::MoveMiner { uid, to } => roster::move_to(&mut document.miners, List::Miners, uid, to),
            Edit::Parameters(ref parameters) => {
                document.parameters = parameters.clone();
                Ok(())
            }
            Edit::HyperparameterPreset(preset) => {
                preset.put(&mut document.parameters);
                Ok(())
            }
            Edit::CommitReveal(on) => {
                document.commit_reveal = on;
                Ok(())
            }
            Edit::Emission(emission) => {
                document.emission = emission;
                Ok(())
            }
            Edit::Title(ref title) => {
                document.title = text::clean_line(title);
                Ok(())
            }
            Edit::Notes(ref notes) => {
                document.notes = text::clean_notes(notes);
                Ok(())
            }
            Edit::ReplaceNeuron(uid) => time::replace_neuron(document, uid),
            Edit::ResetBonds(uid) => time::reset_bonds(document, uid),
            Edit::Timeline(ref edit) => {
                keyframes::change(&mut document.timeline, edit);
                Ok(())
            }
            Edit::Put(ref changes) => {
                changes.iter().for_each(|change| change.put(document));
                Ok(())
            }
            // `apply` handles these on the checked scenario.
            Edit::NextEpoch | Edit::Comparison(_) => Ok(()),
        }
    }
}
