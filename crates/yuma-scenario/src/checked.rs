//! The scenario: a document that has been checked.

use std::collections::HashMap;
use std::ops::Deref;

use super::comparison::Comparison;
use super::invalid::{Field, Invalid, List, TextField};
use super::model::{Document, Matrix, Row};
use super::timeline::{Timeline, check_timeline};
use super::{limits, text};
use yuma_engine::quantity::{Block, Share, Uid};
use yuma_engine::yuma::{EpochInput, Hyperparameter, Parameters, Sparse, activity_cutoff, upscale};

/// A valid document: every uid exists, every row and column that counts is shown, and every number is one the chain
/// admits.
///
/// A scenario can only be created through the checks, and it is changed only by creating another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario(Document);

impl Deref for Scenario {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.0
    }
}

impl AsRef<Document> for Scenario {
    fn as_ref(&self) -> &Document {
        &self.0
    }
}

impl Scenario {
    /// Checks a document and creates a scenario from it.
    ///
    /// # Errors
    /// Returns the first rule of [`Invalid`] that the document breaks.
    pub fn new(document: Document) -> Result<Self, Invalid> {
        check_sizes(&document)?;
        check_roles(&document)?;
        for matrix in Matrix::BOTH {
            check_rows(&document, matrix)?;
        }
        check_words(&document)?;
        check_numbers(&document)?;
        check_timeline(&document)?;
        Ok(Scenario(document))
    }

    /// Creates a scenario from a document derived from checked ones, such as a state reached by a run:
    /// [`check_timeline`] has ensured that all of them are valid.
    pub(super) fn known_valid(document: Document) -> Self {
        Scenario(document)
    }

    /// Returns a changed copy. Unchanged rows stay shared.
    ///
    /// # Errors
    /// Returns the error of `change`, or the first rule that the changed document breaks.
    pub fn edit(&self, change: impl FnOnce(&mut Document) -> Result<(), Invalid>) -> Result<Self, Invalid> {
        let mut document = self.0.clone();
        change(&mut document)?;
        Scenario::new(document)
    }

    /// Returns the state that the epoch reads: weights scaled up as the chain does when it stores them (spec 4.2).
    /// Keyframes are ignored; a [`super::Run`] applies them.
    pub fn epoch_input(&self) -> EpochInput {
        epoch_input(&self.0, self.0.weights.iter().map(stored))
    }
}

/// Returns the state that the epoch reads, with the given stored weights.
pub(super) fn epoch_input<R: IntoIterator<Item = (Uid, Share)>>(
    document: &Document,
    stored: impl Iterator<Item = R>,
) -> EpochInput {
    let by_uid = document.neurons.iter();
    EpochInput {
        uid_count: document.uid_count(),
        current_block: document.current_block,
        last_mechanism_step_block: document.last_mechanism_step_block,
        activity_cutoff: document.activity_cutoff(),
        last_update: by_uid.clone().map(|neuron| neuron.last_update).collect(),
        block_at_registration: by_uid.clone().map(|neuron| neuron.block_at_registration).collect(),
        alpha_stake: by_uid.clone().map(|neuron| neuron.alpha_stake).collect(),
        tao_stake: by_uid.clone().map(|neuron| neuron.tao_stake).collect(),
        owner: document.owner,
        validator_permits: by_uid.clone().map(|neuron| neuron.validator_permit).collect(),
        weights: Sparse::from_rows(stored),
        bonds: Sparse::from_rows(document.bonds.iter().map(|row| row.iter().copied())),
        commit_blocks: document.commit_reveal.then(|| by_uid.map(|neuron| neuron.commit_block).collect()),
        previous_consensus: document.previous_consensus.clone(),
        emission: document.emission,
        parameters: document.parameters.clone(),
    }
}

impl Document {
    /// Returns the number of neurons.
    pub fn uid_count(&self) -> u16 {
        u16::try_from(self.neurons.len()).unwrap_or(u16::MAX)
    }

    /// Returns the number of blocks without an update after which a validator is inactive.
    pub fn activity_cutoff(&self) -> Block {
        activity_cutoff(self.parameters.activity_cutoff_factor, self.parameters.tempo)
    }

    /// Returns the same initial state with a timeline of one epoch without keyframes, and without a comparison.
    pub fn by_itself(&self) -> Document {
        Document { timeline: Timeline::default(), comparison: Comparison::None, ..self.clone() }
    }
}

/// Returns a row as the chain stores it, for keeping.
pub(super) fn stored_row(row: &Row) -> Row {
    Row::new(stored(row).collect())
}

/// Returns the entries of a row as the chain stores it.
fn stored(row: &Row) -> impl Iterator<Item = (Uid, Share)> {
    let submitted: Vec<_> = row.iter().map(|&(_, share)| share).collect();
    row.iter().map(|&(column, _)| column).zip(upscale(&submitted))
}

fn check_sizes(document: &Document) -> Result<(), Invalid> {
    let expected = document.neurons.len();
    if expected == 0 {
        return Err(Invalid::Empty);
    }
    if expected > limits::NEURONS {
        return Err(Invalid::TooManyNeurons { count: expected, limit: limits::NEURONS });
    }
    let count = document.validators.len();
    if count > limits::VALIDATORS {
        return Err(Invalid::TooManyValidators { count, limit: limits::VALIDATORS });
    }
    let consensus = document.previous_consensus.as_ref().map_or(expected, Vec::len);
    for (list, found) in [
        (List::Rows(Matrix::Weights), document.weights.len()),
        (List::Rows(Matrix::Bonds), document.bonds.len()),
        (List::PreviousConsensus, consensus),
    ] {
        if found != expected {
            return Err(Invalid::WrongLength { list, found, expected });
        }
    }
    Ok(())
}

/// The set of neurons in a list without duplicates.
pub(super) struct Members([bool; limits::NEURONS]);

impl Members {
    pub(super) fn of(list: List, uids: impl Iterator<Item = Uid>, count: u16) -> Result<Self, Invalid> {
        let mut members = [false; limits::NEURONS];
        for uid in uids {
            match members.get_mut(uid.index()) {
                Some(seen) if uid.0 < count => {
                    if std::mem::replace(seen, true) {
                        return Err(Invalid::DuplicateUid { list, uid });
                    }
                }
                _ => return Err(Invalid::UnknownUid { list, uid }),
            }
        }
        Ok(Members(members))
    }

    pub(super) fn holds(&self, uid: Uid) -> bool {
        self.0.get(uid.index()).copied().unwrap_or(false)
    }
}

fn check_roles(document: &Document) -> Result<(), Invalid> {
    let count = document.uid_count();
    let validators = Members::of(List::Validators, document.validators.iter().copied(), count)?;
    let miners = Members::of(List::Miners, document.miners.iter().copied(), count)?;
    Members::of(List::Owner, document.owner.into_iter(), count)?;
    match Uid::all(count).find(|&uid| !validators.holds(uid) && !miners.holds(uid)) {
        Some(uid) => Err(Invalid::WithoutRole { uid }),
        None => Ok(()),
    }
}

fn check_rows(document: &Document, matrix: Matrix) -> Result<(), Invalid> {
    let count = document.uid_count();
    let validators = Members::of(List::Validators, document.validators.iter().copied(), count)?;
    let miners = Members::of(List::Miners, document.miners.iter().copied(), count)?;
    for (row, entries) in Uid::all(count).zip(document.rows(matrix)) {
        check_row(matrix, row, entries, &validators, &miners, document)?;
    }
    Ok(())
}

/// Checks a row: no column occurs twice, and the row and its columns are shown.
pub(super) fn check_row(
    matrix: Matrix,
    row: Uid,
    entries: &[(Uid, Share)],
    validators: &Members,
    miners: &Members,
    document: &Document,
) -> Result<(), Invalid> {
    let columns = || entries.iter().map(|&(column, _)| column);
    Members::of(List::Row(matrix, row), columns(), document.uid_count())?;
    if !entries.is_empty() && !validators.holds(row) {
        return Err(Invalid::HiddenRow { matrix, row });
    }
    match columns().find(|&column| !miners.holds(column)) {
        Some(column) => Err(Invalid::HiddenCell { matrix, row, column }),
        None => Ok(()),
    }
}

fn check_words(document: &Document) -> Result<(), Invalid> {
    check_line(TextField::Title, &document.title, limits::TITLE)?;
    check_text(TextField::Notes, &document.notes, limits::NOTES, text::is_forbidden_in_notes)?;
    check_line(TextField::Preset, document.preset.as_deref().unwrap_or_default(), limits::NAME)?;
    let mut seen = HashMap::new();
    for (second, neuron) in Uid::all(document.uid_count()).zip(&document.neurons) {
        check_line(TextField::Name(second), &neuron.name, limits::NAME)?;
        if neuron.name.is_empty() {
            continue;
        }
        if let Some(first) = seen.insert(neuron.name.as_str(), second) {
            return Err(Invalid::DuplicateName { name: neuron.name.clone(), first, second });
        }
    }
    Ok(())
}

/// Checks a text of one line, which must not start or end with blanks.
fn check_line(words: TextField, text: &str, limit: usize) -> Result<(), Invalid> {
    check_text(words, text, limit, text::is_forbidden)?;
    match text.chars().next().filter(|character| character.is_whitespace()) {
        Some(character) => Err(Invalid::ForbiddenCharacter { words, character }),
        None => Ok(()),
    }
}

fn check_text(words: TextField, text: &str, limit: usize, is_forbidden: fn(char) -> bool) -> Result<(), Invalid> {
    let length = text.chars().count();
    if length > limit {
        return Err(Invalid::TextTooLong { words, length, limit });
    }
    let at_end = text.chars().next_back().filter(|character| character.is_whitespace());
    match text.chars().find(|&character| is_forbidden(character)).or(at_end) {
        Some(character) => Err(Invalid::ForbiddenCharacter { words, character }),
        None => Ok(()),
    }
}

fn check_numbers(document: &Document) -> Result<(), Invalid> {
    check_block(Field::CurrentBlock, document.current_block)?;
    check_block(Field::LastMechanismStepBlock, document.last_mechanism_step_block)?;
    check_amount(Field::Emission, document.emission.0)?;
    for (uid, neuron) in Uid::all(document.uid_count()).zip(&document.neurons) {
        check_amount(Field::AlphaStake(uid), neuron.alpha_stake.0)?;
        check_amount(Field::TaoStake(uid), neuron.tao_stake.0)?;
        check_block(Field::LastUpdate(uid), neuron.last_update)?;
        check_block(Field::BlockAtRegistration(uid), neuron.block_at_registration)?;
        check_block(Field::CommitBlock(uid), neuron.commit_block.unwrap_or_default())?;
    }
    let parameters = &document.parameters;
    for parameter in Hyperparameter::ALL {
        check_hyperparameter(parameter, parameter.get(parameters))?;
    }
    check_alpha_order(parameters)
}

pub(super) fn check_hyperparameter(parameter: Hyperparameter, raw: i128) -> Result<(), Invalid> {
    check_range(Field::Hyperparameter(parameter), raw, parameter.range())
}

pub(super) fn check_alpha_order(parameters: &Parameters) -> Result<(), Invalid> {
    let (low, high) = (parameters.alpha_low.0, parameters.alpha_high.0);
    if low > high { Err(Invalid::AlphaOrder { low, high }) } else { Ok(()) }
}

pub(super) fn check_block(field: Field, block: Block) -> Result<(), Invalid> {
    check_range(field, block.0.into(), (0, limits::BLOCK.into()))
}

pub(super) fn check_amount(field: Field, amount: u64) -> Result<(), Invalid> {
    check_range(field, amount.into(), (0, limits::AMOUNT.into()))
}

pub(super) fn check_range(field: Field, value: i128, (lowest, highest): (i128, i128)) -> Result<(), Invalid> {
    if (lowest..=highest).contains(&value) {
        Ok(())
    } else {
        Err(Invalid::OutOfRange { field, value, lowest, highest })
    }
}
