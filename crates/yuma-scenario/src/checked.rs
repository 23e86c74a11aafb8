//! The checks that make a document a scenario.

use super::check::{Members, check_alpha_order, check_amount, check_block, check_hyperparameter, check_row};
use super::invalid::{Field, Invalid, List, TextField};
use super::matrix::Matrix;
use super::model::{Document, Scenario};
use super::timeline::check_timeline;
use super::{limits, text};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Hyperparameter;

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
        Ok(Scenario::known_valid(document))
    }

    /// Returns a changed copy. Unchanged rows stay shared.
    ///
    /// # Errors
    /// Returns the error of `change`, or the first rule that the changed document breaks.
    pub fn edit(&self, change: impl FnOnce(&mut Document) -> Result<(), Invalid>) -> Result<Self, Invalid> {
        let mut document = Document::clone(self);
        change(&mut document)?;
        Scenario::new(document)
    }
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

fn check_words(document: &Document) -> Result<(), Invalid> {
    check_line(TextField::Title, &document.title, limits::TITLE)?;
    check_text(TextField::Notes, &document.notes, limits::NOTES, text::is_forbidden_in_notes)?;
    check_line(TextField::Preset, document.preset.as_deref().unwrap_or_default(), limits::NAME)?;
    for (uid, neuron) in Uid::all(document.uid_count()).zip(&document.neurons) {
        check_line(TextField::Name(uid), &neuron.name, limits::NAME)?;
    }
    match duplicate_name(document) {
        Some((first, second, name)) => Err(Invalid::DuplicateName { name: name.to_owned(), first, second }),
        None => Ok(()),
    }
}

/// Returns two neurons with the same name. Sorts by a hash of the names: a hash map would add kilobytes to the page.
fn duplicate_name(document: &Document) -> Option<(Uid, Uid, &str)> {
    let named = Uid::all(document.uid_count()).zip(&document.neurons).map(|(uid, neuron)| (uid, neuron.name.as_str()));
    let named = ascending(named.filter(|(_, name)| !name.is_empty()).collect(), |(_, name)| hash(name));
    let mut pairs = named.iter().zip(named.iter().skip(1));
    pairs.find(|((_, one), (_, other))| one == other).map(|(&(first, name), &(second, _))| (first, second, name))
}

/// Returns the FNV-1a hash of a text.
fn hash(text: &str) -> i128 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    i128::from(text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
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
