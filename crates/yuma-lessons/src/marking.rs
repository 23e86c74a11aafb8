//! Opens steps, and marks bets by the engine's answers.

use std::collections::BTreeMap;

use super::error::QueryError;
use super::expression::{Value, target};
use super::lesson::{Bet, BetKind, Hint, Lesson, LessonError, Step};
use super::model::{Model, Variables};
use super::subject::{netuid, neuron, root_validator};
use yuma_scenario::AnyDocument;

/// A cell of a lab that words point at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A row of the grid, or a validator of the board: its name.
    Row(String),
    /// A column of the grid, or a network of the board: its name or number.
    Column(String),
    /// A cell of the grid or the board: row and column.
    Cell(String, String),
    /// A subnet of the table, by its number.
    Subnet(String),
}

impl Cell {
    /// Reads a cell such as `cell(E, M4)`; `None` for any other text.
    pub fn read(text: &str) -> Option<Cell> {
        let call = target(text).ok()?;
        let name = |index| call.written(index).ok();
        match call.function.as_str() {
            "row" => Some(Cell::Row(name(0)?)),
            "column" => Some(Cell::Column(name(0)?)),
            "cell" => Some(Cell::Cell(name(0)?, name(1)?)),
            "subnet" => Some(Cell::Subnet(name(0)?)),
            _ => None,
        }
    }
}

impl Lesson {
    /// Returns the document and the variables with which a step opens.
    ///
    /// # Errors
    /// Returns the reason if the lesson's document cannot be read or rejects a value.
    pub fn opened(&self, step: &Step) -> Result<(AnyDocument, Variables), LessonError> {
        let document = self.document()?;
        let variables = self.controls.iter().filter(|(_, control)| control.sets.is_empty());
        let variables = variables.map(|(name, control)| (name.clone(), Value::Number(control.start))).collect();
        self.with_values(&step.set, (document, variables))
    }

    /// Returns the document and the variables that a step shows after its bet.
    ///
    /// # Errors
    /// Returns the reason if a control cannot be set.
    pub fn after_bet(
        &self,
        step: &Step,
        opened: (AnyDocument, Variables),
    ) -> Result<(AnyDocument, Variables), LessonError> {
        self.with_values(&step.after_bet, opened)
    }

    fn with_values(
        &self,
        values: &BTreeMap<String, f64>,
        (mut document, mut variables): (AnyDocument, Variables),
    ) -> Result<(AnyDocument, Variables), LessonError> {
        for (name, &value) in values {
            let Some(control) = self.controls.get(name) else { continue };
            document = control.set(&document, value)?;
            if control.sets.is_empty() {
                variables.insert(name.clone(), Value::Number(value));
            }
        }
        Ok((document, variables))
    }

    /// Returns the right answer of a bet: a number, a name, or the id of an option.
    ///
    /// # Errors
    /// Returns the reason if the engine has none.
    pub fn answer(&self, bet: &Bet, model: &Model) -> Result<Value, QueryError> {
        match &bet.kind {
            BetKind::Choice(options) => {
                for option in options {
                    if model.evaluate(&option.when)?.is_true() {
                        return Ok(Value::Name(option.id.clone()));
                    }
                }
                Err(QueryError::NoValue("answer".to_owned()))
            }
            BetKind::Slider { answer, .. } | BetKind::Number { answer, .. } | BetKind::Which { answer, .. } => {
                let query = self.queries.get(answer).ok_or_else(|| QueryError::Unknown(answer.clone()))?;
                model.evaluate(&query.is)
            }
        }
    }

    /// Returns whether a bet is right.
    pub fn is_right(&self, bet: &Bet, placed: &Value, answer: &Value) -> bool {
        match (&bet.kind, placed, answer) {
            (
                BetKind::Slider { tolerance, .. } | BetKind::Number { tolerance, .. },
                Value::Number(placed),
                Value::Number(answer),
            ) => (placed - answer).abs() <= *tolerance + 1e-9,
            _ => placed == answer,
        }
    }

    /// Returns the first hint that applies to a placed bet.
    ///
    /// # Errors
    /// Returns the reason if the engine has no answer.
    pub fn hint<'a>(&self, bet: &'a Bet, placed: &Value, opened: &Model) -> Result<Option<&'a Hint>, QueryError> {
        let answer = self.answer(bet, opened)?;
        let model = opened.with_variables([("bet".to_owned(), placed.clone()), ("answer".to_owned(), answer)]);
        for hint in &bet.hints {
            if model.evaluate(&hint.when)?.is_true() {
                return Ok(Some(hint));
            }
        }
        Ok(None)
    }

    /// Returns whether a document has a cell.
    pub fn cell_exists(&self, document: &AnyDocument, text: &str) -> bool {
        match (Cell::read(text), document) {
            (Some(Cell::Row(name) | Cell::Column(name)), AnyDocument::Consensus(scenario)) => {
                neuron(scenario, &name).is_ok()
            }
            (Some(Cell::Cell(row, column)), AnyDocument::Consensus(scenario)) => {
                neuron(scenario, &row).is_ok() && neuron(scenario, &column).is_ok()
            }
            (Some(Cell::Row(name)), AnyDocument::Market(market)) => root_validator(market, &name).is_ok(),
            (Some(Cell::Cell(row, column)), AnyDocument::Market(market)) => {
                root_validator(market, &row).is_ok() && netuid(market, &column).is_ok()
            }
            (Some(Cell::Column(name) | Cell::Subnet(name)), AnyDocument::Market(market)) => {
                netuid(market, &name).is_ok()
            }
            _ => false,
        }
    }

    /// Returns the model of a document with a control at another value.
    ///
    /// # Errors
    /// Returns the reason if there is no such control, or the document rejects the value.
    pub fn model_with(
        &self,
        control: &str,
        value: f64,
        document: &AnyDocument,
        variables: &Variables,
    ) -> Result<Model, QueryError> {
        let found = self.controls.get(control).ok_or_else(|| QueryError::Unknown(control.to_owned()))?;
        let mut variables = variables.clone();
        if found.sets.is_empty() {
            variables.insert(control.to_owned(), Value::Number(value));
        }
        Ok(Model::new(found.set(document, value)?, variables))
    }
}
